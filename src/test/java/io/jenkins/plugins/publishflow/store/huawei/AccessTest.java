package io.jenkins.plugins.publishflow.store.huawei;

import static io.jenkins.plugins.publishflow.store.huawei.HuaweiFixture.OK;
import static io.jenkins.plugins.publishflow.store.huawei.HuaweiFixture.assertMalformed;
import static io.jenkins.plugins.publishflow.store.huawei.HuaweiFixture.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.flow.VirtualClock;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import io.jenkins.plugins.publishflow.store.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lets requests in, for both kinds of key. */
class AccessTest {

    private static final String TOKEN = "/oauth2/v1/token";
    private static final String LIST = "/publish/v2/appid-list";
    private static final ApiClientKey CLIENT = new ApiClientKey("id-1", "the+secret&=");

    private final CannedServer server = new CannedServer();
    private final VirtualClock clock = new VirtualClock();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void exchangesIdAndSecretOnceForManyRequests() throws Exception {
        Apps apps = HuaweiFixture.connect(server, CLIENT, clock).apps();
        server.on("POST", TOKEN, 200, token("t1")).on("GET", LIST, 200, OK).on("GET", LIST, 200, OK);
        apps.find("a");
        apps.find("b");

        JsonNode asked = server.only("POST", TOKEN).json();
        assertEquals("client_credentials", asked.path("grant_type").asText());
        assertEquals("id-1", asked.path("client_id").asText());
        assertEquals("the+secret&=", asked.path("client_secret").asText());
        CannedServer.Asked request = server.asked().get(1);
        assertEquals("Bearer t1", request.headers().get("authorization"));
        assertEquals("id-1", request.headers().get("client_id"));
    }

    @Test
    void fetchesAnotherTokenBeforeTheOldOneEnds() throws Exception {
        Apps apps = HuaweiFixture.connect(server, CLIENT, clock).apps();
        server.on("POST", TOKEN, 200, token("t1")).on("POST", TOKEN, 200, token("t2"));
        server.on("GET", LIST, 200, OK).on("GET", LIST, 200, OK);
        apps.find("a");
        clock.move(Duration.ofHours(48).minusMinutes(4));
        apps.find("a");
        assertEquals("Bearer t2", server.asked().get(3).headers().get("authorization"));
    }

    @Test
    void fetchesAnotherTokenWhereTheOldOneIsRefused() throws Exception {
        Apps apps = HuaweiFixture.connect(server, CLIENT, clock).apps();
        server.on("POST", TOKEN, 200, token("t1")).on("POST", TOKEN, 200, token("t2"));
        server.on("GET", LIST, 401, "").on("GET", LIST, 200, OK);
        assertEquals(List.of(), apps.find("a"));
        assertEquals("Bearer t2", server.asked().get(3).headers().get("authorization"));
    }

    @Test
    void saysThatAWrongSecretIsRefusedThoughTheStatusIsGood() {
        Apps apps = HuaweiFixture.connect(server, CLIENT, clock).apps();
        server.on("POST", TOKEN, 200, HuaweiFixture.refused(203890688L, "client id or secret error"));
        Problem problem = problem(() -> apps.find("a"));
        assertEquals("huawei.client-refused", problem.code());
        assertEquals(Problem.Kind.CREDENTIALS, problem.kind());
        assertFalse(problem.text().contains("the+secret"), problem.text());
    }

    @Test
    void takesNoAnswerWithoutATokenForOne() {
        Apps apps = HuaweiFixture.connect(server, CLIENT, clock).apps();
        server.on("POST", TOKEN, 200, "{\"expires_in\":3600}");
        assertMalformed(() -> apps.find("a"));
    }

    @Test
    void signsForAServiceAccountWithoutAnyExchange() throws Exception {
        Apps apps =
                HuaweiFixture.connect(server, HuaweiFixture.account(), clock).apps();
        server.on("GET", LIST, 200, OK);
        apps.find("a");

        CannedServer.Asked request = server.only("GET", LIST);
        assertFalse(request.headers().containsKey("client_id"));
        String token = request.headers().get("authorization").substring("Bearer ".length());
        String[] parts = token.split("\\.");
        JsonNode header = json(parts[0]);
        assertEquals("PS256", header.path("alg").asText());
        assertEquals("JWT", header.path("typ").asText());
        assertEquals("key-1", header.path("kid").asText());
        JsonNode claims = json(parts[1]);
        assertEquals("account-1", claims.path("iss").asText());
        assertEquals(HuaweiKeyFile.TOKEN_URI, claims.path("aud").textValue(), "one text, not a list");
        Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong());
        Instant ends = Instant.ofEpochSecond(claims.path("exp").asLong());
        assertTrue(issued.isBefore(clock.instant()), "dated back, for clocks differ");
        assertTrue(Duration.between(issued, ends).compareTo(Duration.ofHours(1)) <= 0, "at most an hour");
        assertTrue(verifies(parts));
    }

    @Test
    void signsAnewAfterAnHour() throws Exception {
        Apps apps =
                HuaweiFixture.connect(server, HuaweiFixture.account(), clock).apps();
        server.on("GET", LIST, 200, OK).on("GET", LIST, 200, OK).on("GET", LIST, 200, OK);
        apps.find("a");
        apps.find("a");
        clock.move(Duration.ofMinutes(46));
        apps.find("a");
        List<String> tokens = server.asked().stream()
                .map(asked -> asked.headers().get("authorization"))
                .toList();
        assertEquals(tokens.get(0), tokens.get(1));
        assertNotEquals(tokens.get(0), tokens.get(2));
    }

    @Test
    void asksOnceMoreAndThenSaysThatTheKeyIsRefused() {
        Apps apps =
                HuaweiFixture.connect(server, HuaweiFixture.account(), clock).apps();
        server.on("GET", LIST, 401, "").on("GET", LIST, 401, "");
        assertEquals("huawei.not-authorized", problem(() -> apps.find("a")).code());
    }

    private static boolean verifies(String[] parts) throws Exception {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        signature.initVerify(HuaweiFixture.KEYS.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static JsonNode json(String part) throws Exception {
        return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(part));
    }

    private static String token(String token) {
        return "{\"access_token\":\"" + token + "\",\"expires_in\":172800}";
    }
}

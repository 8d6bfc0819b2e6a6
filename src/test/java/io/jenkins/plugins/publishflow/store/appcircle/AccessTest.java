package io.jenkins.plugins.publishflow.store.appcircle;

import static io.jenkins.plugins.publishflow.store.appcircle.AppcircleFixture.TOKEN;
import static io.jenkins.plugins.publishflow.store.appcircle.AppcircleFixture.assertMalformed;
import static io.jenkins.plugins.publishflow.store.appcircle.AppcircleFixture.connect;
import static io.jenkins.plugins.publishflow.store.appcircle.AppcircleFixture.problem;
import static io.jenkins.plugins.publishflow.store.appcircle.AppcircleFixture.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.flow.VirtualClock;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lets requests in: both kinds of key, at newer and older Appcircles. */
class AccessTest {

    private static final String QUEUE = "/build/v1/queue/my-dashboard";
    private static final String GUID = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

    private final CannedServer server = new CannedServer();
    private final VirtualClock clock = new VirtualClock();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void exchangesAPersonalAccessKeyOnceForManyRequests() throws Exception {
        Publishes publishes =
                connect(server, AppcircleKey.personal("a+b&c=d", GUID), clock).publishes();
        server.on("POST", TOKEN, 200, token("t1")).on("GET", QUEUE, 200, "[]").on("GET", QUEUE, 200, "[]");
        publishes.running();
        publishes.running();
        CannedServer.Asked asked = server.only("POST", TOKEN);
        assertEquals("application/x-www-form-urlencoded", asked.headers().get("content-type"));
        assertEquals("personalAccessKey=a%2Bb%26c%3Dd&subOrganizationId=" + GUID, text(asked));
        assertEquals("Bearer t1", server.asked().get(2).headers().get("authorization"));
    }

    @Test
    void goesBackToOlderAddressesWhereTheNewerAreNotThere() throws Exception {
        Publishes publishes =
                connect(server, AppcircleKey.personal("k", null), clock).publishes();
        server.on("POST", TOKEN, 404, "").on("POST", "/auth/v2/token", 404, "");
        server.on("POST", "/auth/v1/token", 200, token("t1")).on("GET", QUEUE, 401, "");
        server.on("POST", "/auth/v1/token", 200, token("t2")).on("GET", QUEUE, 200, "[]");
        publishes.running();
        assertEquals("pat=k", text(server.asked().get(2)));
        assertEquals("Bearer t2", server.asked().get(5).headers().get("authorization"), "asked for it where it worked");
    }

    @Test
    void exchangesAnApiKey() throws Exception {
        Publishes publishes =
                connect(server, AppcircleKey.api("ci", "s&t", GUID), clock).publishes();
        server.on("POST", "/auth/v1/api-key/token", 200, token("t1")).on("GET", QUEUE, 200, "[]");
        publishes.running();
        assertEquals(
                "name=ci&secret=s%26t&organizationId=" + GUID, text(server.only("POST", "/auth/v1/api-key/token")));
    }

    @Test
    void fetchesAnotherTokenBeforeTheOldOneEnds() throws Exception {
        Publishes publishes =
                connect(server, AppcircleKey.personal("k", null), clock).publishes();
        server.on("POST", TOKEN, 200, token("t1")).on("GET", QUEUE, 200, "[]");
        server.on("POST", TOKEN, 200, "{\"access_token\":\"t2\"}").on("GET", QUEUE, 200, "[]");
        publishes.running();
        clock.move(Duration.ofMinutes(59));
        publishes.running();
        assertEquals("Bearer t2", server.asked().get(3).headers().get("authorization"));
    }

    @ParameterizedTest
    @CsvSource({
        "401,appcircle.key-refused",
        "403,appcircle.organization-refused",
        "400,appcircle.organization-invalid",
        "404,appcircle.no-token-address"
    })
    void saysWhyThereIsNoToken(int status, String code) throws Exception {
        Publishes publishes = connect(server, AppcircleKey.api("ci", "top-secret", null), clock)
                .publishes();
        server.on("POST", "/auth/v1/api-key/token", status, "{\"message\":\"no\"}");
        assertEquals(code, problem(publishes::running).code());
        assertFalse(AppcircleKey.api("ci", "top-secret", null).toString().contains("top-secret"));
    }

    @Test
    void takesNoAnswerWithoutATokenForOne() throws Exception {
        Publishes publishes =
                connect(server, AppcircleKey.personal("k", null), clock).publishes();
        server.on("POST", TOKEN, 200, "{}");
        assertMalformed(publishes::running);
    }

    @Test
    void saysThatAFreshTokenIsRefusedToo() throws Exception {
        Publishes publishes =
                connect(server, AppcircleKey.personal("k", null), clock).publishes();
        server.on("POST", TOKEN, 200, token("t1")).on("POST", TOKEN, 200, token("t2"));
        server.on("GET", QUEUE, 401, "").on("GET", QUEUE, 401, "");
        assertEquals("appcircle.not-authorized", problem(publishes::running).code());
    }

    @Test
    void wantsAKey() {
        assertEquals(
                "appcircle.key-missing",
                problem(() -> AppcircleKey.personal(" ", null)).code());
        assertEquals(
                "appcircle.key-missing",
                problem(() -> AppcircleKey.api("name", "", null)).code());
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com, https://api.example.com, https://auth.example.com",
        "https://auth.example.com/, https://api.example.com, https://auth.example.com",
        "http://api.example.com, https://api.example.com, https://auth.example.com",
        "my.spacetech.example.com, https://api.spacetech.example.com, https://auth.spacetech.example.com",
        "https://api.example.com:8443, https://api.example.com:8443, https://auth.example.com:8443",
        "http://127.0.0.1:9000, http://127.0.0.1:9000, http://127.0.0.1:9000",
        "http://[::1]:9000, http://[::1]:9000, http://[::1]:9000",
    })
    void findsBothAddressesOfASelfHostedAppcircle(String given, URI api, URI auth) {
        assertEquals(new AppcircleAddresses(api, auth), AppcircleAddresses.selfHosted(given));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:password@api.example.com",
                "https://",
                "https://api.example.com?a=b",
                "https://api.example.com/password",
                "https://intranet",
                "https://intranet:8443",
                "https://10.1.2.3",
                "https://[fe80::1]"
            })
    void refusesWhatIsNoAddress(String given) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> AppcircleAddresses.selfHosted(given));
        assertFalse(refused.getMessage().contains("password"), "quotes nothing");
        assertTrue(refused.getMessage().endsWith("Write for example https://api.example.com."), refused.getMessage());
    }

    private static String text(CannedServer.Asked asked) {
        return new String(asked.body(), StandardCharsets.UTF_8);
    }
}

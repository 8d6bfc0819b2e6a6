package io.jenkins.plugins.publishflow.store.appstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import io.jenkins.plugins.publishflow.store.http.CannedServer.Answer;
import io.jenkins.plugins.publishflow.store.http.Exchange;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonApiTest {

    private static final String REFUSED =
            "{\"errors\":[{\"status\":\"401\",\"code\":\"NOT_AUTHORIZED\",\"title\":\"t\"}]}";
    private static final String APP = "{\"data\":{\"type\":\"apps\",\"id\":\"7\"}}";

    private final CannedServer server = new CannedServer();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final JsonApi api = api(Clock.systemUTC());

    @AfterEach
    void everythingWasAskedFor() {
        server.close();
    }

    @Test
    void writesQueriesWithEncodedBrackets() throws StoreException {
        server.on("GET", "/v1/builds", 200, "{\"data\":[]}");
        api.list("/v1/builds", Map.of("filter[preReleaseVersion.version]", "1.0 b&c=d", "include", "app,betaGroups"));
        assertEquals(
                "filter%5BpreReleaseVersion.version%5D=1.0%20b%26c%3Dd&include=app,betaGroups",
                server.only("GET", "/v1/builds").rawQuery());
    }

    @Test
    void sendsTokenAndJson() throws StoreException {
        server.on("POST", "/v1/betaGroups", 201, APP);
        api.post("/v1/betaGroups", Body.create("betaGroups").attribute("name", "Prüfer"));
        CannedServer.Asked asked = server.only("POST", "/v1/betaGroups");
        assertTrue(asked.headers().get("authorization").startsWith("Bearer ey"));
        assertEquals("application/json", asked.headers().get("content-type"));
        assertEquals("application/json", asked.headers().get("accept"));
        assertEquals("Prüfer", asked.json().at("/data/attributes/name").asText());
    }

    @Test
    void readsAllPagesAndMergesWhatCameAlong() throws StoreException {
        String next = server.base() + "/v1/builds?cursor=abc%3D&limit=1";
        server.on("GET", "/v1/builds", 200, page("1", "10", next));
        server.on("GET", "/v1/builds", 200, page("2", "20", null));
        List<Resource> builds = api.list("/v1/builds", Map.of("limit", "1"));
        assertEquals(List.of("1", "2"), builds.stream().map(Resource::id).toList());
        assertEquals(
                List.of("version 10", "version 20"),
                builds.stream()
                        .map(build -> build.related("preReleaseVersion")
                                .flatMap(version -> version.text("version"))
                                .orElse("none"))
                        .toList());
        assertEquals("cursor=abc%3D&limit=1", server.asked().get(1).rawQuery(), "the link is followed to the letter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/v1/apps?cursor=2",
                "http://127.0.0.1:1/v1/apps?cursor=2",
                "//evil.example/v1/apps",
                "https://127.0.0.1/v1/apps",
                "file:///etc/passwd",
            })
    void doesNotFollowANextPageElsewhere(String next) {
        server.on("GET", "/v1/apps", 200, "{\"data\":[],\"links\":{\"next\":\"" + next + "\"}}");
        Problem problem = assertThrows(StoreException.class, () -> api.list("/v1/apps", Map.of()))
                .problem();
        assertEquals("app-store.foreign-link", problem.code());
        assertEquals(Problem.Kind.UNEXPECTED, problem.kind());
    }

    @Test
    void doesNotFollowANextPageWithCredentialsInIt() {
        String next = server.base().toString().replace("//", "//user:word@") + "/v1/apps";
        server.on("GET", "/v1/apps", 200, "{\"data\":[],\"links\":{\"next\":\"" + next + "\"}}");
        Problem problem = assertThrows(StoreException.class, () -> api.list("/v1/apps", Map.of()))
                .problem();
        assertEquals("app-store.foreign-link", problem.code());
        assertFalse(problem.text().contains("word"), problem.text());
    }

    @Test
    void endsAListThatGoesInCircles() {
        String again = "{\"data\":[],\"links\":{\"next\":\"" + server.base() + "/v1/apps?cursor=1\"}}";
        for (int page = 0; page < JsonApi.MAX_PAGES; page++) {
            server.on("GET", "/v1/apps", 200, again);
        }
        Problem problem = assertThrows(StoreException.class, () -> api.list("/v1/apps", Map.of()))
                .problem();
        assertEquals("app-store.too-many-pages", problem.code());
    }

    @Test
    void findsNothingBehind404AndNull() throws StoreException {
        server.on("GET", "/v1/builds/1/app", 404, "{\"errors\":[{\"status\":\"404\",\"code\":\"NOT_FOUND\"}]}");
        server.on("GET", "/v1/builds/1/app", 200, "{\"data\":null}");
        server.on("GET", "/v1/builds/1/app", 200, APP);
        assertEquals(Optional.empty(), api.find("/v1/builds/1/app", Map.of()));
        assertEquals(Optional.empty(), api.find("/v1/builds/1/app", Map.of()));
        assertEquals(Optional.of("7"), api.find("/v1/builds/1/app", Map.of()).map(Resource::id));
    }

    @Test
    void getOfSomethingMissingIsAProblem() {
        server.on("GET", "/v1/builds/1", 404, "{\"errors\":[{\"status\":\"404\",\"code\":\"NOT_FOUND\"}]}");
        Problem problem = assertThrows(StoreException.class, () -> api.get("/v1/builds/1", Map.of()))
                .problem();
        assertEquals("app-store.not-found", problem.code());
        assertEquals("GET /v1/builds/1", problem.where());
    }

    @Test
    void changesRelationships() throws StoreException {
        server.on("POST", "/v1/builds/1/relationships/betaGroups", 204, "");
        server.on("PATCH", "/v1/appStoreVersions/2/relationships/build", 204, "");
        server.on("DELETE", "/v1/builds/1/relationships/betaGroups", 204, "");
        server.on("DELETE", "/v1/buildUploads/3", 204, "");
        api.link("/v1/builds/1/relationships/betaGroups", Body.toMany("betaGroups", List.of("5")));
        api.relink("/v1/appStoreVersions/2/relationships/build", Body.toOne("builds", "1"));
        api.unlink("/v1/builds/1/relationships/betaGroups", Body.toMany("betaGroups", List.of("5")));
        api.delete("/v1/buildUploads/3");
        assertEquals("{\"data\":[{\"type\":\"betaGroups\",\"id\":\"5\"}]}", text(0));
        assertEquals("{\"data\":{\"type\":\"builds\",\"id\":\"1\"}}", text(1));
        assertEquals("{\"data\":[{\"type\":\"betaGroups\",\"id\":\"5\"}]}", text(2));
        assertEquals("", text(3));
    }

    @Test
    void renewsARefusedTokenOnce() throws StoreException {
        server.on("PATCH", "/v1/apps/7", 401, REFUSED);
        server.on("PATCH", "/v1/apps/7", 200, APP);
        server.on("GET", "/v1/apps/7", 200, APP);
        api.patch("/v1/apps/7", Body.update("apps", "7"));
        api.get("/v1/apps/7", Map.of());
        List<String> tokens = server.asked().stream()
                .map(asked -> asked.headers().get("authorization"))
                .toList();
        assertNotEquals(tokens.get(0), tokens.get(1));
        assertEquals(tokens.get(1), tokens.get(2), "the fresh token is kept");
        assertEquals(
                List.of(401, 200, 200), exchanges.stream().map(Exchange::status).toList());
    }

    @Test
    void aSecondRefusalIsAProblemOfTheKey() {
        server.on("GET", "/v1/apps/7", 401, REFUSED);
        server.on("GET", "/v1/apps/7", 401, REFUSED);
        StoreException refused = assertThrows(StoreException.class, () -> api.get("/v1/apps/7", Map.of()));
        assertEquals(Problem.Kind.CREDENTIALS, refused.problem().kind());
        assertEquals("app-store.not-authorized", refused.problem().code());
        assertFalse(refused.isTransient());
    }

    @ParameterizedTest
    @CsvSource({"PT15M, 9\\d\\d s ahead of Apple's", "PT-15M, [89]\\d\\d s behind Apple's"})
    void namesTheDifferenceOfTheClocks(Duration wrongBy, String said) {
        server.on("GET", "/v1/apps/7", 401, REFUSED).on("GET", "/v1/apps/7", 401, REFUSED);
        JsonApi wrong = api(Clock.offset(Clock.systemUTC(), wrongBy));
        String remedy = assertThrows(StoreException.class, () -> wrong.get("/v1/apps/7", Map.of()))
                .problem()
                .remedy();
        assertTrue(Pattern.compile(said).matcher(remedy).find(), remedy);
    }

    @Test
    void saysNothingOfClocksThatAgree() {
        server.on("GET", "/v1/apps/7", 401, REFUSED).on("GET", "/v1/apps/7", 401, REFUSED);
        String remedy = assertThrows(StoreException.class, () -> api.get("/v1/apps/7", Map.of()))
                .problem()
                .remedy();
        assertFalse(remedy.contains("The clock here is"), remedy);
    }

    @Test
    void keepsTheRateLimitWhenItIsTold() throws StoreException {
        server.on(
                "GET", "/v1/apps/7", Answer.of(200, APP).with("X-Rate-Limit", "user-hour-lim:3500;user-hour-rem:498;"));
        server.on("GET", "/v1/apps/7", Answer.of(200, APP));
        assertEquals(Optional.empty(), api.rateLimit());
        api.get("/v1/apps/7", Map.of());
        api.get("/v1/apps/7", Map.of());
        assertEquals(Optional.of(new RateLimit(3500, 498)), api.rateLimit());
    }

    @Test
    void passesOnHowLongToWait() {
        server.on("GET", "/v1/apps/7", Answer.of(429, "slow down").with("Retry-After", "17"));
        StoreException refused = assertThrows(StoreException.class, () -> api.get("/v1/apps/7", Map.of()));
        assertTrue(refused.isTransient());
        assertEquals(Optional.of(Duration.ofSeconds(17)), refused.retryAfter());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>hello</html>", "{\"data\":", "[]", "{\"data\":{\"type\":\"apps\"}}", "{} {}"})
    void aMalformedAnswerIsUnexpected(String body) {
        server.on("GET", "/v1/apps/7", 200, body);
        Problem problem = assertThrows(StoreException.class, () -> api.get("/v1/apps/7", Map.of()))
                .problem();
        assertEquals(Problem.Kind.UNEXPECTED, problem.kind());
        assertEquals("http.malformed-answer", problem.code());
        assertEquals("GET /v1/apps/7", problem.where());
    }

    @Test
    void aRedirectIsNotFollowedWithTheKey() {
        server.on("GET", "/v1/apps/7", Answer.of(302, "").with("Location", server.base() + "/elsewhere"));
        Problem problem = assertThrows(StoreException.class, () -> api.get("/v1/apps/7", Map.of()))
                .problem();
        assertEquals(Problem.Kind.UNEXPECTED, problem.kind());
    }

    private JsonApi api(Clock clock) {
        return new JsonApi(
                server.base(),
                new Tokens(AppStoreFixture.key(AppStoreFixture.keyPair()), clock),
                new StoreHttp(HttpSettings.DEFAULT, clock),
                exchanges::add);
    }

    private String text(int request) {
        return new String(server.asked().get(request).body(), StandardCharsets.UTF_8);
    }

    private static String page(String id, String versionId, String next) {
        String links = next == null ? "" : ",\"links\":{\"next\":\"" + next + "\"}";
        return """
                {"data":[{"type":"builds","id":"%s","relationships":
                  {"preReleaseVersion":{"data":{"type":"preReleaseVersions","id":"%s"}}}}],
                 "included":[{"type":"preReleaseVersions","id":"%s","attributes":{"version":"version %s"}}]%s}""".formatted(id, versionId, versionId, versionId, links);
    }
}

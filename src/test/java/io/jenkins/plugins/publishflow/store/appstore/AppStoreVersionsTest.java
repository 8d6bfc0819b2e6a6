package io.jenkins.plugins.publishflow.store.appstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppStoreVersionsTest {

    private static final String FULL = """
            {"type":"appStoreVersions","id":"v1","attributes":{"platform":"IOS","versionString":"4.2.0",
            "appVersionState":"PREPARE_FOR_SUBMISSION","appStoreState":"PREPARE_FOR_SUBMISSION",
            "releaseType":"SCHEDULED","earliestReleaseDate":"2026-12-01T01:00:00-08:00","copyright":"2026 Example",
            "createdDate":"2026-11-20T10:00:00.123Z"}}
            """;

    private final CannedServer server = new CannedServer();
    private final AppStoreVersions versions = AppStoreFixture.connect(server).appStoreVersions();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void listsVersionsOfThePlatform() throws StoreException {
        server.on("GET", "/v1/apps/a1/appStoreVersions", 200, "{\"data\":[" + FULL + "]}");

        List<AppStoreVersion> list = versions.list("a1", "IOS");

        assertEquals(
                List.of(new AppStoreVersion(
                        "v1",
                        "IOS",
                        "4.2.0",
                        AppVersionState.PREPARE_FOR_SUBMISSION,
                        "SCHEDULED",
                        Instant.parse("2026-12-01T09:00:00Z"),
                        "2026 Example",
                        Instant.parse("2026-11-20T10:00:00.123Z"))),
                list);
        assertEquals(
                "IOS",
                server.only("GET", "/v1/apps/a1/appStoreVersions").query().get("filter[platform]"));
    }

    @Test
    void keepsAStateThatNobodyKnowsToTheLetter() throws StoreException {
        server.on(
                "GET", "/v1/appStoreVersions/v1", 200, data(FULL.replace("\"PREPARE_FOR_SUBMISSION\"", "\"NAPPING\"")));

        AppVersionState state = versions.get("v1").state();

        assertEquals("NAPPING", state.name());
        assertFalse(state.isKnown() || state.isEditable() || state.isApproved() || state.isUnderReview());
    }

    @Test
    void createsAVersion() throws StoreException {
        server.on("POST", "/v1/appStoreVersions", 201, data(FULL));

        assertEquals("v1", versions.create("a1", "IOS", "4.2.0").id());

        JsonNode sent = server.only("POST", "/v1/appStoreVersions").json().get("data");
        assertEquals("4.2.0", sent.at("/attributes/versionString").asText());
        assertEquals("a1", sent.at("/relationships/app/data/id").asText());
    }

    @Test
    void tellsWhyASecondVersionIsRefused() {
        server.on(
                "POST",
                "/v1/appStoreVersions",
                409,
                error("ENTITY_ERROR.RELATIONSHIP.INVALID", "/data/relationships/app"));

        Problem problem = assertThrows(StoreException.class, () -> versions.create("a1", "IOS", "4.2.0"))
                .problem();

        assertEquals(Problem.Kind.REFUSED, problem.kind());
        assertEquals(
                "ENTITY_ERROR.RELATIONSHIP.INVALID",
                problem.storeErrors().get(0).code());
    }

    @Test
    void changesOneThingAtATime() throws StoreException {
        for (int i = 0; i < 2; i++) {
            server.on("PATCH", "/v1/appStoreVersions/v1", 200, data(FULL));
        }

        versions.rename("v1", "4.3.0");
        versions.setCopyright("v1", "2027 Example");

        assertEquals("{\"versionString\":\"4.3.0\"}", attributes(0));
        assertEquals("{\"copyright\":\"2027 Example\"}", attributes(1));
    }

    @Test
    void setsAScheduleAndErasesOne() throws StoreException {
        for (int i = 0; i < 2; i++) {
            server.on("PATCH", "/v1/appStoreVersions/v1", 200, data(FULL));
        }

        versions.setRelease("v1", "SCHEDULED", Instant.parse("2026-12-01T09:00:00Z"));
        versions.setRelease("v1", "MANUAL", null);

        assertEquals("{\"releaseType\":\"SCHEDULED\",\"earliestReleaseDate\":\"2026-12-01T09:00:00Z\"}", attributes(0));
        assertEquals("{\"releaseType\":\"MANUAL\",\"earliestReleaseDate\":null}", attributes(1));
    }

    @Test
    void attachesABuildAndReadsItBack() throws StoreException {
        server.on("PATCH", "/v1/appStoreVersions/v1/relationships/build", 204, "");
        server.on("GET", "/v1/appStoreVersions/v1/build", 200, "{\"data\":{\"type\":\"builds\",\"id\":\"b1\"}}");
        server.on("GET", "/v1/appStoreVersions/v1/build", 200, "{\"data\":null}");

        versions.attachBuild("v1", "b1");

        assertEquals(Optional.of("b1"), versions.attachedBuild("v1"));
        assertEquals(Optional.empty(), versions.attachedBuild("v1"));
        assertEquals(
                "b1",
                server.only("PATCH", "/v1/appStoreVersions/v1/relationships/build")
                        .json()
                        .at("/data/id")
                        .asText());
    }

    @Test
    void asksForARelease() throws StoreException {
        server.on(
                "POST",
                "/v1/appStoreVersionReleaseRequests",
                201,
                "{\"data\":{\"type\":\"appStoreVersionReleaseRequests\",\"id\":\"r1\"}}");

        assertEquals("r1", versions.requestRelease("v1"));
    }

    @Test
    void refusesAnswersThatAreNoVersion() {
        server.on("GET", "/v1/appStoreVersions/v1", 200, "{\"data\":{\"type\":\"appStoreVersions\"}}");
        server.on("GET", "/v1/apps/a1/appStoreVersions", 200, "<html>");
        server.on("POST", "/v1/appStoreVersions", 201, "");
        server.on("PATCH", "/v1/appStoreVersions/v1", 200, "{}");
        server.on("POST", "/v1/appStoreVersionReleaseRequests", 201, "{\"data\":null}");

        assertMalformed(() -> versions.get("v1"));
        assertMalformed(() -> versions.list("a1", "IOS"));
        assertMalformed(() -> versions.create("a1", "IOS", "1.0"));
        assertMalformed(() -> versions.rename("v1", "1.0"));
        assertMalformed(() -> versions.requestRelease("v1"));
    }

    @Test
    void readsAVersionThatAppleSaysLittleOf() throws StoreException {
        server.on("GET", "/v1/appStoreVersions/v1", 200, "{\"data\":{\"type\":\"appStoreVersions\",\"id\":\"v1\"}}");

        AppStoreVersion version = versions.get("v1");

        assertNull(version.releaseType());
        assertFalse(version.state().isKnown());
    }

    private String attributes(int index) {
        return server.asked().get(index).json().at("/data/attributes").toString();
    }

    private static String data(String resource) {
        return "{\"data\":" + resource + "}";
    }

    static String error(String code, String pointer) {
        return "{\"errors\":[{\"status\":\"409\",\"code\":\"" + code + "\",\"title\":\"No.\",\"detail\":\"Not now.\","
                + "\"source\":{\"pointer\":\"" + pointer + "\"}}]}";
    }

    static void assertMalformed(org.junit.jupiter.api.function.Executable call) {
        Problem problem = assertThrows(StoreException.class, call).problem();
        assertEquals(Problem.Kind.UNEXPECTED, problem.kind());
        assertTrue(problem.where().contains("/v1/"), problem.where());
    }
}

package io.jenkins.plugins.publishflow.store.appstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildsTest {

    @Test
    void findsABuildByVersionAndNumberInEverySpelling() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/builds", 200, builds("7", "1.2.0", "VALID", false));
            Build build = builds(server).find("app1", "1.2", "7", "IOS").get(0);
            assertEquals(
                    new Build(
                            "b1",
                            "1.2.0",
                            "7",
                            "VALID",
                            false,
                            "APP_STORE_ELIGIBLE",
                            null,
                            Instant.parse("2026-11-20T18:00:00Z"),
                            Instant.parse("2027-02-18T18:00:00Z"),
                            new BetaDetail("d1", "READY_FOR_BETA_TESTING", "READY_FOR_BETA_SUBMISSION", true)),
                    build);
            Map<String, String> query = server.only("GET", "/v1/builds").query();
            assertEquals("app1", query.get("filter[app]"));
            assertEquals("1.2,1.2.0", query.get("filter[preReleaseVersion.version]"));
            assertEquals("7,7.0,7.0.0", query.get("filter[version]"));
            assertEquals("IOS", query.get("filter[preReleaseVersion.platform]"));
        }
    }

    @Test
    void doesNotTakeABuildOfAnotherVersion() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/builds", 200, builds("7", "1.20", "VALID", false))
                    .on("GET", "/v1/builds", 200, builds("70", "1.2", "VALID", false));
            assertEquals(List.of(), builds(server).find("app1", "1.2", "7", "IOS"));
            assertEquals(List.of(), builds(server).find("app1", "1.2", "7", "IOS"));
        }
    }

    @Test
    void takesTheNewestThatCanBeTested() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/builds", 200, builds("7", "1.2", "VALID", false))
                    .on("GET", "/v1/builds", 200, builds("7", "1.2", "VALID", true));
            assertEquals(
                    "b1",
                    builds(server).newestUsable("app1", "IOS").orElseThrow().id());
            assertEquals(Optional.empty(), builds(server).newestUsable("app1", "IOS"));
            Map<String, String> query = server.asked().get(0).query();
            assertEquals("VALID", query.get("filter[processingState]"));
            assertEquals("false", query.get("filter[expired]"));
            assertEquals("-uploadedDate", query.get("sort"));
        }
    }

    @Test
    void aBuildThatAppleDoesNotShowYetIsEmpty() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/builds/b1", 404, "{\"errors\":[{\"status\":\"404\",\"code\":\"NOT_FOUND\"}]}");
            assertEquals(Optional.empty(), builds(server).read("b1"));
        }
    }

    @Test
    void keepsWhatAppleDoesNotSayEmpty() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/builds/b1", 200, "{\"data\":{\"type\":\"builds\",\"id\":\"b1\"}}");
            Build build = builds(server).read("b1").orElseThrow();
            assertEquals("", build.processingState());
            assertNull(build.usesNonExemptEncryption());
            assertNull(build.beta());
            assertTrue(!build.isUsable() && !build.isBroken());
        }
    }

    @Test
    void answersTheExportQuestion() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("PATCH", "/v1/builds/b1", 200, "{\"data\":{\"type\":\"builds\",\"id\":\"b1\"}}");
            builds(server).answerEncryption("b1", false);
            JsonNode answer =
                    server.only("PATCH", "/v1/builds/b1").json().at("/data/attributes/usesNonExemptEncryption");
            assertTrue(answer.isBoolean() && !answer.booleanValue(), answer.toString());
        }
    }

    private static Builds builds(CannedServer server) {
        return AppStoreFixture.connect(server).builds();
    }

    private static String builds(String number, String version, String state, boolean expired) {
        return """
                {"data":[{"type":"builds","id":"b1","attributes":{"version":"%s","processingState":"%s","expired":%s,
                  "buildAudienceType":"APP_STORE_ELIGIBLE","usesNonExemptEncryption":null,
                  "uploadedDate":"2026-11-20T10:00:00-08:00","expirationDate":"2027-02-18T10:00:00-08:00"},
                 "relationships":{"preReleaseVersion":{"data":{"type":"preReleaseVersions","id":"p1"}},
                  "buildBetaDetail":{"data":{"type":"buildBetaDetails","id":"d1"}}}}],
                 "included":[
                  {"type":"preReleaseVersions","id":"p1","attributes":{"version":"%s","platform":"IOS"}},
                  {"type":"buildBetaDetails","id":"d1","attributes":{"autoNotifyEnabled":true,
                   "internalBuildState":"READY_FOR_BETA_TESTING","externalBuildState":"READY_FOR_BETA_SUBMISSION"}}]}""".formatted(number, state, expired, version);
    }
}

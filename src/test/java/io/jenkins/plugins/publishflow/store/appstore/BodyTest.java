package io.jenkins.plugins.publishflow.store.appstore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.http.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyTest {

    @Test
    void leavesOutWhatIsNullAndClearsWhatIsToBeErased() throws IOException {
        Body body = Body.update("appStoreVersions", "7")
                .attribute("versionString", "1.2")
                .attribute("copyright", null)
                .clear("earliestReleaseDate");
        assertEquals(json("""
                {"data":{"type":"appStoreVersions","id":"7",
                 "attributes":{"versionString":"1.2","earliestReleaseDate":null}}}"""), body.json());
    }

    @Test
    void hasNoAttributesWhereAllAreNull() throws IOException {
        Body body = Body.create("buildBetaNotifications")
                .attribute("anything", null)
                .relate("build", "builds", "9")
                .relate("app", "apps", null);
        assertEquals(json("""
                {"data":{"type":"buildBetaNotifications",
                 "relationships":{"build":{"data":{"type":"builds","id":"9"}}}}}"""), body.json());
    }

    @Test
    void writesValuesOfEveryKind() throws IOException {
        Body body = Body.create("things")
                .attribute("flag", true)
                .attribute("number", 3L)
                .attribute("time", Instant.parse("2026-03-01T12:00:00Z"))
                .attribute("list", List.of("a", "b"))
                .relateAll("groups", "betaGroups", List.of("1", "2"));
        assertEquals(json("""
                {"data":{"type":"things",
                 "attributes":{"flag":true,"number":3,"time":"2026-03-01T12:00:00Z","list":["a","b"]},
                 "relationships":{"groups":{"data":[{"type":"betaGroups","id":"1"},{"type":"betaGroups","id":"2"}]}}}}"""), json(body.json().toString()));
    }

    @Test
    void namesResourcesForRelationships() throws IOException {
        assertEquals(
                json("{\"data\":{\"type\":\"builds\",\"id\":\"9\"}}"),
                Body.toOne("builds", "9").json());
        assertEquals(
                json("{\"data\":[{\"type\":\"betaGroups\",\"id\":\"1\"}]}"),
                Body.toMany("betaGroups", List.of("1")).json());
    }

    private static JsonNode json(String text) throws IOException {
        return Json.MAPPER.readTree(text);
    }
}

package io.jenkins.plugins.publishflow.store.appstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.http.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceTest {

    @Test
    void whatIsAbsentOrNullIsEmptyNotADefault() throws IOException {
        Resource resource = resource("""
                {"type":"builds","id":"1","attributes":{"version":null,"expired":null,"size":null}}""");
        assertEquals(Optional.empty(), resource.text("version"));
        assertEquals(Optional.empty(), resource.flag("expired"));
        assertEquals(Optional.empty(), resource.number("size"));
        assertEquals(Optional.empty(), resource.flag("absent"));
        assertTrue(resource.attribute("absent").isMissingNode());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z, 2026-03-01T12:00:00Z",
        "2026-03-01T04:00:00-08:00, 2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00.125+00:00, 2026-03-01T12:00:00.125Z",
    })
    void readsTimesAsAppleWritesThem(String written, Instant instant) throws IOException {
        Resource resource =
                resource("{\"type\":\"builds\",\"id\":\"1\",\"attributes\":{\"uploadedDate\":\"" + written + "\"}}");
        assertEquals(Optional.of(instant), resource.instant("uploadedDate"));
    }

    @Test
    void aTimeThatIsNoneIsEmpty() throws IOException {
        Resource resource = resource("{\"type\":\"builds\",\"id\":\"1\",\"attributes\":{\"uploadedDate\":\"today\"}}");
        assertEquals(Optional.empty(), resource.instant("uploadedDate"));
    }

    @Test
    void followsRelationshipsIntoWhatCameAlong() throws IOException {
        JsonNode group =
                Json.MAPPER.readTree("{\"type\":\"betaGroups\",\"id\":\"1\",\"attributes\":{\"name\":\"QA\"}}");
        JsonNode data = Json.MAPPER.readTree("""
                {"type":"builds","id":"9","relationships":{
                 "app":{"data":{"type":"apps","id":"7"}},
                 "icons":{"data":null},
                 "betaGroups":{"data":[{"type":"betaGroups","id":"1"},{"type":"betaGroups","id":"2"}]}}}""");
        Resource build = new Resource(data, Map.of("betaGroups/1", group));
        assertEquals(Optional.of("7"), build.relatedId("app"));
        assertTrue(build.related("app").isEmpty(), "its id is known, but it did not come along");
        assertEquals(Optional.empty(), build.relatedId("icons"));
        assertEquals(List.of("1", "2"), build.relatedIds("betaGroups"));
        assertEquals(
                List.of(Optional.of("QA")),
                build.relatedAll("betaGroups").stream()
                        .map(of -> of.text("name"))
                        .toList());
    }

    private static Resource resource(String json) throws IOException {
        return new Resource(Json.MAPPER.readTree(json), Map.of());
    }
}

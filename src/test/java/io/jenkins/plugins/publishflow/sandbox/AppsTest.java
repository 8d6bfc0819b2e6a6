package io.jenkins.plugins.publishflow.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.contract.SendsWrongRequests;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Apps, and what all lists have in common. */
class AppsTest {

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final StoreClient store = new StoreClient(sandbox);

    @Test
    void theBundleIdFilterAlsoFindsALongerBundleIdAndTellsItFirst() {
        Reply reply = store.get("/v1/apps?filter[bundleId]=" + CatalogueApp.SAMPLE.bundleId())
                .is(200);
        assertEquals(List.of(CatalogueApp.DECOY.bundleId(), CatalogueApp.SAMPLE.bundleId()), reply.all("bundleId"));
    }

    @Test
    void aBundleIdOfNobodyFindsNothing() {
        assertEquals(
                List.of(),
                store.get("/v1/apps?filter[bundleId]=com.example.nobody")
                        .is(200)
                        .ids());
    }

    @Test
    void onePageLinksToTheNextUntilAllAreTold() {
        List<String> told = new ArrayList<>();
        String next = "/v1/apps?limit=1&sort=-bundleId";
        int pages = 0;
        while (!next.isEmpty()) {
            Reply page = store.get(next).is(200);
            assertEquals(1, page.json().at("/meta/paging/limit").asInt());
            assertEquals(2, page.json().at("/meta/paging/total").asInt());
            told.addAll(page.all("bundleId"));
            next = page.json().at("/links/next").asText();
            pages++;
        }
        assertEquals(
                List.of(CatalogueApp.DECOY.bundleId(), CatalogueApp.SAMPLE.bundleId()), told, "in order, each once");
        assertEquals(2, pages);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/apps?filter[color]=red, PARAMETER_ERROR.ILLEGAL, filter[color]",
        "/v1/apps?include=everything, PARAMETER_ERROR.INVALID, include",
        "/v1/apps?sort=color, PARAMETER_ERROR.INVALID, sort",
        "/v1/apps?limit=201, PARAMETER_ERROR.INVALID, limit",
        "/v1/apps?limit=0, PARAMETER_ERROR.INVALID, limit",
        "/v1/apps?cursor=what, PARAMETER_ERROR.INVALID, cursor",
        "/v1/apps/6470000002/builds?filter[version]=1, PARAMETER_ERROR.ILLEGAL, filter[version]",
        "/v1/betaAppReviewDetails, PARAMETER_ERROR.REQUIRED, filter[app]",
    })
    @SendsWrongRequests
    void parametersThatTheRouteDoesNotHaveAreRefused(String target, String code, String parameter) {
        JsonNode error = store.get(target).refused(400, code);
        assertEquals(parameter, error.at("/source/parameter").asText());
    }

    @Test
    void onlyTheFieldsAskedForAreTold() {
        Reply app = store.get("/v1/apps/" + StoreClient.APP + "?fields[apps]=name,builds")
                .is(200);
        assertEquals(List.of("name"), names(app.attributes()));
        assertEquals(List.of("builds"), names(app.data().path("relationships")));
    }

    @Test
    void relationshipsTellTheirDataOnlyWhereIncluded() {
        String target = "/v1/apps/" + StoreClient.APP;
        assertTrue(store.get(target).data().at("/relationships/betaGroups/data").isMissingNode());
        Reply including = store.get(target + "?include=betaGroups").is(200);
        assertEquals(3, including.data().at("/relationships/betaGroups/data").size());
        assertEquals(3, including.json().path("included").size());
    }

    @Test
    void nullClearsAndAbsentLeaves() {
        String target = "/v1/apps/" + StoreClient.APP;
        store.patch(target, Bodies.attributes("apps", StoreClient.APP, "\"accessibilityUrl\":\"https://example.com\""))
                .is(200);
        Reply untouched = store.patch(target, Bodies.attributes("apps", StoreClient.APP, "\"primaryLocale\":\"en-US\""))
                .is(200);
        assertEquals("https://example.com", untouched.attribute("accessibilityUrl"));
        Reply cleared = store.patch(target, Bodies.attributes("apps", StoreClient.APP, "\"accessibilityUrl\":null"))
                .is(200);
        assertFalse(cleared.attributes().has("accessibilityUrl"), cleared::text);
    }

    @Test
    @SendsWrongRequests
    void allThatIsWrongWithABodyIsToldAtOnce() {
        Reply reply = store.post("/v1/buildUploads", """
                {"data":{"type":"buildUploads","attributes":{"cfBundleVersion":7,"color":"red","platform":"CAR"}}}
                """);
        reply.is(409);
        List<String> told = new ArrayList<>();
        reply.json()
                .path("errors")
                .forEach(error -> told.add(error.path("code").asText() + " "
                        + error.at("/source/pointer").asText()));
        assertEquals(
                List.of(
                        "ENTITY_ERROR.ATTRIBUTE.INVALID /data/attributes/cfBundleVersion",
                        "ENTITY_ERROR.ATTRIBUTE.UNKNOWN /data/attributes/color",
                        "ENTITY_ERROR.ATTRIBUTE.INVALID /data/attributes/platform",
                        "ENTITY_ERROR.ATTRIBUTE.REQUIRED /data/attributes/cfBundleShortVersionString",
                        "ENTITY_ERROR.RELATIONSHIP.REQUIRED /data/relationships/app"),
                told);
    }

    @Test
    @SendsWrongRequests
    void aBodyThatIsNoDocumentIsRefused() {
        store.post("/v1/buildUploads", "what").refused(400, "ENTITY_INVALID");
        store.post("/v1/buildUploads", "{\"data\":{\"type\":\"builds\"}}").refused(409, "ENTITY_ERROR");
        store.patch("/v1/apps/" + StoreClient.APP, Bodies.attributes("apps", "1", ""))
                .refused(409, "ENTITY_ERROR");
    }

    @Test
    @SendsWrongRequests
    void anUnknownRouteIsCounted() {
        store.get("/v1/mistakes").refused(404, "NOT_FOUND");
        assertEquals(
                "no such route in the sandbox",
                sandbox.get().requests().misuses().get(0).note());
    }

    @Test
    void aResourceThatIsNotThereIsNoMisuse() {
        store.get("/v1/apps/1").refused(404, "NOT_FOUND");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

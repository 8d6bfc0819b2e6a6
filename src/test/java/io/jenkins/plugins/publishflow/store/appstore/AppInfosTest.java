package io.jenkins.plugins.publishflow.store.appstore;

import static io.jenkins.plugins.publishflow.store.appstore.AppStoreVersionsTest.assertMalformed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppInfosTest {

    private final CannedServer server = new CannedServer();
    private final AppInfos infos = AppStoreFixture.connect(server).appInfos();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void readsStatesAndCategories() throws StoreException {
        server.on("GET", "/v1/apps/a1/appInfos", 200, """
                {"data":[
                {"type":"appInfos","id":"i1","attributes":{"state":"READY_FOR_DISTRIBUTION"},"relationships":{
                "primaryCategory":{"data":{"type":"appCategories","id":"SHOPPING"}},"secondaryCategory":{"data":null}}},
                {"type":"appInfos","id":"i2","attributes":{"state":"PREPARE_FOR_SUBMISSION"}}]}
                """);

        List<AppInfo> list = infos.list("a1");

        assertEquals(new AppInfo("i1", "READY_FOR_DISTRIBUTION", Map.of("primaryCategory", "SHOPPING")), list.get(0));
        assertFalse(list.get(0).isEditable());
        assertTrue(list.get(1).isEditable());
        assertTrue(server.only("GET", "/v1/apps/a1/appInfos")
                .query()
                .get("include")
                .contains("primaryCategory"));
    }

    @Test
    void setsOnlyTheCategoriesGiven() throws StoreException {
        server.on("PATCH", "/v1/appInfos/i1", 200, "{\"data\":{\"type\":\"appInfos\",\"id\":\"i1\"}}");

        infos.setCategories("i1", Map.of("primaryCategory", "GAMES"));

        assertEquals(
                "{\"primaryCategory\":{\"data\":{\"type\":\"appCategories\",\"id\":\"GAMES\"}}}",
                server.only("PATCH", "/v1/appInfos/i1")
                        .json()
                        .at("/data/relationships")
                        .toString());
    }

    @Test
    void tellsWhyACategoryIsRefused() {
        server.on(
                "PATCH",
                "/v1/appInfos/i1",
                409,
                AppStoreVersionsTest.error("ENTITY_ERROR.RELATIONSHIP.INVALID", "/data/relationships/primaryCategory"));

        Problem problem = assertThrows(
                        StoreException.class, () -> infos.setCategories("i1", Map.of("primaryCategory", "NOTHING")))
                .problem();

        assertEquals(
                "/data/relationships/primaryCategory",
                problem.storeErrors().get(0).about());
    }

    @Test
    void refusesAnswersThatAreNoAppInfo() {
        server.on("GET", "/v1/apps/a1/appInfos", 200, "{}");
        server.on("PATCH", "/v1/appInfos/i1", 200, "[]");

        assertMalformed(() -> infos.list("a1"));
        assertMalformed(() -> infos.setCategories("i1", Map.of("primaryCategory", "GAMES")));
    }
}

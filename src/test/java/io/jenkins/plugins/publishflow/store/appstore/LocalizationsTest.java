package io.jenkins.plugins.publishflow.store.appstore;

import static io.jenkins.plugins.publishflow.store.appstore.AppStoreVersionsTest.assertMalformed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalizationsTest {

    private final CannedServer server = new CannedServer();
    private final AppStoreConnect store = AppStoreFixture.connect(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void readsTheTextsOfAVersionAndLeavesOutWhatIsNull() throws StoreException {
        server.on("GET", "/v1/appStoreVersions/v1/appStoreVersionLocalizations", 200, """
                {"data":[{"type":"appStoreVersionLocalizations","id":"l1","attributes":{"locale":"de-DE",
                "description":"Ein Laden","keywords":"laden","whatsNew":null}}]}
                """);

        assertEquals(
                List.of(new Localization("l1", "de-DE", Map.of("description", "Ein Laden", "keywords", "laden"))),
                store.versionLocalizations().list("v1"));
    }

    @Test
    void addsALanguageToAVersion() throws StoreException {
        server.on("POST", "/v1/appStoreVersionLocalizations", 201, data("appStoreVersionLocalizations"));

        assertEquals("l1", store.versionLocalizations().create("v1", "fr-FR", Map.of("description", "Une boutique")));

        JsonNode sent =
                server.only("POST", "/v1/appStoreVersionLocalizations").json().get("data");
        assertEquals(
                "{\"locale\":\"fr-FR\",\"description\":\"Une boutique\"}",
                sent.get("attributes").toString());
        assertEquals("v1", sent.at("/relationships/appStoreVersion/data/id").asText());
    }

    @Test
    void changesOnlyTheTextsGiven() throws StoreException {
        server.on("PATCH", "/v1/appStoreVersionLocalizations/l1", 200, data("appStoreVersionLocalizations"));

        store.versionLocalizations().update("l1", Map.of("whatsNew", "Fewer doors."));

        assertEquals(
                "{\"whatsNew\":\"Fewer doors.\"}",
                server.only("PATCH", "/v1/appStoreVersionLocalizations/l1")
                        .json()
                        .at("/data/attributes")
                        .toString());
    }

    @Test
    void doesTheSameForTheAppItself() throws StoreException {
        server.on("GET", "/v1/appInfos/i1/appInfoLocalizations", 200, """
                {"data":[{"type":"appInfoLocalizations","id":"l1","attributes":{"locale":"de-DE","name":"Laden"}}]}
                """);
        server.on("POST", "/v1/appInfoLocalizations", 201, data("appInfoLocalizations"));
        server.on("PATCH", "/v1/appInfoLocalizations/l1", 200, data("appInfoLocalizations"));

        Localizations texts = store.appInfoLocalizations();
        assertEquals(List.of(new Localization("l1", "de-DE", Map.of("name", "Laden"))), texts.list("i1"));
        texts.create("i1", "fr-FR", Map.of("name", "Boutique"));
        texts.update("l1", Map.of("subtitle", "Alles"));

        assertEquals(
                "i1",
                server.only("POST", "/v1/appInfoLocalizations")
                        .json()
                        .at("/data/relationships/appInfo/data/id")
                        .asText());
    }

    @Test
    void tellsWhichTextIsTooLong() {
        server.on(
                "PATCH",
                "/v1/appStoreVersionLocalizations/l1",
                409,
                AppStoreVersionsTest.error("ENTITY_ERROR.ATTRIBUTE.INVALID", "/data/attributes/keywords"));

        Problem problem = assertThrows(
                        StoreException.class,
                        () -> store.versionLocalizations().update("l1", Map.of("keywords", "a".repeat(101))))
                .problem();

        assertEquals("/data/attributes/keywords", problem.storeErrors().get(0).about());
    }

    @Test
    void refusesAnswersThatAreNoTexts() {
        server.on("GET", "/v1/appStoreVersions/v1/appStoreVersionLocalizations", 200, "{\"data\":{}}");
        server.on("POST", "/v1/appStoreVersionLocalizations", 201, "no json");
        server.on("PATCH", "/v1/appStoreVersionLocalizations/l1", 200, "{\"data\":[]}");

        Localizations texts = store.versionLocalizations();
        assertMalformed(() -> texts.list("v1"));
        assertMalformed(() -> texts.create("v1", "de-DE", Map.of()));
        assertMalformed(() -> texts.update("l1", Map.of("keywords", "a")));
    }

    private static String data(String type) {
        return "{\"data\":{\"type\":\"" + type + "\",\"id\":\"l1\"}}";
    }
}

package io.jenkins.plugins.publishflow.store.appstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestFlightTest {

    private static final String NONE = "{\"data\":[]}";

    @Test
    void readsTheGroupsOfAllPages() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            String next = server.base() + "/v1/betaGroups?cursor=2";
            server.on("GET", "/v1/betaGroups", 200, """
                    {"data":[{"type":"betaGroups","id":"g1","attributes":{"name":"Team","isInternalGroup":true,
                     "hasAccessToAllBuilds":true}}],"links":{"next":"%s"}}""".formatted(next)).on("GET", "/v1/betaGroups", 200, """
                    {"data":[{"type":"betaGroups","id":"g2","attributes":{"name":"Friends","isInternalGroup":false}}]}""");
            assertEquals(
                    List.of(new BetaGroup("g1", "Team", true, true), new BetaGroup("g2", "Friends", false, false)),
                    testFlight(server).groups().ofApp("app1"));
            assertEquals("app1", server.asked().get(0).query().get("filter[app]"));
        }
    }

    @Test
    void readsTheGroupsThatHaveABuild() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/betaGroups", 200, NONE);
            assertEquals(List.of(), testFlight(server).groups().ofBuild("app1", "b1"));
            assertEquals("b1", server.only("GET", "/v1/betaGroups").query().get("filter[builds]"));
        }
    }

    @Test
    void givesABuildToAGroup() throws StoreException {
        String path = "/v1/builds/b1/relationships/betaGroups";
        try (CannedServer server = new CannedServer()) {
            server.on("POST", path, 204, "");
            testFlight(server).groups().add("b1", "g1");
            JsonNode data = server.only("POST", path).json().path("data");
            assertEquals("[{\"type\":\"betaGroups\",\"id\":\"g1\"}]", data.toString());
        }
    }

    @Test
    void readsAndWritesWhatToTest() throws StoreException {
        String text = "{\"type\":\"betaBuildLocalizations\",\"id\":\"t1\",\"attributes\":{\"locale\":\"en-US\"}}";
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/betaBuildLocalizations", 200, "{\"data\":[" + text + "]}")
                    .on("POST", "/v1/betaBuildLocalizations", 201, "{\"data\":" + text.replace("t1", "t2") + "}")
                    .on("PATCH", "/v1/betaBuildLocalizations/t1", 200, "{\"data\":" + text + "}");
            BetaTexts texts = testFlight(server).texts();
            assertEquals(List.of(new BetaText("t1", "en-US", "")), texts.ofBuild("b1"));
            assertEquals("t2", texts.create("b1", "tr", "Ödeme"));
            texts.update("t1", "Payment");
            JsonNode created =
                    server.only("POST", "/v1/betaBuildLocalizations").json().path("data");
            assertEquals("tr", created.at("/attributes/locale").asText());
            assertEquals("Ödeme", created.at("/attributes/whatsNew").asText());
            assertEquals("b1", created.at("/relationships/build/data/id").asText());
            JsonNode updated =
                    server.only("PATCH", "/v1/betaBuildLocalizations/t1").json().path("data");
            assertEquals(
                    "{\"whatsNew\":\"Payment\"}", updated.path("attributes").toString());
        }
    }

    @Test
    void takesTheSubmissionMadeLast() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/betaAppReviewSubmissions", 200, """
                    {"data":[{"type":"betaAppReviewSubmissions","id":"s0"},
                     {"type":"betaAppReviewSubmissions","id":"s2","attributes":{"betaReviewState":"IN_REVIEW",
                      "submittedDate":"2026-11-20T10:00:00Z"}},
                     {"type":"betaAppReviewSubmissions","id":"s1","attributes":{"betaReviewState":"REJECTED",
                      "submittedDate":"2026-11-19T10:00:00Z"}}]}""");
            BetaReviewSubmission found = testFlight(server).review().find("b1").orElseThrow();
            assertEquals("s2", found.id());
            assertEquals("IN_REVIEW", found.state());
            assertEquals(
                    "b1",
                    server.only("GET", "/v1/betaAppReviewSubmissions").query().get("filter[build]"));
        }
    }

    @Test
    void aBuildThatWasNeverSubmittedHasNoSubmission() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/betaAppReviewSubmissions", 200, NONE);
            assertTrue(testFlight(server).review().find("b1").isEmpty());
        }
    }

    @Test
    void submitsABuild() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("POST", "/v1/betaAppReviewSubmissions", 201, """
                    {"data":{"type":"betaAppReviewSubmissions","id":"s1",
                     "attributes":{"betaReviewState":"WAITING_FOR_REVIEW"}}}""");
            assertEquals("s1", testFlight(server).review().submit("b1").id());
            JsonNode data =
                    server.only("POST", "/v1/betaAppReviewSubmissions").json().path("data");
            assertEquals("b1", data.at("/relationships/build/data/id").asText());
        }
    }

    @Test
    void namesTheEmptyFieldsOfTheReviewContact() throws StoreException {
        String detail = """
                {"data":[{"type":"betaAppReviewDetails","id":"app1","attributes":{"contactFirstName":"Ada",
                 "contactLastName":"Lovelace","contactPhone":" ","contactEmail":"ada@example.com",
                 "demoAccountRequired":%s,"demoAccountName":"demo","demoAccountPassword":null}}]}""";
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/betaAppReviewDetails", 200, detail.formatted("true"))
                    .on("GET", "/v1/betaAppReviewDetails", 200, detail.formatted("false"))
                    .on("GET", "/v1/betaAppReviewDetails", 200, NONE);
            BetaReview review = testFlight(server).review();
            assertEquals(List.of("contactPhone", "demoAccountPassword"), review.missingContact("app1"));
            assertEquals(List.of("contactPhone"), review.missingContact("app1"));
            assertEquals(
                    List.of("contactFirstName", "contactLastName", "contactPhone", "contactEmail"),
                    review.missingContact("app1"));
        }
    }

    @Test
    void switchesAndSendsNotifications() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on(
                            "PATCH",
                            "/v1/buildBetaDetails/d1",
                            200,
                            "{\"data\":{\"type\":\"buildBetaDetails\",\"id\":\"d1\"}}")
                    .on(
                            "POST",
                            "/v1/buildBetaNotifications",
                            201,
                            "{\"data\":{\"type\":\"buildBetaNotifications\",\"id\":\"n1\"}}");
            testFlight(server).autoNotify("d1", true);
            testFlight(server).notifyTesters("b1");
            JsonNode sent = server.only("PATCH", "/v1/buildBetaDetails/d1").json();
            assertTrue(sent.at("/data/attributes/autoNotifyEnabled").booleanValue());
            sent = server.only("POST", "/v1/buildBetaNotifications").json();
            assertEquals("b1", sent.at("/data/relationships/build/data/id").asText());
        }
    }

    @Test
    void linksAnApprovedDeclaration() throws StoreException {
        String path = "/v1/builds/b1/relationships/appEncryptionDeclaration";
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/appEncryptionDeclarations", 200, """
                    {"data":[{"type":"appEncryptionDeclarations","id":"e1",
                      "attributes":{"appEncryptionDeclarationState":"REJECTED"}},
                     {"type":"appEncryptionDeclarations","id":"e2",
                      "attributes":{"appEncryptionDeclarationState":"APPROVED"}},
                     {"type":"appEncryptionDeclarations","id":"e3"}]}""").on("PATCH", path, 204, "");
            TestFlight testFlight = testFlight(server);
            assertEquals(List.of("e2"), testFlight.approvedEncryptionDeclarations("app1"));
            testFlight.declareEncryption("b1", "e2");
            assertEquals(
                    "{\"type\":\"appEncryptionDeclarations\",\"id\":\"e2\"}",
                    server.only("PATCH", path).json().path("data").toString());
        }
    }

    private static TestFlight testFlight(CannedServer server) {
        return AppStoreFixture.connect(server).testFlight();
    }
}

package io.jenkins.plugins.publishflow.store.appstore;

import static io.jenkins.plugins.publishflow.store.appstore.AppStoreVersionsTest.assertMalformed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReviewSubmissionsTest {

    private static final String WAITING = """
            {"type":"reviewSubmissions","id":"s1","attributes":{"platform":"IOS","state":"WAITING_FOR_REVIEW"},
            "relationships":{"appStoreVersionForReview":{"data":{"type":"appStoreVersions","id":"v1"}}}}
            """;

    private final CannedServer server = new CannedServer();
    private final ReviewSubmissions submissions =
            AppStoreFixture.connect(server).reviewSubmissions();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void listsWhatIsOpen() throws StoreException {
        server.on("GET", "/v1/reviewSubmissions", 200, "{\"data\":[" + WAITING + "]}");

        List<ReviewSubmission> list = submissions.list("a1", "IOS", ReviewSubmission.OPEN_STATES);

        assertEquals(List.of(new ReviewSubmission("s1", "WAITING_FOR_REVIEW", "v1")), list);
        assertTrue(list.get(0).isWithApple());
        assertFalse(list.get(0).isDraft());
        assertEquals(
                String.join(",", ReviewSubmission.OPEN_STATES),
                server.only("GET", "/v1/reviewSubmissions").query().get("filter[state]"));
    }

    @Test
    void makesADraftAndFillsIt() throws StoreException {
        server.on(
                "POST",
                "/v1/reviewSubmissions",
                201,
                data("{\"type\":\"reviewSubmissions\",\"id\":\"s1\",\"attributes\":{\"state\":\"READY_FOR_REVIEW\"}}"));
        server.on("POST", "/v1/reviewSubmissionItems", 201, data("{\"type\":\"reviewSubmissionItems\",\"id\":\"i1\"}"));

        assertTrue(submissions.create("a1", "IOS").isDraft());
        assertEquals("i1", submissions.addVersion("s1", "v1"));

        JsonNode relations =
                server.only("POST", "/v1/reviewSubmissionItems").json().at("/data/relationships");
        assertEquals("s1", relations.at("/reviewSubmission/data/id").asText());
        assertEquals("v1", relations.at("/appStoreVersion/data/id").asText());
    }

    @Test
    void tellsVersionsFromOtherItems() throws StoreException {
        server.on("GET", "/v1/reviewSubmissions/s1/items", 200, """
                {"data":[
                {"type":"reviewSubmissionItems","id":"i1","attributes":{"state":"READY_FOR_REVIEW"},
                "relationships":{"appStoreVersion":{"data":{"type":"appStoreVersions","id":"v1"}}}},
                {"type":"reviewSubmissionItems","id":"i2","attributes":{"state":"REMOVED"}}]}
                """);

        List<ReviewItem> items = submissions.items("s1");

        assertEquals(new ReviewItem("i1", "READY_FOR_REVIEW", "v1"), items.get(0));
        assertEquals(new ReviewItem("i2", "REMOVED", null), items.get(1));
        assertTrue(items.get(1).isRemoved());
    }

    @Test
    void submitsCancelsAndRemoves() throws StoreException {
        server.on("PATCH", "/v1/reviewSubmissions/s1", 200, data(WAITING));
        server.on("PATCH", "/v1/reviewSubmissions/s1", 200, data(WAITING.replace("WAITING_FOR_REVIEW", "CANCELING")));
        server.on("DELETE", "/v1/reviewSubmissionItems/i1", 204, "");
        server.on("GET", "/v1/reviewSubmissions/s1", 200, data(WAITING.replace("WAITING_FOR_REVIEW", "COMPLETE")));

        assertTrue(submissions.submit("s1").isWithApple());
        assertTrue(submissions.cancel("s1").isEnding());
        submissions.removeItem("i1");
        assertTrue(submissions.get("s1").isComplete());

        assertEquals(
                "{\"submitted\":true}",
                server.asked().get(0).json().at("/data/attributes").toString());
        assertEquals(
                "{\"canceled\":true}",
                server.asked().get(1).json().at("/data/attributes").toString());
    }

    @Test
    void keepsEveryReasonOfARefusal() {
        server.on("PATCH", "/v1/reviewSubmissions/s1", 409, """
                {"errors":[{"status":"409","code":"STATE_ERROR","title":"No.","detail":"Not in valid state.","meta":{
                "associatedErrors":{
                "/v1/appStoreVersions/v1":[{"status":"409","code":"ENTITY_ERROR.ATTRIBUTE.REQUIRED","title":"A",
                "detail":"No description."}],
                "/v1/appScreenshotSets/":[{"status":"409","code":"STATE_ERROR.SCREENSHOT_REQUIRED.APP_IPHONE_67",
                "title":"B","detail":"No screenshots."}]}}}]}
                """);

        Problem problem = assertThrows(StoreException.class, () -> submissions.submit("s1"))
                .problem();

        assertEquals(
                List.of("Not in valid state.", "No description.", "No screenshots."),
                problem.storeErrors().stream().map(error -> error.detail()).toList());
    }

    @Test
    void refusesAnswersThatAreNoSubmission() {
        server.on("GET", "/v1/reviewSubmissions", 200, "{\"data\":null}");
        server.on("GET", "/v1/reviewSubmissions/s1", 200, "{\"data\":null}");
        server.on("GET", "/v1/reviewSubmissions/s1/items", 200, "[]");
        server.on("POST", "/v1/reviewSubmissions", 201, "{}");
        server.on("POST", "/v1/reviewSubmissionItems", 201, "{}");
        server.on("PATCH", "/v1/reviewSubmissions/s1", 200, "done");

        assertMalformed(() -> submissions.list("a1", "IOS", ReviewSubmission.OPEN_STATES));
        assertMalformed(() -> submissions.get("s1"));
        assertMalformed(() -> submissions.items("s1"));
        assertMalformed(() -> submissions.create("a1", "IOS"));
        assertMalformed(() -> submissions.addVersion("s1", "v1"));
        assertMalformed(() -> submissions.submit("s1"));
    }

    private static String data(String resource) {
        return "{\"data\":" + resource + "}";
    }
}

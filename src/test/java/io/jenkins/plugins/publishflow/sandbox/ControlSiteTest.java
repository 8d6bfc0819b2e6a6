package io.jenkins.plugins.publishflow.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.contract.SendsWrongRequests;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Verdicts;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages below {@code /sandbox/}. */
class ControlSiteTest {

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final StoreClient store = new StoreClient(sandbox);

    @Test
    void theStateShowsAllThatIsHeldAndNoSecret() {
        Uploads uploads = new Uploads(sandbox);
        uploads.reserveFile(uploads.reserve("1.1", "7"), 1000);
        Reply state = ask("/sandbox/state");
        assertTrue(state.json().path("sandbox").asText().contains("none of the stores"), state::text);
        assertEquals(
                "1.1",
                state.json()
                        .at("/buildUploads/0/attributes/cfBundleShortVersionString")
                        .asText());
        assertEquals(
                "AWAITING_UPLOAD",
                state.json()
                        .at("/buildUploadFiles/0/attributes/assetDeliveryState/state")
                        .asText());
        assertFalse(state.text().contains("signature="), "presigned addresses are secret");
        assertFalse(state.text().contains("PRIVATE KEY"));
    }

    @Test
    void theClockIsTold() {
        assertEquals(
                sandbox.clock().instant().toString(),
                ask("/sandbox/clock").json().path("now").asText());
    }

    @Test
    void aClockThatCanBeMovedMovesForward() throws IOException {
        SandboxClock clock = new SandboxClock(Duration.ZERO);
        Instant later = clock.instant().plus(Duration.ofDays(2));
        try (Sandbox movable = Sandbox.start(SandboxOptions.USUAL.clock(clock))) {
            post(movable.baseUrl() + "/sandbox/clock", "{\"moveTo\":\"" + later + "\"}")
                    .is(200);
            assertFalse(clock.instant().isBefore(later));
            post(movable.baseUrl() + "/sandbox/clock", "{\"moveTo\":\"tomorrow\"}")
                    .is(400);
        }
        post("/sandbox/clock", "{\"moveTo\":\"" + later + "\"}").is(409);
    }

    @Test
    void requestsAreToldWithoutTheirQueries() {
        store.get("/v1/apps?limit=1").is(200);
        Reply requests = ask("/sandbox/requests");
        assertEquals(1, requests.json().path("count").asInt(), "the control pages do not count");
        assertEquals("/v1/apps", requests.json().at("/requests/0/path").asText());
        assertEquals(200, requests.json().at("/requests/0/status").asInt());
        assertFalse(requests.text().contains("limit"));
    }

    @Test
    void faultsAreSetAndTakenBack() {
        post("/sandbox/faults", "{\"kind\":\"STATUS\",\"status\":503,\"nth\":2,\"retryAfter\":9}")
                .is(200);
        assertEquals(
                List.of(Fault.status(503).at(2).retryAfter(9)),
                sandbox.get().faults().pending());
        store.get("/v1/apps").is(200);
        assertEquals("9", store.get("/v1/apps").is(503).header("Retry-After"));
        post("/sandbox/faults", "{\"kind\":\"STATUS\",\"status\":503}").is(200);
        store.send("/sandbox/faults", request -> request.DELETE()).is(204);
        store.get("/v1/apps").is(200);
    }

    @Test
    void aFaultWithoutANumberStrikesTheNextRequest() {
        store.get("/v1/apps").is(200);
        store.get("/v1/apps").is(200);
        post("/sandbox/faults", "{\"kind\":\"STATUS\",\"status\":503}").is(200);
        store.get("/v1/apps").is(503);
        store.get("/v1/apps").is(200);
    }

    @Test
    void aFaultAtARequestThatHasBeenIsRefused() {
        store.get("/v1/apps").is(200);
        store.get("/v1/apps").is(200);
        String json = "{\"kind\":\"STATUS\",\"status\":503,\"nth\":1,\"times\":";
        assertTrue(post("/sandbox/faults", json + "2}").is(400).text().contains("the next one is 3"));
        post("/sandbox/faults", json + "3}").is(200);
        store.get("/v1/apps").is(503);
    }

    @Test
    void aFaultThatMeansNothingIsExplained() {
        assertTrue(post("/sandbox/faults", "{\"kind\":\"EARTHQUAKE\"}")
                .is(400)
                .text()
                .contains("EARTHQUAKE"));
        assertTrue(post("/sandbox/faults", "{\"kind\":\"STATUS\",\"status\":200}")
                .is(400)
                .text()
                .contains("needs a status"));
        assertTrue(post("/sandbox/faults", "{\"kind\":\"DELAY\",\"minutes\":2}")
                .is(400)
                .text()
                .contains("minutes"));
    }

    @Test
    void verdictsAreSet() {
        store.send(
                        "/sandbox/verdicts",
                        request -> request.PUT(BodyPublishers.ofString("{\"betaReview\":\"REJECTED\"}")))
                .is(200);
        assertEquals(Verdicts.GOOD.rejectBeta(), sandbox.get().verdicts());
        assertEquals(
                "REJECTED", ask("/sandbox/verdicts").json().path("betaReview").asText());
    }

    @Test
    void aVerdictThatAppleDoesNotHaveIsRefused() {
        for (String field : List.of("build", "betaReview", "review")) {
            String json = "{\"" + field + "\":\"REJECTD\"}";
            String said = store.send("/sandbox/verdicts", request -> request.PUT(BodyPublishers.ofString(json)))
                    .is(400)
                    .text();
            assertTrue(said.contains(field) && said.contains("REJECTD"), said);
        }
        assertEquals(Verdicts.GOOD, sandbox.get().verdicts());
    }

    @Test
    void pagesOfOtherSitesAreKeptOut() {
        store.send(
                        "/sandbox/faults",
                        request -> request.header("Origin", "https://evil.example")
                                .POST(BodyPublishers.ofString("{\"kind\":\"DELAY\",\"millis\":1}")))
                .is(403);
        assertEquals(List.of(), sandbox.get().faults().pending());
    }

    @Test
    void whatIsNotThereIsSaid() {
        ask("/sandbox/nothing", 404);
    }

    @Test
    @SendsWrongRequests
    void theRootIsAnUnknownRouteOfTheStore() {
        store.get("/").refused(404, "NOT_FOUND");
    }

    private Reply ask(String target) {
        return ask(target, 200);
    }

    private Reply ask(String target, int status) {
        return store.send(target, request -> request.GET()).is(status);
    }

    private Reply post(String target, String json) {
        return store.send(target, request -> request.POST(BodyPublishers.ofString(json)));
    }
}

package io.jenkins.plugins.publishflow.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.sandbox.http.Fault.Kind;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.http.LoggedRequest;
import io.jenkins.plugins.publishflow.sandbox.http.RecordedExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final StoreClient store = new StoreClient(sandbox);
    private final Uploads uploads = new Uploads(sandbox);

    @Test
    void aStatusComesInsteadOfTheWorkInTheShapeOfTheStore() {
        sandbox.get().faults().add(Fault.status(503).retryAfter(7));
        Reply reply = reserve();
        reply.refused(503, "UNEXPECTED_ERROR");
        assertEquals("7", reply.header("Retry-After"));
        assertEquals(0, uploadsHeld());
        reserve().is(201);
    }

    @Test
    void aStatusCanComeWithAPage() {
        sandbox.get().faults().add(Fault.status(502).asHtml());
        Reply reply = reserve().is(502);
        assertEquals("text/html", reply.header("Content-Type"));
        assertTrue(reply.text().startsWith("<html>"), reply::text);
    }

    @Test
    void aStatusCanHideThatTheWorkWasDone() {
        sandbox.get().faults().add(Fault.statusAfterWork(500));
        reserve().refused(500, "UNEXPECTED_ERROR");
        assertEquals(1, uploadsHeld());
        reserve().refused(409, "ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE");
    }

    @Test
    void aConnectionBreaksBeforeTheWork() {
        sandbox.get().faults().add(Fault.of(Kind.BREAK_BEFORE_WORK));
        assertThrows(IOException.class, this::tryReserve);
        assertEquals(0, uploadsHeld());
        assertEquals(0, sandbox.get().requests().entries().get(0).status());
    }

    @Test
    void aConnectionBreaksAfterTheWork() {
        sandbox.get().faults().add(Fault.of(Kind.BREAK_AFTER_WORK));
        assertThrows(IOException.class, this::tryReserve);
        assertEquals(1, uploadsHeld());
    }

    @Test
    void aBrokenConnectionGivesNoByteOfAnAnswer() throws IOException {
        for (Kind kind : List.of(Kind.BREAK_BEFORE_WORK, Kind.BREAK_AFTER_WORK)) {
            sandbox.get().faults().add(Fault.of(kind).on("GET", "/v1/apps"));
            URI base = sandbox.get().baseUrl();
            try (Socket socket = new Socket(base.getHost(), base.getPort())) {
                socket.getOutputStream()
                        .write("GET /v1/apps HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertEquals(-1, socket.getInputStream().read(), kind::toString);
            }
        }
    }

    @Test
    void theStorageBreaksInTheMiddleOfAPart() {
        Reply file = uploads.reserveFile(uploads.reserve("1.1", "7"), 50_000_000);
        JsonNode part = file.attributes().path("uploadOperations").get(0);
        sandbox.get().faults().add(Fault.of(Kind.BREAK_BEFORE_WORK).on("PUT", "/storage/**"));
        byte[] bytes = new byte[part.path("length").asInt()];
        assertThrows(
                IOException.class,
                () -> store.trySend(part.path("url").asText(), request -> {
                    part.path("requestHeaders")
                            .forEach(header -> request.header(
                                    header.path("name").asText(),
                                    header.path("value").asText()));
                    return request.PUT(BodyPublishers.ofByteArray(bytes));
                }));
        uploads.put(part, bytes, true).is(200);
    }

    @Test
    void theStorageCanFailOncePerPartAfterTheBytesCame() {
        Reply file = uploads.reserveFile(uploads.reserve("1.1", "7"), 50_000_000);
        JsonNode part = file.attributes().path("uploadOperations").get(0);
        byte[] bytes = new byte[part.path("length").asInt()];
        sandbox.get().faults().add(Fault.status(503).on("PUT", "/storage/*/" + part.path("partNumber")));
        uploads.put(part, bytes, true).is(503);
        uploads.put(part, bytes, true).is(200);
    }

    @Test
    void aDelayIsRealTime() {
        sandbox.get().faults().add(Fault.delay(300));
        long start = System.nanoTime();
        store.get("/v1/apps").is(200);
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() >= 300);
    }

    @Test
    void aSlowBodyComesWholeAndInPieces() throws IOException {
        sandbox.get().faults().add(Fault.slowBody(30).on("GET", "/v1/apps"));
        String token = Tokens.good(sandbox.get().teamKey(), sandbox.clock().instant());
        URI base = sandbox.get().baseUrl();
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write(("GET /v1/apps HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                                    + token + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            StringBuilder all = new StringBuilder();
            byte[] buffer = new byte[65536];
            int pieces = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
                pieces++;
            }
            assertTrue(pieces > 4, pieces + " pieces");
            String body = all.substring(all.indexOf("\r\n\r\n"));
            assertEquals(2, Json.MAPPER.readTree(body).path("data").size());
        }
    }

    @Test
    void aTruncatedBodyBreaksTheConnection() {
        sandbox.get().faults().add(Fault.of(Kind.TRUNCATED_BODY));
        assertThrows(IOException.class, this::tryReserve);
        assertEquals(1, uploadsHeld());
    }

    @Test
    void aMalformedBodyIsWholeForHttpAndBrokenForJson() {
        sandbox.get().faults().add(Fault.of(Kind.MALFORMED_BODY));
        Reply reply = reserve().is(201);
        assertThrows(JsonProcessingException.class, () -> Json.MAPPER.readTree(reply.text()));
    }

    @Test
    void aRewrittenAnswerPointsToAnotherHost() {
        sandbox.get()
                .faults()
                .add(Fault.rewrite(sandbox.get().baseUrl() + "/v1/apps?", "https://elsewhere.example/v1/apps?"));
        Reply page = store.get("/v1/apps?limit=1").is(200);
        assertTrue(page.json().at("/links/next").asText().startsWith("https://elsewhere.example/v1/apps?"), page::text);
    }

    @Test
    void aFaultStrikesAtItsNumberOverAllRequests() {
        sandbox.get().faults().add(Fault.status(500).at(3).times(2));
        List<Integer> statuses = List.of(
                store.get("/v1/apps").status(),
                store.get("/v1/builds").status(),
                store.get("/v1/apps").status(),
                store.get("/v1/builds").status(),
                store.get("/v1/apps").status());
        assertEquals(List.of(200, 200, 500, 500, 200), statuses);
        assertEquals(List.of(), sandbox.get().faults().pending());
    }

    @Test
    void aSelectiveFaultCountsWhatFits() {
        sandbox.get().faults().add(Fault.status(500).on("GET", "/v1/apps/*").at(2));
        store.get("/v1/apps").is(200);
        store.get("/v1/apps/" + StoreClient.APP).is(200);
        store.get("/v1/builds").is(200);
        store.get("/v1/apps/" + StoreClient.APP + "/builds").is(200);
        store.get("/v1/apps/" + StoreClient.APP).is(500);
        store.get("/v1/apps/" + StoreClient.APP).is(200);
    }

    @Test
    void aFaultIsNotedInTheLogAndSeenByWatchersWithWhatWasAnsweredBefore() {
        List<RecordedExchange> seen = new CopyOnWriteArrayList<>();
        sandbox.get().watch(seen::add);
        sandbox.get().faults().add(Fault.statusAfterWork(500));
        reserve().is(500);
        LoggedRequest logged = sandbox.get().requests().entries().get(0);
        assertEquals(Kind.STATUS_AFTER_WORK, logged.fault());
        assertEquals(500, logged.status());
        assertEquals(201, seen.get(0).answer().status());
        assertTrue(new String(seen.get(0).requestBody(), StandardCharsets.UTF_8).contains("buildUploads"));
        store.get("/v1/apps").is(200);
        assertNull(seen.get(1).fault());
    }

    @Test
    void aFaultThatMeansNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Fault.status(200));
        assertThrows(IllegalArgumentException.class, () -> Fault.rewrite("", "x"));
    }

    private Reply reserve() {
        return store.post("/v1/buildUploads", Bodies.buildUpload("1.1", "7"));
    }

    private void tryReserve() throws IOException {
        String token = Tokens.good(sandbox.get().teamKey(), sandbox.clock().instant());
        store.trySend(
                "/v1/buildUploads",
                request -> request.header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Bodies.buildUpload("1.1", "7"))));
    }

    private int uploadsHeld() {
        return sandbox.get().state().path("buildUploads").size();
    }
}

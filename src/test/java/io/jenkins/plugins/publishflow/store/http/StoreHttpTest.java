package io.jenkins.plugins.publishflow.store.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.CannedServer.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StoreHttpTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final StoreHttp http = new StoreHttp(HttpSettings.DEFAULT, Clock.systemUTC());

    @Test
    void sendsARequestAsItIsAndReadsTheAnswer() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("POST", "/v1/things", Answer.of(201, "{\"a\":1}").with("X-More", "yes"));
            HttpAnswer answer = send("POST", server.base().resolve("/v1/things?secret=1"), BODY);
            assertEquals(201, answer.status());
            assertEquals(1, answer.json().path("a").asInt());
            assertEquals(Optional.of("yes"), answer.header("x-MORE"));
            CannedServer.Asked asked = server.only("POST", "/v1/things");
            assertEquals("{}", new String(asked.body(), StandardCharsets.UTF_8));
            assertEquals("application/json", asked.headers().get("content-type"), "no charset is added");
            assertEquals("2", asked.headers().get("content-length"));
            assertEquals("publish-flow", asked.headers().get("user-agent"));
        }
    }

    @Test
    void tellsOfEachRequestOnceAndWithoutItsQuery() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/things", 200, "{}").on("GET", "/v1/things", 500, "broken");
            send("GET", server.base().resolve("/v1/things?secret=1"), null);
            send("GET", server.base().resolve("/v1/things?secret=1"), null);
            assertEquals(
                    List.of(200, 500), exchanges.stream().map(Exchange::status).toList());
            Exchange exchange = exchanges.get(0);
            assertEquals("GET", exchange.method());
            assertEquals("/v1/things", exchange.path());
            assertEquals(server.base().getAuthority(), exchange.host());
            assertFalse(exchange.toString().contains("secret"), exchange.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PATCH", "DELETE"})
    void repeatsNothingThoughTheStoreInvitesTo(String method) throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on(method, "/v1/things", Answer.of(503, "").with("Retry-After", "0"));
            assertEquals(
                    503,
                    send(method, server.base().resolve("/v1/things"), body(method))
                            .status());
            server.on(method, "/v1/things", 408, "");
            assertEquals(
                    408,
                    send(method, server.base().resolve("/v1/things"), body(method))
                            .status());
            assertEquals(2, exchanges.size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/things", Answer.of(status, "").with("Location", "/elsewhere"));
            assertEquals(
                    status,
                    send("GET", server.base().resolve("/v1/things"), null).status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void doesNotSendAgainWhatABrokenConnectionMayHaveDone(String method) throws IOException {
        try (SocketServer server = new SocketServer(socket -> SocketServer.head(socket.getInputStream()))) {
            StoreException broken = assertThrows(
                    StoreException.class, () -> send(method, server.base().resolve("/v1/things?a=b"), body(method)));
            assertEquals("http.connection-broken", broken.problem().code());
            assertTrue(broken.isTransient());
            assertEquals(method + " /v1/things", broken.problem().where());
            assertEquals(1, server.connections());
            assertEquals(
                    List.of("broken"), exchanges.stream().map(Exchange::note).toList());
            assertEquals(0, exchanges.get(0).status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void doesNotSendAgainOnAConnectionThatTheStoreHasClosedMeanwhile(String method) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (SocketServer server = new SocketServer(socket -> {
            SocketServer.head(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            // Then the next request comes on this connection, and is read but never answered.
            SocketServer.head(socket.getInputStream());
            closed.countDown();
        })) {
            assertEquals(200, send(method, server.base(), empty(method)).status());
            assertThrows(StoreException.class, () -> send(method, server.base(), empty(method)));
            closed.await();
            assertEquals(1, server.connections());
        }
    }

    @Test
    void aBodyThatEndsTooSoonIsABrokenConnection() throws IOException {
        try (SocketServer server = new SocketServer(socket -> {
            SocketServer.head(socket.getInputStream());
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
        })) {
            StoreException broken = assertThrows(StoreException.class, () -> send("GET", server.base(), null));
            assertEquals("http.connection-broken", broken.problem().code());
            assertEquals(1, server.connections());
        }
    }

    @Test
    void anAnswerThatDoesNotComeIsTimedOut() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        try (SocketServer server = new SocketServer(socket -> await(end))) {
            StoreHttp impatient = new StoreHttp(timeouts(Duration.ofMillis(200), Duration.ZERO), Clock.systemUTC());
            StoreException late = assertThrows(
                    StoreException.class, () -> impatient.send(call("GET", server.base()), exchanges::add));
            assertEquals("http.timed-out", late.problem().code());
            assertTrue(late.isTransient());
        } finally {
            end.countDown();
        }
    }

    @Test
    void anAnswerThatTricklesIsTimedOutAsAWhole() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        try (SocketServer server = new SocketServer(socket -> {
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            await(end);
        })) {
            HttpSettings settings = timeouts(Duration.ofSeconds(50), Duration.ofMillis(300));
            StoreHttp impatient = new StoreHttp(settings, Clock.systemUTC());
            StoreException late = assertThrows(
                    StoreException.class, () -> impatient.send(call("GET", server.base()), exchanges::add));
            assertEquals("http.timed-out", late.problem().code());
        } finally {
            end.countDown();
        }
    }

    @Test
    void anInterruptEndsARequestAtOnceAndStaysSet() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        AtomicReference<Problem> problem = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        try (SocketServer server = new SocketServer(socket -> {
            SocketServer.head(socket.getInputStream());
            asked.countDown();
            await(end);
        })) {
            Thread caller = new Thread(() -> {
                StoreException stopped = assertThrows(StoreException.class, () -> send("GET", server.base(), null));
                problem.set(stopped.problem());
                flag.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            asked.await();
            caller.interrupt();
            caller.join();
        } finally {
            end.countDown();
        }
        assertEquals("http.interrupted", problem.get().code());
        assertEquals(Problem.Kind.UNAVAILABLE, problem.get().kind());
        assertTrue(flag.get());
    }

    @Test
    void nobodyThereIsUnreachable() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        URI nobody = URI.create("http://127.0.0.1:" + free + "/v1/things");
        StoreException refused = assertThrows(StoreException.class, () -> send("GET", nobody, null));
        assertEquals("http.unreachable", refused.problem().code());
        assertTrue(refused.isTransient());
    }

    @Test
    void aHostWithoutAddressIsToldAsSuch() {
        URI unknown = URI.create("https://store.invalid/v1/things");
        StoreException refused = assertThrows(StoreException.class, () -> send("GET", unknown, null));
        assertEquals("http.unknown-host", refused.problem().code());
        assertTrue(
                refused.problem().what().contains("store.invalid"),
                refused.problem().what());
    }

    @Test
    void doesNotReadAnAnswerWithoutEnd() throws IOException {
        byte[] chunk = new byte[1024 * 1024];
        try (SocketServer server = new SocketServer(socket -> {
            SocketServer.head(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (!socket.isClosed()) {
                out.write(chunk);
            }
        })) {
            StoreException refused = assertThrows(StoreException.class, () -> send("GET", server.base(), null));
            assertEquals("http.answer-too-long", refused.problem().code());
            assertEquals(Problem.Kind.UNEXPECTED, refused.problem().kind());
        }
    }

    @Test
    void readsAnAnswerOfExactlyTheBound() throws Exception {
        byte[] body = new byte[StoreHttp.MAX_BODY];
        try (SocketServer server = new SocketServer(socket -> {
            SocketServer.head(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body);
        })) {
            assertEquals(body.length, send("GET", server.base(), null).body().length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://api.example/v1", "ftp://127.0.0.1/v1", "https://user:word@api.example/v1"})
    void sendsNothingWhereOthersCouldRead(String url) {
        StoreException refused = assertThrows(StoreException.class, () -> send("GET", URI.create(url), null));
        assertEquals("http.not-https", refused.problem().code());
        assertEquals(Problem.Kind.INPUT, refused.problem().kind());
        assertFalse(refused.problem().text().contains("word"), refused.problem().text());
        assertEquals(List.of(), exchanges);
    }

    @Test
    void sendsNothingToAnAddressThatIsNone() {
        URI url = URI.create("https://127.0.0.1:70000/v1");
        StoreException refused = assertThrows(StoreException.class, () -> send("GET", url, null));
        assertEquals("http.bad-address", refused.problem().code());
    }

    private HttpAnswer send(String method, URI url, byte[] body) throws StoreException {
        return http.send(
                new HttpCall(Store.APP_STORE, method, url, Map.of("Content-Type", "application/json"), body),
                exchanges::add);
    }

    private static HttpCall call(String method, URI url) {
        return new HttpCall(Store.APP_STORE, method, url, Map.of(), null);
    }

    private static byte[] empty(String method) {
        return body(method) == null ? null : new byte[0];
    }

    private static byte[] body(String method) {
        return method.equals("GET") || method.equals("DELETE") ? null : BODY;
    }

    private static HttpSettings timeouts(Duration read, Duration call) {
        return new HttpSettings(Duration.ofSeconds(5), read, Duration.ofSeconds(5), call, null, "test");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.jenkins.plugins.publishflow.store.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A store that answers what a test has laid out, in that order for each method and path, and remembers what it was
 * asked. {@link #close()} fails the test where a request came that nobody expected, or an answer was not asked for.
 */
public final class CannedServer implements AutoCloseable {

    static {
        // Otherwise the JDK's server waits 40 ms between the headers and the body of each answer.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "canned-server");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Deque<Answer>> answers = new LinkedHashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();
    private final List<Consumer<Asked>> checks = new ArrayList<>();

    /** Starts on a free port of the loopback interface. */
    public CannedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The address to give to a connector. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * Lays out one answer.
     *
     * @param path without query
     * @param body JSON, or any text; empty for none
     */
    public CannedServer on(String method, String path, int status, String body) {
        return on(method, path, Answer.of(status, body));
    }

    /** Lays out one answer. */
    public synchronized CannedServer on(String method, String path, Answer answer) {
        answers.computeIfAbsent(method + " " + path, key -> new ArrayDeque<>()).add(answer);
        return this;
    }

    /** Has every request checked when the server is closed; a check fails by an assertion. */
    public synchronized CannedServer check(Consumer<Asked> check) {
        checks.add(check);
        return this;
    }

    /** All requests so far, in the order they came. */
    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** The only request of that method and path. */
    public Asked only(String method, String path) {
        List<Asked> matching = asked().stream()
                .filter(one -> one.method().equals(method) && one.path().equals(path))
                .toList();
        assertEquals(1, matching.size(), () -> "requests " + method + " " + path + " among " + asked());
        return matching.get(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Answer answer = next(Asked.of(exchange, body));
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private synchronized Answer next(Asked request) {
        asked.add(request);
        String key = request.method() + " " + request.path();
        Deque<Answer> left = answers.get(key);
        if (left == null || left.isEmpty()) {
            unexpected.add(key);
            return Answer.of(599, "the test expects no " + key);
        }
        return left.remove();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        synchronized (this) {
            assertTrue(unexpected.isEmpty(), () -> "unexpected requests: " + unexpected);
            List<String> left = answers.entrySet().stream()
                    .filter(entry -> !entry.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
            assertTrue(left.isEmpty(), () -> "never asked for: " + left);
            checks.forEach(asked::forEach);
        }
    }

    /**
     * One answer.
     *
     * @param headers besides the content type, which is JSON where nothing else is given
     */
    public record Answer(int status, Map<String, String> headers, String body) {

        public static Answer of(int status, String body) {
            return new Answer(status, Map.of("Content-Type", "application/json"), body);
        }

        /** The same with one header more. */
        public Answer with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Answer(status, more, body);
        }
    }

    /**
     * One request as it came.
     *
     * @param path without query
     * @param rawQuery still encoded; empty for none
     * @param headers by lower-case name
     */
    public record Asked(String method, String path, String rawQuery, Map<String, String> headers, byte[] body) {

        private static Asked of(HttpExchange exchange, byte[] body) {
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
            URI uri = exchange.getRequestURI();
            String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            return new Asked(exchange.getRequestMethod(), uri.getPath(), query, headers, body);
        }

        /** The parameters of the query, decoded. */
        public Map<String, String> query() {
            Map<String, String> parameters = new TreeMap<>();
            for (String pair : rawQuery.split("&")) {
                if (!pair.isEmpty()) {
                    String[] sides = pair.split("=", 2);
                    parameters.put(decode(sides[0]), sides.length == 2 ? decode(sides[1]) : "");
                }
            }
            return parameters;
        }

        /** The body as JSON. */
        public JsonNode json() {
            try {
                return Json.MAPPER.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String decode(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return method + " " + path + (rawQuery.isEmpty() ? "" : "?" + rawQuery);
        }
    }
}

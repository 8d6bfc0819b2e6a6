package io.jenkins.plugins.publishflow.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.publishflow.contract.Contract;
import io.jenkins.plugins.publishflow.contract.Contracts;
import io.jenkins.plugins.publishflow.contract.Violation;
import io.jenkins.plugins.publishflow.contract.WholeExchange;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.http.LoggedRequest;
import io.jenkins.plugins.publishflow.sandbox.http.RecordedExchange;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * A sandbox on a clock that stands still, and a client of it that has nothing from the product. At the end it fails
 * where an answer was not as Apple's contract has it, or a request was one that no right client makes, unless the test
 * took note of those by {@link #misuses}.
 */
final class LiveSandbox implements Closeable {

    static final String APP = CatalogueApp.SAMPLE.id();

    final SetClock clock;
    final Sandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Violation> violations = new CopyOnWriteArrayList<>();
    private boolean misusesSeen;

    private LiveSandbox(SandboxOptions options, SetClock clock) throws IOException {
        this.clock = clock;
        sandbox = Sandbox.start(options.clock(clock));
        if (Contracts.haveAppStoreConnect()) {
            Contract contract = Contracts.appStoreConnect();
            sandbox.watch(exchange -> check(contract, exchange));
        }
    }

    static LiveSandbox start() throws IOException {
        return start(SandboxOptions.USUAL);
    }

    static LiveSandbox start(SandboxOptions options) throws IOException {
        return start(options, new SetClock());
    }

    static LiveSandbox start(SandboxOptions options, SetClock clock) throws IOException {
        return new LiveSandbox(options, clock);
    }

    void pass(Duration time) {
        clock.pass(time);
    }

    Reply get(String target) {
        return send("GET", target, BodyPublishers.noBody());
    }

    Reply post(String target, String json) {
        return send("POST", target, BodyPublishers.ofString(json));
    }

    Reply patch(String target, String json) {
        return send("PATCH", target, BodyPublishers.ofString(json));
    }

    Reply delete(String target) {
        return send("DELETE", target, BodyPublishers.noBody());
    }

    Reply delete(String target, String json) {
        return send("DELETE", target, BodyPublishers.ofString(json));
    }

    /** With a good token and a JSON body; brackets in the target are encoded. */
    Reply send(String method, String target, BodyPublisher body) {
        String token = Tokens.good(sandbox.teamKey(), clock.instant());
        return send(target, request -> request.method(method, body)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json"));
    }

    /** As the test makes it: the target is a path, or a whole address. */
    Reply send(String target, UnaryOperator<HttpRequest.Builder> as) {
        try {
            return trySend(target, as);
        } catch (IOException e) {
            throw new AssertionError("no answer to " + target, e);
        }
    }

    /** As {@link #send}, for tests in which the connection is to break. */
    Reply trySend(String target, UnaryOperator<HttpRequest.Builder> as) throws IOException {
        String encoded = target.replace("[", "%5B").replace("]", "%5D");
        URI uri = URI.create(encoded.startsWith("http") ? encoded : sandbox.baseUrl() + encoded);
        try {
            return new Reply(http.send(as.apply(HttpRequest.newBuilder(uri)).build(), BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The requests so far that no right client makes. */
    List<LoggedRequest> misuses() {
        misusesSeen = true;
        return sandbox.requests().misuses();
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
        assertEquals(List.of(), violations, "answers against Apple's contract");
        if (!misusesSeen) {
            assertEquals(List.of(), sandbox.requests().misuses(), "requests that no right client makes");
        }
    }

    private void check(Contract contract, RecordedExchange exchange) {
        boolean ofApi = exchange.path().startsWith("/v1/") || exchange.path().startsWith("/v2/");
        if (!ofApi || exchange.answer() == null || exchange.fault() != null) {
            return;
        }
        byte[] sent = exchange.requestBody() == null ? new byte[0] : exchange.requestBody();
        contract
                .check(new WholeExchange(
                        exchange.method(),
                        exchange.path(),
                        exchange.query(),
                        "application/json",
                        sent,
                        exchange.answer().status(),
                        exchange.answer().headers().get("Content-Type"),
                        exchange.answer().body()))
                .stream()
                .filter(violation -> violation.part() == Violation.Part.ANSWER)
                .forEach(violations::add);
    }
}

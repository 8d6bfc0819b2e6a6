package io.jenkins.plugins.publishflow.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.publishflow.sandbox.SandboxClock;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpAnswer;
import io.jenkins.plugins.publishflow.store.http.HttpCall;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import io.jenkins.plugins.publishflow.store.http.StoreUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sandbox in another process of this machine: its clock, followed by one here, so that a run can rehearse against it
 * with waits made short.
 */
public final class SandboxLink implements SandboxTime {

    private final URI clockUrl;
    private final StoreHttp http;
    private final SandboxClock clock = new SandboxClock(Duration.ZERO);

    private SandboxLink(URI clockUrl, StoreHttp http) {
        this.clockUrl = clockUrl;
        this.http = http;
    }

    /**
     * The one sandbox that is at all of these addresses; empty where all are those of real stores.
     *
     * @throws InputException where some are real stores, or they are different sandboxes: their clocks would differ
     * @throws StoreException where nobody answers at one of them
     */
    public static Optional<SandboxLink> at(List<URI> endpoints, StoreHttp http) throws StoreException {
        List<SandboxLink> found = new ArrayList<>();
        for (URI endpoint : endpoints) {
            at(endpoint, http).ifPresent(found::add);
        }
        if (!found.isEmpty() && endpoints.size() > 1) {
            throw new InputException(
                    "--endpoint: the stores of one run are either all in one sandbox, or all real. Give"
                            + " each store of the flow the same address of the sandbox.");
        }
        return found.stream().findFirst();
    }

    /**
     * The sandbox at that address; empty where the address is none of this machine's, or no sandbox answers there.
     *
     * @throws StoreException where nobody answers there
     */
    public static Optional<SandboxLink> at(URI endpoint, StoreHttp http) throws StoreException {
        if (!StoreUrl.isLoopback(endpoint.getHost())) {
            return Optional.empty();
        }
        SandboxLink link = new SandboxLink(StoreUrl.of(endpoint, "/sandbox/clock", Map.of()), http);
        HttpAnswer answer = link.send("GET", null);
        Optional<Instant> now = now(answer);
        now.ifPresent(link.clock::moveTo);
        return now.map(time -> link);
    }

    /** The time that a sandbox answers; empty for an answer of something else. */
    private static Optional<Instant> now(HttpAnswer answer) {
        try {
            JsonNode now = answer.isSuccess() ? answer.json().path("now") : MissingNode.getInstance();
            return now.isTextual() ? Optional.of(Instant.parse(now.asText())) : Optional.empty();
        } catch (StoreException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public SandboxClock clock() {
        return clock;
    }

    @Override
    public void moveTo(Instant time) {
        try {
            HttpAnswer answer = send("POST", "{\"moveTo\":\"" + time + "\"}");
            clock.moveTo(now(answer)
                    .orElseThrow(() -> new InputException("The sandbox at " + clockUrl
                            + " does not let its clock be moved: status " + answer.status() + ".")));
        } catch (StoreException e) {
            throw new UncheckedIOException(
                    "The sandbox at " + clockUrl + " does not answer any more. Start it again, then this run.",
                    new IOException(e));
        }
    }

    private HttpAnswer send(String method, String body) throws StoreException {
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        return http.send(
                new HttpCall(Store.APP_STORE, method, clockUrl, Map.of("Content-Type", "application/json"), bytes),
                ExchangeListener.NONE);
    }
}

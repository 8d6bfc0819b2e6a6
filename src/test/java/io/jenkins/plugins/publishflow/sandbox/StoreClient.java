package io.jenkins.plugins.publishflow.sandbox;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.UnaryOperator;

/** Talks to a sandbox with nothing but the JDK, so that no mistake of the connector hides one of the sandbox. */
public final class StoreClient {

    /** An app with version 1.0 in the store. */
    static final String APP = CatalogueApp.SAMPLE.id();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final CheckedSandbox sandbox;

    public StoreClient(CheckedSandbox sandbox) {
        this.sandbox = sandbox;
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
    public Reply send(String method, String target, BodyPublisher body) {
        String token = Tokens.good(sandbox.get().teamKey(), sandbox.clock().instant());
        return send(
                target,
                request -> request.method(method, body)
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
        URI uri =
                URI.create(encoded.startsWith("http") ? encoded : sandbox.get().baseUrl() + encoded);
        try {
            return new Reply(HTTP.send(as.apply(HttpRequest.newBuilder(uri)).build(), BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

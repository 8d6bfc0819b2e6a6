package io.jenkins.plugins.publishflow.store.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.Store;
import java.net.URI;
import java.util.Map;

/**
 * One API request. {@link #toString()} tells neither query nor headers nor body.
 *
 * @param store whom it goes to, for the texts of problems
 * @param method HTTP method
 * @param url where to
 * @param headers may hold secrets
 * @param body the bytes to send, or null for none
 */
public record HttpCall(
        Store store,
        String method,
        URI url,
        Map<String, String> headers,
        @CheckForNull byte[] body) {

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** The request as problems name it: {@code POST /v1/buildUploads}. */
    public String where() {
        return method + " " + url.getRawPath();
    }

    @Override
    public String toString() {
        return where();
    }
}

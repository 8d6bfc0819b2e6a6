package io.jenkins.plugins.publishflow.store.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpAnswer;
import io.jenkins.plugins.publishflow.store.http.HttpCall;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import io.jenkins.plugins.publishflow.store.http.StoreUrl;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The requests that all classes of this package share: addresses, token, bodies, refusals. Renews a refused token once;
 * never repeats a request otherwise. Thread-safe.
 */
final class PublisherApi {

    private static final String ROOT = "/androidpublisher/v3/applications/";
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final URI base;
    private final AccessTokens tokens;
    private final StoreHttp http;
    private final ExchangeListener listener;

    PublisherApi(URI base, AccessTokens tokens, StoreHttp http, ExchangeListener listener) {
        this.base = base;
        this.tokens = tokens;
        this.http = http;
        this.listener = listener;
    }

    /** The path of an app, or of something below it. */
    static String path(String packageName, String below) {
        return ROOT + packageName + below;
    }

    JsonNode get(String path) throws StoreException {
        return accepted(json("GET", path, null)).json();
    }

    /** Empty where Google answers 404. */
    Optional<JsonNode> find(String path) throws StoreException {
        HttpAnswer answer = json("GET", path, null);
        return answer.status() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(accepted(answer).json());
    }

    JsonNode put(String path, JsonNode body) throws StoreException {
        return accepted(json("PUT", path, body)).json();
    }

    JsonNode post(String path) throws StoreException {
        return accepted(json("POST", path, null)).json();
    }

    /** A custom method of a resource, such as {@code commit}; its colon has to stay one. */
    JsonNode act(String path, String verb, Map<String, String> query) throws StoreException {
        String url = StoreUrl.of(base, path, query).toString();
        int end = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
        URI address = URI.create(url.substring(0, end) + ":" + verb + url.substring(end));
        return accepted(exchange("POST", address, new HashMap<>(), null)).json();
    }

    void delete(String path) throws StoreException {
        accepted(json("DELETE", path, null));
    }

    /** Begins an upload that goes on after a break; the address for the bytes, which is a secret. */
    URI beginUpload(String path, String contentType, long size) throws StoreException {
        Map<String, String> headers = new HashMap<>();
        headers.put("X-Upload-Content-Type", contentType);
        headers.put("X-Upload-Content-Length", Long.toString(size));
        HttpAnswer answer = accepted(exchange(
                "POST", StoreUrl.of(base, "/upload" + path, Map.of("uploadType", "resumable")), headers, null));
        try {
            URI address = base.resolve(answer.header("Location").orElse(""));
            if (answer.header("Location").isPresent() && StoreUrl.isSafe(address)) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without quoting the address.
        }
        throw answer.malformed("names no address for the bytes");
    }

    /** The token in use, for an upload whose address alone does not open the storage. Of one scope, for an hour at most. */
    String token() throws StoreException {
        return tokens.current();
    }

    private HttpAnswer json(String method, String path, @CheckForNull JsonNode body) throws StoreException {
        Map<String, String> headers = new HashMap<>();
        byte[] bytes = null;
        if (body != null) {
            headers.put("Content-Type", "application/json");
            bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        }
        return exchange(method, StoreUrl.of(base, path, Map.of()), headers, bytes);
    }

    private HttpAnswer exchange(String method, URI url, Map<String, String> headers, @CheckForNull byte[] body)
            throws StoreException {
        String token = tokens.current();
        HttpAnswer answer = send(method, url, headers, body, token);
        return answer.status() == UNAUTHORIZED ? send(method, url, headers, body, tokens.renewed(token)) : answer;
    }

    private HttpAnswer send(
            String method, URI url, Map<String, String> headers, @CheckForNull byte[] body, String token)
            throws StoreException {
        headers.put("Authorization", "Bearer " + token);
        headers.put("Accept", "application/json");
        return http.send(new HttpCall(Store.GOOGLE_PLAY, method, url, headers, body), listener);
    }

    private static HttpAnswer accepted(HttpAnswer answer) throws StoreException {
        if (!answer.isSuccess()) {
            throw GoogleErrors.problem(answer);
        }
        return answer;
    }
}

package io.jenkins.plugins.publishflow.store.appcircle;

import com.fasterxml.jackson.core.JsonProcessingException;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpAnswer;
import io.jenkins.plugins.publishflow.store.http.HttpCall;
import io.jenkins.plugins.publishflow.store.http.Json;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import io.jenkins.plugins.publishflow.store.http.StoreUrl;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Appcircle's API, which all classes of this package share: makes the requests, renews a refused token once, and turns
 * every refusal into a problem. Never repeats a request otherwise. Thread-safe.
 */
final class Api {

    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final URI base;
    private final Access access;
    private final StoreHttp http;
    private final ExchangeListener listener;

    Api(URI base, Access access, StoreHttp http, ExchangeListener listener) {
        this.base = base;
        this.access = access;
        this.http = http;
        this.listener = listener;
    }

    HttpAnswer get(String path, Map<String, String> query) throws StoreException {
        return accepted(exchange("GET", path, query, null));
    }

    /** Empty where Appcircle does not have it (yet). */
    Optional<HttpAnswer> find(String path) throws StoreException {
        HttpAnswer answer = exchange("GET", path, Map.of(), null);
        return answer.status() == NOT_FOUND ? Optional.empty() : Optional.of(accepted(answer));
    }

    HttpAnswer post(String path, Map<String, String> query, Object body) throws StoreException {
        return accepted(exchange("POST", path, query, body));
    }

    HttpAnswer patch(String path, Map<String, String> query, Object body) throws StoreException {
        return accepted(exchange("PATCH", path, query, body));
    }

    private static HttpAnswer accepted(HttpAnswer answer) throws StoreException {
        AppcircleErrors.check(answer);
        return answer;
    }

    private HttpAnswer exchange(String method, String path, Map<String, String> query, @CheckForNull Object body)
            throws StoreException {
        String token = access.token();
        HttpAnswer answer = send(method, path, query, token, body);
        if (answer.status() != UNAUTHORIZED) {
            return answer;
        }
        access.drop(token);
        return send(method, path, query, access.token(), body);
    }

    private HttpAnswer send(
            String method, String path, Map<String, String> query, String token, @CheckForNull Object body)
            throws StoreException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token);
        headers.put("Accept", "application/json");
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        byte[] bytes = body == null ? null : bytes(body);
        return http.send(
                new HttpCall(Store.APPCIRCLE, method, StoreUrl.of(base, path, query), headers, bytes), listener);
    }

    private static byte[] bytes(Object body) {
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a request that is no JSON", e);
        }
    }
}

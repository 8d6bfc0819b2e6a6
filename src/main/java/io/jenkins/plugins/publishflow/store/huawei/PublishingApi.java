package io.jenkins.plugins.publishflow.store.huawei;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Huawei's Publishing API v2, which all classes of this package share: makes the requests, renews a refused token once,
 * and turns every refusal into a problem, those with HTTP 200 too. Never repeats a request otherwise. Thread-safe.
 */
final class PublishingApi {

    static final Map<String, String> JSON = Map.of("Content-Type", "application/json", "Accept", "application/json");

    private static final String VERSION = "/publish/v2";
    private static final int UNAUTHORIZED = 401;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ");

    private final URI base;
    private final Access access;
    private final StoreHttp http;
    private final ExchangeListener listener;

    PublishingApi(URI base, Access access, StoreHttp http, ExchangeListener listener) {
        this.base = base;
        this.access = access;
        this.http = http;
        this.listener = listener;
    }

    /** @param path below {@code /publish/v2}, with a slash at its beginning */
    Reply get(String path, Map<String, String> query) throws StoreException {
        return send("GET", path, query, null);
    }

    /** @param body a map, or null for none */
    Reply put(String path, Map<String, String> query, @CheckForNull Object body) throws StoreException {
        return send("PUT", path, query, body);
    }

    /** @param body a map, or null for none */
    Reply post(String path, Map<String, String> query, @CheckForNull Object body) throws StoreException {
        return send("POST", path, query, body);
    }

    /** A point in time as Huawei writes it; in UTC. */
    static String time(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    static byte[] bytes(Object body) {
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a request that is no JSON", e);
        }
    }

    private Reply send(String method, String path, Map<String, String> query, @CheckForNull Object body)
            throws StoreException {
        URI url = StoreUrl.of(base, VERSION + path, query);
        Map<String, String> headers = access.headers();
        HttpAnswer answer = exchange(method, url, headers, body);
        if (answer.status() == UNAUTHORIZED) {
            access.drop(headers);
            answer = exchange(method, url, access.headers(), body);
        }
        HuaweiErrors.check(answer);
        JsonNode document = answer.json();
        if (!document.has("ret")) {
            throw answer.malformed("has no 'ret' in it, which tells whether the request was done");
        }
        return new Reply(answer, document);
    }

    private HttpAnswer exchange(String method, URI url, Map<String, String> access, @CheckForNull Object body)
            throws StoreException {
        Map<String, String> headers = new LinkedHashMap<>(JSON);
        headers.putAll(access);
        return http.send(new HttpCall(Store.HUAWEI, method, url, headers, body == null ? null : bytes(body)), listener);
    }
}

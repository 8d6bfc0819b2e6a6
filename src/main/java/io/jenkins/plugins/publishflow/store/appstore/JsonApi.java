package io.jenkins.plugins.publishflow.store.appstore;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpAnswer;
import io.jenkins.plugins.publishflow.store.http.HttpCall;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import io.jenkins.plugins.publishflow.store.http.StoreUrl;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Apple's JSON:API, which all resource classes of this package share: makes the requests of their paths, queries and
 * bodies, pages through collections, renews a refused token once, and turns every refusal into a problem. Paths start
 * with {@code /v1}; query names are written with plain brackets ({@code filter[app]}), several values with commas.
 * Never repeats a request otherwise. Thread-safe.
 */
final class JsonApi {

    /** With 200 a page more than any app or team has; a collection that goes on is a loop. */
    static final int MAX_PAGES = 500;

    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final URI base;
    private final Tokens tokens;
    private final StoreHttp http;
    private final ExchangeListener listener;
    private final AtomicReference<RateLimit> rateLimit = new AtomicReference<>();

    JsonApi(URI base, Tokens tokens, StoreHttp http, ExchangeListener listener) {
        this.base = base;
        this.tokens = tokens;
        this.http = http;
        this.listener = listener;
    }

    /** One resource. */
    Resource get(String path, Map<String, String> query) throws StoreException {
        return one(accepted(exchange("GET", url(path, query), null)));
    }

    /** One resource, or empty where Apple answers 404 or {@code data: null}. */
    Optional<Resource> find(String path, Map<String, String> query) throws StoreException {
        HttpAnswer answer = exchange("GET", url(path, query), null);
        if (answer.status() == NOT_FOUND || accepted(answer).json().path("data").isNull()) {
            return Optional.empty();
        }
        return Optional.of(one(answer));
    }

    /** All resources of a collection, from the first page to the last. */
    List<Resource> list(String path, Map<String, String> query) throws StoreException {
        List<JsonNode> data = new ArrayList<>();
        Map<String, JsonNode> included = new HashMap<>();
        URI page = url(path, query);
        for (int pages = 0; page != null; pages++) {
            if (pages == MAX_PAGES) {
                throw tooManyPages(path);
            }
            HttpAnswer answer = accepted(exchange("GET", page, null));
            JsonNode document = answer.json();
            if (!document.path("data").isArray()) {
                throw answer.malformed("has no list of resources in it");
            }
            for (JsonNode resource : document.get("data")) {
                data.add(checked(resource, answer));
            }
            document.path("included").forEach(node -> included.put(Resource.key(node), node));
            page = next(document, answer);
        }
        return data.stream().map(node -> new Resource(node, included)).toList();
    }

    /** Whether a collection has anything in it that the key can see; one request. */
    boolean hasAny(String path) throws StoreException {
        HttpAnswer answer = accepted(exchange("GET", url(path, Map.of("limit", "1")), null));
        if (!answer.json().path("data").isArray()) {
            throw answer.malformed("has no list of resources in it");
        }
        return !answer.json().path("data").isEmpty();
    }

    /** Creates a resource and returns it as Apple answers. */
    Resource post(String path, Body body) throws StoreException {
        return one(accepted(exchange("POST", url(path), body)));
    }

    /** Changes a resource and returns it as Apple answers. */
    Resource patch(String path, Body body) throws StoreException {
        return one(accepted(exchange("PATCH", url(path), body)));
    }

    /** Deletes a resource. */
    void delete(String path) throws StoreException {
        accepted(exchange("DELETE", url(path), null));
    }

    /** Adds to a to-many relationship; the path ends with {@code /relationships/…}. */
    void link(String path, Body identifiers) throws StoreException {
        accepted(exchange("POST", url(path), identifiers));
    }

    /** Replaces a relationship, to-one or to-many. */
    void relink(String path, Body identifiers) throws StoreException {
        accepted(exchange("PATCH", url(path), identifiers));
    }

    /** Takes from a to-many relationship. */
    void unlink(String path, Body identifiers) throws StoreException {
        accepted(exchange("DELETE", url(path), identifiers));
    }

    /** What the latest answer that told it said of the key's hourly limit. */
    Optional<RateLimit> rateLimit() {
        return Optional.ofNullable(rateLimit.get());
    }

    private URI url(String path) {
        return url(path, Map.of());
    }

    private URI url(String path, Map<String, String> query) {
        return StoreUrl.of(base, path, query);
    }

    private HttpAnswer exchange(String method, URI url, @CheckForNull Body body) throws StoreException {
        String token = tokens.current();
        HttpAnswer answer = send(method, url, body, token);
        return answer.status() == UNAUTHORIZED ? send(method, url, body, tokens.renewed(token)) : answer;
    }

    private HttpAnswer send(String method, URI url, @CheckForNull Body body, String token) throws StoreException {
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer " + token);
        headers.put("Accept", "application/json");
        byte[] bytes = null;
        if (body != null) {
            headers.put("Content-Type", "application/json");
            bytes = body.json().toString().getBytes(StandardCharsets.UTF_8);
        }
        HttpAnswer answer = http.send(new HttpCall(Store.APP_STORE, method, url, headers, bytes), listener);
        RateLimit.of(answer).ifPresent(rateLimit::set);
        return answer;
    }

    private static HttpAnswer accepted(HttpAnswer answer) throws StoreException {
        if (!answer.isSuccess()) {
            throw AppleErrors.problem(answer);
        }
        return answer;
    }

    private static Resource one(HttpAnswer answer) throws StoreException {
        JsonNode document = answer.json();
        Map<String, JsonNode> included = new HashMap<>();
        document.path("included").forEach(node -> included.put(Resource.key(node), node));
        return new Resource(checked(document.path("data"), answer), included);
    }

    private static JsonNode checked(JsonNode resource, HttpAnswer answer) throws StoreException {
        if (!resource.path("id").isTextual() || !resource.path("type").isTextual()) {
            throw answer.malformed("has no resource with type and id in it");
        }
        return resource;
    }

    /** The next page, only at the very place where the first one was: our key goes along. */
    @CheckForNull
    private URI next(JsonNode document, HttpAnswer answer) throws StoreException {
        JsonNode link = document.path("links").path("next");
        if (link.isMissingNode() || link.isNull()) {
            return null;
        }
        URI next;
        try {
            next = base.resolve(link.asText());
        } catch (IllegalArgumentException e) {
            throw answer.malformed("names a next page that is no address");
        }
        if (!StoreUrl.sameOrigin(base, next) || next.getUserInfo() != null) {
            throw foreign(next, answer);
        }
        return next;
    }

    private static StoreException foreign(URI next, HttpAnswer answer) {
        return new StoreException(new Problem(
                Problem.Kind.UNEXPECTED,
                "app-store.foreign-link",
                "An answer names a next page on another host (" + next.getHost()
                        + "); it was not followed, because the key would go along.",
                answer.call().where(),
                "Check the address of App Store Connect, and whether something between here and Apple changes"
                        + " answers."));
    }

    private static StoreException tooManyPages(String path) {
        return new StoreException(new Problem(
                Problem.Kind.UNEXPECTED,
                "app-store.too-many-pages",
                "A list of App Store Connect does not end after " + MAX_PAGES + " pages.",
                "GET " + path,
                "Report this to the maintainers, with the request."));
    }
}

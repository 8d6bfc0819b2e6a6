package io.jenkins.plugins.publishflow.store.appcircle;

import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpAnswer;
import io.jenkins.plugins.publishflow.store.http.HttpCall;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import io.jenkins.plugins.publishflow.store.http.StoreUrl;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Exchanges a key for tokens, and keeps the present one in memory alone. Newer Appcircles take a personal access key at
 * another address and under another name than older ones: the newest is tried first, and the next where it is not there.
 * Thread-safe.
 */
final class Access {

    /** Where Appcircle does not say; a refused token is renewed besides. */
    private static final long USUAL_SECONDS = 600;

    private static final Duration RENEWED_BEFORE_END = Duration.ofSeconds(60);
    private static final int NOT_FOUND = 404;

    /** A way to exchange a personal access key. The documentation and Appcircle's own tools name the field differently. */
    private record Way(String path, String field) {}

    private static final List<Way> WAYS = List.of(
            new Way("/auth/v3/token", "personalAccessKey"),
            new Way("/auth/v2/token", "pat"),
            new Way("/auth/v1/token", "pat"));

    private final AppcircleKey key;
    private final URI auth;
    private final StoreHttp http;
    private final Clock clock;
    private final ExchangeListener listener;
    private String token = "";
    private Instant renewal = Instant.MIN;

    /** The way that has worked. */
    private int way;

    Access(AppcircleKey key, URI auth, StoreHttp http, Clock clock, ExchangeListener listener) {
        this.key = key;
        this.auth = auth;
        this.http = http;
        this.clock = clock;
        this.listener = listener;
    }

    /** The token to use now. */
    synchronized String token() throws StoreException {
        if (!clock.instant().isBefore(renewal)) {
            fetch();
        }
        return token;
    }

    /** Drops a token that has just been refused; a newer one stays. */
    synchronized void drop(String refused) {
        if (refused.equals(token)) {
            renewal = Instant.MIN;
        }
    }

    private void fetch() throws StoreException {
        Instant asked = clock.instant();
        HttpAnswer answer = key.isApiKey() ? post("/auth/v1/api-key/token", key.apiFields()) : personal();
        AppcircleErrors.check(answer);
        String value = answer.json().path("access_token").asText("");
        if (value.isBlank()) {
            throw answer.malformed("has no access token in it");
        }
        token = value;
        Instant end = asked.plusSeconds(answer.json().path("expires_in").asLong(USUAL_SECONDS));
        renewal = end.minus(RENEWED_BEFORE_END).isAfter(asked) ? end.minus(RENEWED_BEFORE_END) : end;
    }

    private HttpAnswer personal() throws StoreException {
        while (true) {
            Way tried = WAYS.get(way);
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put(tried.field(), key.secret());
            key.organization().ifPresent(id -> fields.put("subOrganizationId", id));
            HttpAnswer answer = post(tried.path(), fields);
            if (answer.status() != NOT_FOUND || way == WAYS.size() - 1) {
                return answer;
            }
            way++;
        }
    }

    private HttpAnswer post(String path, Map<String, String> fields) throws StoreException {
        String form = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        Map<String, String> headers =
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json");
        HttpCall call = new HttpCall(
                Store.APPCIRCLE,
                "POST",
                StoreUrl.of(auth, path, Map.of()),
                headers,
                form.getBytes(StandardCharsets.US_ASCII));
        return http.send(call, listener);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package io.jenkins.plugins.publishflow.store.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpAnswer;
import io.jenkins.plugins.publishflow.store.http.HttpCall;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import io.jenkins.plugins.publishflow.store.http.StoreUrl;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Access of an API client: a token of {@code /oauth2/v1/token} at the host of the API itself, and the client's id in
 * each request besides. A good answer has no {@code ret}; a refusal has one, with HTTP 200.
 */
final class ClientAccess implements Access {

    private static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(5);

    /** Where Huawei does not say; it gives two days. */
    private static final long USUAL_SECONDS = 3600;

    private final ApiClientKey key;
    private final URI base;
    private final StoreHttp http;
    private final Clock clock;
    private final ExchangeListener listener;
    private Map<String, String> headers = Map.of();
    private Instant renewal = Instant.MIN;

    ClientAccess(ApiClientKey key, URI base, StoreHttp http, Clock clock, ExchangeListener listener) {
        this.key = key;
        this.base = base;
        this.http = http;
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public synchronized Map<String, String> headers() throws StoreException {
        if (!clock.instant().isBefore(renewal)) {
            fetch();
        }
        return headers;
    }

    @Override
    public synchronized void drop(Map<String, String> refused) {
        if (refused.equals(headers)) {
            renewal = Instant.MIN;
        }
    }

    private void fetch() throws StoreException {
        Map<String, String> body =
                Map.of("grant_type", "client_credentials", "client_id", key.id(), "client_secret", key.secret());
        Instant asked = clock.instant();
        HttpAnswer answer = http.send(
                new HttpCall(
                        Store.HUAWEI,
                        "POST",
                        StoreUrl.of(base, "/oauth2/v1/token", Map.of()),
                        PublishingApi.JSON,
                        PublishingApi.bytes(body)),
                listener);
        HuaweiErrors.check(answer);
        JsonNode token = answer.json();
        String value = token.path("access_token").asText("");
        if (value.isBlank()) {
            throw answer.malformed("has no access token in it");
        }
        long seconds = token.path("expires_in").asLong(USUAL_SECONDS);
        headers = Map.of("client_id", key.id(), "Authorization", "Bearer " + value);
        Instant end = asked.plusSeconds(seconds);
        renewal = end.minus(RENEWED_BEFORE_END);
        if (!renewal.isAfter(asked)) {
            renewal = end;
        }
    }
}

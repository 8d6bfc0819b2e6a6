package io.jenkins.plugins.publishflow.store.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpAnswer;
import io.jenkins.plugins.publishflow.store.http.HttpCall;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/**
 * Exchanges assertions signed with the key for access tokens of the one scope that is needed, and keeps the present
 * token, in memory alone. An assertion is dated back a minute, because Google refuses one from the future and clocks
 * differ. Thread-safe.
 */
final class AccessTokens {

    static final String SCOPE = "https://www.googleapis.com/auth/androidpublisher";

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration BACK_DATED = Duration.ofSeconds(60);
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final Duration RENEWED_BEFORE_END = Duration.ofSeconds(60);

    private final ServiceAccountKey key;
    private final StoreHttp http;
    private final Clock clock;
    private final ExchangeListener listener;
    private String token;
    private Instant renewal = Instant.MIN;

    AccessTokens(ServiceAccountKey key, StoreHttp http, Clock clock, ExchangeListener listener) {
        this.key = key;
        this.http = http;
        this.clock = clock;
        this.listener = listener;
    }

    /** The token to use now. */
    synchronized String current() throws StoreException {
        if (!clock.instant().isBefore(renewal)) {
            exchange();
        }
        return token;
    }

    /** Another token than the one that Google has just refused; perhaps another thread has renewed it already. */
    synchronized String renewed(String refused) throws StoreException {
        if (refused.equals(token)) {
            exchange();
        }
        return current();
    }

    private void exchange() throws StoreException {
        Instant asked = clock.instant();
        String form = "grant_type=" + URLEncoder.encode(GRANT, StandardCharsets.UTF_8) + "&assertion=" + assertion();
        HttpAnswer answer = http.send(
                new HttpCall(
                        Store.GOOGLE_PLAY,
                        "POST",
                        key.tokenAddress(),
                        Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                        form.getBytes(StandardCharsets.US_ASCII)),
                listener);
        if (!answer.isSuccess()) {
            throw GoogleErrors.tokenProblem(answer, key.account());
        }
        JsonNode granted = answer.json();
        if (!granted.path("access_token").isTextual()) {
            throw answer.malformed("has no access_token in it");
        }
        token = granted.get("access_token").asText();
        long life = granted.path("expires_in").asLong(0);
        renewal = asked.plusSeconds(life).minus(RENEWED_BEFORE_END);
    }

    // The builder of jjwt 0.11, which the Jenkins API plugin carries; its setAudience writes one string, as Google
    // does.
    private String assertion() {
        Instant now = clock.instant();
        JwtBuilder builder = Jwts.builder()
                .setHeaderParam("typ", "JWT")
                .setIssuer(key.account())
                .setAudience(key.tokenAddress().toString())
                .setIssuedAt(Date.from(now.minus(BACK_DATED)))
                .setExpiration(Date.from(now.plus(LIFE)))
                .claim("scope", SCOPE);
        if (key.keyId() != null) {
            builder.setHeaderParam("kid", key.keyId());
        }
        return builder.signWith(key.privateKey(), SignatureAlgorithm.RS256).compact();
    }
}

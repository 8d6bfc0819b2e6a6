package io.jenkins.plugins.publishflow.store.huawei;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/**
 * Access of a service account: the token that it signs is itself what lets requests in. It is dated back a minute, for
 * clocks differ, and lives less than the hour that Huawei allows.
 */
final class SignedAccess implements Access {

    private static final Duration BACK_DATED = Duration.ofMinutes(1);
    private static final Duration LIFE = Duration.ofMinutes(50);
    private static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(5);

    private final ServiceAccountKey key;
    private final Clock clock;
    private Map<String, String> headers = Map.of();
    private Instant renewal = Instant.MIN;

    SignedAccess(ServiceAccountKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    @Override
    public synchronized Map<String, String> headers() {
        if (!clock.instant().isBefore(renewal)) {
            sign();
        }
        return headers;
    }

    @Override
    public synchronized void drop(Map<String, String> refused) {
        if (refused.equals(headers)) {
            renewal = Instant.MIN;
        }
    }

    // The builder of jjwt 0.11, which the Jenkins API plugin carries; its setAudience writes one string, as Huawei's
    // own examples do, where the later way writes a list.
    private void sign() {
        Instant now = clock.instant();
        Instant end = now.plus(LIFE);
        String token = Jwts.builder()
                .setHeaderParam("kid", key.id())
                .setHeaderParam("typ", "JWT")
                .setIssuer(key.account())
                .setAudience(key.audience())
                .setIssuedAt(Date.from(now.minus(BACK_DATED)))
                .setExpiration(Date.from(end))
                .signWith(key.privateKey(), SignatureAlgorithm.PS256)
                .compact();
        headers = Map.of("Authorization", "Bearer " + token);
        renewal = end.minus(RENEWED_BEFORE_END);
    }
}

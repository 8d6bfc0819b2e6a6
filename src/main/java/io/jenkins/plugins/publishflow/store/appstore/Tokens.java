package io.jenkins.plugins.publishflow.store.appstore;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * Signs the tokens of one key and keeps the present one, in memory alone. A token is dated back a minute, because Apple
 * refuses one from the future and clocks differ, and lives ten minutes of the twenty that Apple allows. Thread-safe.
 */
final class Tokens {

    static final String AUDIENCE = "appstoreconnect-v1";

    private static final Duration BACK_DATED = Duration.ofSeconds(60);
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration RENEWED_BEFORE_END = Duration.ofSeconds(60);

    private final AppStoreKey key;
    private final Clock clock;
    private String token;
    private Instant renewal = Instant.MIN;

    Tokens(AppStoreKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** The token to use now. */
    synchronized String current() {
        if (!clock.instant().isBefore(renewal)) {
            sign();
        }
        return token;
    }

    /** Another token than the one that Apple has just refused; perhaps another thread has renewed it already. */
    synchronized String renewed(String refused) {
        if (refused.equals(token)) {
            sign();
        }
        return current();
    }

    // The builder of jjwt 0.11, which the Jenkins API plugin carries; later versions keep it, deprecated. Its
    // setAudience writes the one string that Apple documents, where the later way writes a list.
    private void sign() {
        Instant now = clock.instant();
        Instant end = now.plus(LIFE);
        JwtBuilder builder = Jwts.builder()
                .setHeaderParam("kid", key.keyId())
                .setHeaderParam("typ", "JWT")
                .setIssuedAt(Date.from(now.minus(BACK_DATED)))
                .setExpiration(Date.from(end))
                .setAudience(AUDIENCE);
        key.issuerId().ifPresentOrElse(builder::setIssuer, () -> builder.setSubject("user"));
        token = builder.signWith(key.privateKey(), SignatureAlgorithm.ES256).compact();
        renewal = end.minus(RENEWED_BEFORE_END);
    }
}

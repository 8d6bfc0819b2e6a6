package io.jenkins.plugins.publishflow.store.appstore;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
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

    // A single audience is deprecated in jjwt because a list is more general; Apple documents a string.
    @SuppressWarnings("deprecation")
    private void sign() {
        Instant now = clock.instant();
        Instant end = now.plus(LIFE);
        JwtBuilder builder = Jwts.builder()
                .header()
                .keyId(key.keyId())
                .type("JWT")
                .and()
                .issuedAt(Date.from(now.minus(BACK_DATED)))
                .expiration(Date.from(end))
                .audience()
                .single(AUDIENCE);
        key.issuerId().ifPresentOrElse(builder::issuer, () -> builder.subject("user"));
        token = builder.signWith(key.privateKey(), Jwts.SIG.ES256).compact();
        renewal = end.minus(RENEWED_BEFORE_END);
    }
}

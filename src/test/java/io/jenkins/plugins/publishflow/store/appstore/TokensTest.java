package io.jenkins.plugins.publishflow.store.appstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final KeyPair pair = AppStoreFixture.keyPair();
    private final HandClock clock = new HandClock();
    private final Tokens tokens = new Tokens(AppStoreFixture.key(pair), clock);

    @Test
    void aTeamKeyNamesItsIssuer() throws IOException {
        JsonNode claims = part(tokens.current(), 1);
        assertEquals(AppStoreFixture.ISSUER_ID, claims.path("iss").asText());
        assertFalse(claims.has("sub"), claims.toString());
    }

    @Test
    void anIndividualKeyNamesNoIssuer() throws IOException {
        AppStoreKey key = new AppStoreKey(AppStoreFixture.KEY_ID, null, (ECPrivateKey) pair.getPrivate());
        JsonNode claims = part(new Tokens(key, clock).current(), 1);
        assertEquals("user", claims.path("sub").asText());
        assertFalse(claims.has("iss"), claims.toString());
    }

    @Test
    void theAudienceIsAString() throws IOException {
        JsonNode audience = part(tokens.current(), 1).path("aud");
        assertTrue(audience.isTextual(), audience.toString());
        assertEquals("appstoreconnect-v1", audience.textValue());
    }

    @Test
    void theHeaderNamesAlgorithmKeyAndType() throws IOException {
        JsonNode header = part(tokens.current(), 0);
        assertEquals("ES256", header.path("alg").asText());
        assertEquals(AppStoreFixture.KEY_ID, header.path("kid").asText());
        assertEquals("JWT", header.path("typ").asText());
    }

    @Test
    void aTokenIsDatedBackAMinuteAndLivesTen() throws IOException {
        JsonNode claims = part(tokens.current(), 1);
        assertEquals(NOON.minusSeconds(60).getEpochSecond(), claims.path("iat").asLong());
        assertEquals(NOON.plusSeconds(600).getEpochSecond(), claims.path("exp").asLong());
    }

    @Test
    void theSignatureIsRawAndHolds() throws Exception {
        String[] parts = tokens.current().split("\\.");
        byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
        assertEquals(64, signature.length);
        Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(pair.getPublic());
        check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertTrue(check.verify(signature));
    }

    @Test
    void aTokenIsKeptUntilAMinuteBeforeItsEnd() {
        String first = tokens.current();
        clock.now = NOON.plus(Duration.ofMinutes(9)).minusSeconds(1);
        assertSame(first, tokens.current());
        clock.now = NOON.plus(Duration.ofMinutes(9));
        assertNotEquals(first, tokens.current());
    }

    @Test
    void aRefusedTokenIsReplacedOnceForAllThreads() {
        String refused = tokens.current();
        String fresh = tokens.renewed(refused);
        assertNotEquals(refused, fresh);
        assertSame(fresh, tokens.renewed(refused), "another thread had the same one refused");
    }

    @Test
    void manyThreadsShareOneToken() throws InterruptedException {
        int threads = 8;
        Set<String> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch together = new CountDownLatch(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            pool.submit(() -> {
                together.countDown();
                together.await();
                return seen.add(tokens.current());
            });
        }
        pool.shutdown();
        assertTrue(pool.awaitTermination(30, TimeUnit.SECONDS));
        assertEquals(1, seen.size());
    }

    private static JsonNode part(String token, int index) throws IOException {
        return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
    }

    /** Stands still until it is set. */
    private static final class HandClock extends Clock {

        private volatile Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

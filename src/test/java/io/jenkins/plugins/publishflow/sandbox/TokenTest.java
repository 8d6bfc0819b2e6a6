package io.jenkins.plugins.publishflow.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKeys;
import io.jenkins.plugins.publishflow.sandbox.http.LoggedRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenTest {

    private LiveSandbox store;

    @BeforeEach
    void start() throws IOException {
        store = LiveSandbox.start();
    }

    @AfterEach
    void stop() throws IOException {
        store.close();
    }

    @Test
    void tokensOfBothKindsOfKeysAreTaken() {
        for (SandboxKey key : List.of(store.sandbox.teamKey(), store.sandbox.individualKey())) {
            ask("Bearer " + Tokens.good(key, store.clock.instant())).is(200);
        }
    }

    @Test
    void aTokenThatEndsInExactlyTwentyMinutesIsTaken() {
        ask(bearer(claims -> claims.put("exp", store.clock.instant().getEpochSecond() + 1200)))
                .is(200);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void wrongTokensAreRefused(Function<LiveSandbox, String> authorization, String noted) {
        JsonNode error = ask(authorization.apply(store)).refused(401, "NOT_AUTHORIZED");
        LoggedRequest logged = store.sandbox.requests().entries().get(0);
        assertTrue(logged.note().contains(noted), logged::toString);
        assertEquals(ask(null).json().at("/errors/0/detail"), error.path("detail"), "Apple does not tell the reason");
    }

    static Stream<Arguments> wrongTokensAreRefused() {
        return Stream.of(
                wrong("no bearer token", store -> null),
                wrong("no bearer token", store -> "Basic dXNlcjpwYXNz"),
                wrong("not three parts", store -> "Bearer abc.def"),
                wrong("a part is no JSON", store -> "Bearer YWJj.YWJj.YWJj"),
                wrong("a part is not base64url", store -> "Bearer ??.??.??"),
                wrong("the signature is not 64 raw bytes", store -> signed(store, Tokens.DER, (header, claims) -> {})),
                wrong("the signature does not fit", store -> signedByAnother(store)),
                wrong("alg is not ES256", store -> raw(store, (header, claims) -> header.put("alg", "none"))),
                wrong("kid is none", store -> raw(store, (header, claims) -> header.put("kid", "OTHER00000"))),
                wrong("kid is none", store -> raw(store, (header, claims) -> header.remove("kid"))),
                wrong("iss is not", store -> raw(store, (header, claims) -> claims.put("iss", "somebody"))),
                wrong("iss is not", store -> raw(store, (header, claims) -> claims.remove("iss"))),
                wrong("aud is not the text", store -> raw(store, (header, claims) -> claims.remove("aud"))),
                wrong(
                        "aud is not the text",
                        store -> raw(store, (header, claims) -> claims.put("aud", List.of("appstoreconnect-v1")))),
                wrong(
                        "aud is not the text",
                        store -> raw(store, (header, claims) -> claims.put("aud", "apple-developer-enterprise-v1"))),
                wrong("iat is not a number", store -> raw(store, (header, claims) -> claims.remove("iat"))),
                wrong("exp is not a number", store -> raw(store, (header, claims) -> claims.put("exp", "soon"))),
                wrong("iat is in the future", store -> moved(store, "iat", 1)),
                wrong("expired", store -> moved(store, "exp", 0)),
                wrong("more than 20 minutes", store -> moved(store, "exp", 1201)),
                wrong(
                        "has no iss",
                        store -> individual(store, claims -> claims.put("iss", "somebody"))),
                wrong("sub of an individual", store -> individual(store, claims -> claims.remove("sub"))));
    }

    private static Arguments wrong(String noted, Function<LiveSandbox, String> authorization) {
        return Arguments.of(authorization, noted);
    }

    private static String raw(LiveSandbox store, BiConsumer<Map<String, Object>, Map<String, Object>> change) {
        return signed(store, Tokens.RAW, change);
    }

    private static String moved(LiveSandbox store, String claim, long secondsFromNow) {
        long at = store.clock.instant().getEpochSecond() + secondsFromNow;
        return raw(store, (header, claims) -> claims.put(claim, at));
    }

    private static String signed(
            LiveSandbox store, String algorithm, BiConsumer<Map<String, Object>, Map<String, Object>> change) {
        SandboxKey key = store.sandbox.teamKey();
        Map<String, Object> header = Tokens.header(key);
        Map<String, Object> claims = Tokens.claims(key, store.clock.instant());
        change.accept(header, claims);
        return "Bearer " + Tokens.sign(key, header, claims, algorithm);
    }

    private static String individual(LiveSandbox store, Consumer<Map<String, Object>> change) {
        SandboxKey key = store.sandbox.individualKey();
        Map<String, Object> claims = Tokens.claims(key, store.clock.instant());
        change.accept(claims);
        return "Bearer " + Tokens.sign(key, Tokens.header(key), claims, Tokens.RAW);
    }

    /** A key of the same id and issuer, from another sandbox. */
    private static String signedByAnother(LiveSandbox store) {
        SandboxKey ours = store.sandbox.teamKey();
        SandboxKey other = SandboxKeys.generate().team();
        return "Bearer "
                + Tokens.sign(
                        other, Tokens.header(ours), Tokens.claims(ours, store.clock.instant()), Tokens.RAW);
    }

    private String bearer(Consumer<Map<String, Object>> change) {
        return raw(store, (header, claims) -> change.accept(claims));
    }

    @Test
    void aTokenIsGoodUntilItEndsByTheClockOfTheSandbox() {
        String authorization = "Bearer " + Tokens.good(store.sandbox.teamKey(), store.clock.instant());
        store.pass(Duration.ofSeconds(599));
        ask(authorization).is(200);
        store.pass(Duration.ofSeconds(1));
        ask(authorization).refused(401, "NOT_AUTHORIZED");
    }

    @Test
    void aKeyDoesNotShow() {
        assertEquals("key SANDBOXT01", store.sandbox.teamKey().toString());
    }

    private Reply ask(String authorization) {
        return store.send(
                "/v1/apps?limit=1",
                request -> authorization == null ? request : request.header("Authorization", authorization));
    }
}

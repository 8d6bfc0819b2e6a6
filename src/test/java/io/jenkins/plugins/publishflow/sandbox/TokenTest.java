package io.jenkins.plugins.publishflow.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKeys;
import io.jenkins.plugins.publishflow.sandbox.http.LoggedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenTest {

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final StoreClient store = new StoreClient(sandbox);

    @Test
    void tokensOfBothKindsOfKeysAreTaken() {
        for (SandboxKey key : List.of(sandbox.get().teamKey(), sandbox.get().individualKey())) {
            ask("Bearer " + Tokens.good(key, sandbox.clock().instant())).is(200);
        }
    }

    @Test
    void aTokenThatEndsInExactlyTwentyMinutesIsTaken() {
        ask(bearer(claims -> claims.put("exp", sandbox.clock().instant().getEpochSecond() + 1200)))
                .is(200);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void wrongTokensAreRefused(Function<CheckedSandbox, String> authorization, String noted) {
        JsonNode error = ask(authorization.apply(sandbox)).refused(401, "NOT_AUTHORIZED");
        LoggedRequest logged = sandbox.get().requests().entries().get(0);
        assertTrue(logged.note().contains(noted), logged::toString);
        assertEquals(ask(null).json().at("/errors/0/detail"), error.path("detail"), "Apple does not tell the reason");
    }

    static Stream<Arguments> wrongTokensAreRefused() {
        return Stream.of(
                wrong("no bearer token", sandbox -> null),
                wrong("no bearer token", sandbox -> "Basic dXNlcjpwYXNz"),
                wrong("not three parts", sandbox -> "Bearer abc.def"),
                wrong("a part is no JSON", sandbox -> "Bearer YWJj.YWJj.YWJj"),
                wrong("a part is not base64url", sandbox -> "Bearer ??.??.??"),
                wrong(
                        "the signature is not 64 raw bytes",
                        sandbox -> signed(sandbox, Tokens.DER, (header, claims) -> {})),
                wrong("the signature does not fit", sandbox -> signedByAnother(sandbox)),
                wrong("alg is not ES256", sandbox -> raw(sandbox, (header, claims) -> header.put("alg", "none"))),
                wrong("kid is none", sandbox -> raw(sandbox, (header, claims) -> header.put("kid", "OTHER00000"))),
                wrong("kid is none", sandbox -> raw(sandbox, (header, claims) -> header.remove("kid"))),
                wrong("iss is not", sandbox -> raw(sandbox, (header, claims) -> claims.put("iss", "somebody"))),
                wrong("iss is not", sandbox -> raw(sandbox, (header, claims) -> claims.remove("iss"))),
                wrong("aud is not the text", sandbox -> raw(sandbox, (header, claims) -> claims.remove("aud"))),
                wrong(
                        "aud is not the text",
                        sandbox -> raw(sandbox, (header, claims) -> claims.put("aud", List.of("appstoreconnect-v1")))),
                wrong(
                        "aud is not the text",
                        sandbox ->
                                raw(sandbox, (header, claims) -> claims.put("aud", "apple-developer-enterprise-v1"))),
                wrong("iat is not a number", sandbox -> raw(sandbox, (header, claims) -> claims.remove("iat"))),
                wrong("exp is not a number", sandbox -> raw(sandbox, (header, claims) -> claims.put("exp", "soon"))),
                wrong("iat is in the future", sandbox -> moved(sandbox, "iat", 1)),
                wrong("expired", sandbox -> moved(sandbox, "exp", 0)),
                wrong("more than 20 minutes", sandbox -> moved(sandbox, "exp", 1201)),
                wrong("has no iss", sandbox -> individual(sandbox, claims -> claims.put("iss", "somebody"))),
                wrong("sub of an individual", sandbox -> individual(sandbox, claims -> claims.remove("sub"))));
    }

    private static Arguments wrong(String noted, Function<CheckedSandbox, String> authorization) {
        return Arguments.of(authorization, noted);
    }

    private static String raw(CheckedSandbox sandbox, BiConsumer<Map<String, Object>, Map<String, Object>> change) {
        return signed(sandbox, Tokens.RAW, change);
    }

    private static String moved(CheckedSandbox sandbox, String claim, long secondsFromNow) {
        long at = sandbox.clock().instant().getEpochSecond() + secondsFromNow;
        return raw(sandbox, (header, claims) -> claims.put(claim, at));
    }

    private static String signed(
            CheckedSandbox sandbox, String algorithm, BiConsumer<Map<String, Object>, Map<String, Object>> change) {
        SandboxKey key = sandbox.get().teamKey();
        Map<String, Object> header = Tokens.header(key);
        Map<String, Object> claims = Tokens.claims(key, sandbox.clock().instant());
        change.accept(header, claims);
        return "Bearer " + Tokens.sign(key, header, claims, algorithm);
    }

    private static String individual(CheckedSandbox sandbox, Consumer<Map<String, Object>> change) {
        SandboxKey key = sandbox.get().individualKey();
        Map<String, Object> claims = Tokens.claims(key, sandbox.clock().instant());
        change.accept(claims);
        return "Bearer " + Tokens.sign(key, Tokens.header(key), claims, Tokens.RAW);
    }

    /** A key of the same id and issuer, from another sandbox. */
    private static String signedByAnother(CheckedSandbox sandbox) {
        SandboxKey ours = sandbox.get().teamKey();
        SandboxKey other = SandboxKeys.generate().team();
        return "Bearer "
                + Tokens.sign(
                        other,
                        Tokens.header(ours),
                        Tokens.claims(ours, sandbox.clock().instant()),
                        Tokens.RAW);
    }

    private String bearer(Consumer<Map<String, Object>> change) {
        return raw(sandbox, (header, claims) -> change.accept(claims));
    }

    @Test
    void aTokenIsGoodUntilItEndsByTheClockOfTheSandbox() {
        String authorization =
                "Bearer " + Tokens.good(sandbox.get().teamKey(), sandbox.clock().instant());
        sandbox.pass(Duration.ofSeconds(599));
        ask(authorization).is(200);
        sandbox.pass(Duration.ofSeconds(1));
        ask(authorization).refused(401, "NOT_AUTHORIZED");
    }

    @Test
    void aKeyDoesNotShow() {
        assertEquals("key SANDBOXT01", sandbox.get().teamKey().toString());
    }

    private Reply ask(String authorization) {
        return store.send(
                "/v1/apps?limit=1",
                request -> authorization == null ? request : request.header("Authorization", authorization));
    }
}

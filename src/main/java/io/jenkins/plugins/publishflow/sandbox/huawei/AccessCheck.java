package io.jenkins.plugins.publishflow.sandbox.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Checks what lets requests in, as Huawei does: the token of an API client together with its id, or a token that a
 * service account has signed itself with PS256, which lives an hour at most.
 */
final class AccessCheck {

    private static final Duration CLIENT_TOKEN = Duration.ofHours(48);
    private static final Duration SIGNED_TOKEN = Duration.ofHours(1);

    private final GalleryKeys keys;
    private final Clock clock;

    AccessCheck(GalleryKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** {@code POST /oauth2/v1/token}: a good answer has no {@code ret}, a refusal comes with HTTP 200. */
    Answer token(Request request) throws IOException {
        JsonNode body = Json.MAPPER.readTree(request.body());
        boolean right = body.path("grant_type").asText().equals("client_credentials")
                && body.path("client_id").asText().equals(GalleryKeys.CLIENT_ID)
                && body.path("client_secret").asText().equals(keys.seal().secret());
        if (!right) {
            throw Refused.code(203890688, "client id or client secret is wrong");
        }
        Instant end = clock.instant().plus(CLIENT_TOKEN);
        String payload = "client." + end.getEpochSecond();
        return Answer.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("access_token", payload + "." + keys.seal().sign(payload))
                        .put("expires_in", CLIENT_TOKEN.toSeconds()));
    }

    void check(Request request) {
        String authorization = request.header("Authorization");
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            throw Refused.status(401, "no bearer token");
        }
        String token = authorization.substring("Bearer ".length());
        if (token.startsWith("client.")) {
            client(token, request);
        } else {
            account(token, request);
        }
    }

    private void client(String token, Request request) {
        if (!GalleryKeys.CLIENT_ID.equals(request.header("client_id"))) {
            request.misuse("the header client_id is missing");
            throw Refused.status(403, "client token authorization fail");
        }
        String[] parts = token.split("\\.", -1);
        boolean good = parts.length == 3
                && keys.seal().sign(parts[0] + "." + parts[1]).equals(parts[2])
                && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[1])));
        if (!good) {
            throw Refused.status(401, "the token is not accepted");
        }
    }

    private void account(String token, Request request) {
        String wrong = wrong(token.split("\\.", -1));
        if (!wrong.isEmpty()) {
            request.note("token refused: " + wrong);
            throw Refused.status(401, "the token is not accepted");
        }
    }

    /** What is wrong with a signed token; empty for nothing. */
    private String wrong(String[] parts) {
        if (parts.length != 3) {
            return "not three parts";
        }
        JsonNode header = json(parts[0]);
        JsonNode claims = json(parts[1]);
        if (!header.path("alg").asText().equals("PS256")) {
            return "alg is not PS256";
        }
        if (!header.path("kid").asText().equals(GalleryKeys.KEY_ID)) {
            return "kid is not the key's";
        }
        if (!verifies(parts)) {
            return "the signature does not fit the key";
        }
        if (!claims.path("iss").asText().equals(GalleryKeys.ACCOUNT)) {
            return "iss is not the account";
        }
        if (!GalleryKeys.AUDIENCE.equals(claims.path("aud").textValue())) {
            return "aud is not the one text of the file";
        }
        Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong());
        Instant end = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (end.isAfter(issued.plus(SIGNED_TOKEN))) {
            return "lives longer than an hour";
        }
        if (issued.isAfter(clock.instant())) {
            return "iat is in the future";
        }
        return end.isAfter(clock.instant()) ? "" : "expired";
    }

    private boolean verifies(String[] parts) {
        try {
            Signature check = Signature.getInstance("RSASSA-PSS");
            check.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            check.initVerify(keys.publicKey());
            check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return check.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static JsonNode json(String part) {
        try {
            return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException | IllegalArgumentException e) {
            return Json.MAPPER.missingNode();
        }
    }
}

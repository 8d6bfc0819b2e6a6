package io.jenkins.plugins.publishflow.sandbox.appstore.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Checks bearer tokens as App Store Connect does: an ES256 signature of 64 raw bytes by a key that the sandbox handed
 * out, the claims of that kind of key, a life of at most 20 minutes from now. Like Apple it does not tell the client
 * what is wrong; the request log does. No tolerance for clocks that are ahead: an assumption that makes the stricter
 * peer.
 */
public final class TokenCheck {

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(20);
    private static final int RAW_SIGNATURE = 64;

    private final SandboxKeys keys;
    private final Clock clock;

    public TokenCheck(SandboxKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The key whose token the request carries.
     *
     * @throws Refusal 401
     */
    public SandboxKey check(Request request) {
        try {
            String authorization = request.header("Authorization");
            if (authorization == null || !authorization.startsWith("Bearer ")) {
                throw new Bad("no bearer token");
            }
            return check(authorization.substring("Bearer ".length()));
        } catch (Bad e) {
            request.note("token refused: " + e.getMessage());
            throw Refusal.notAuthorized();
        }
    }

    private SandboxKey check(String token) throws Bad {
        String[] parts = token.split("\\.", -1);
        require(parts.length == 3, "not three parts");
        JsonNode header = json(parts[0]);
        require(header.path("alg").asText().equals("ES256"), "alg is not ES256");
        SandboxKey key =
                keys.find(header.path("kid").asText()).orElseThrow(() -> new Bad("kid is none of this sandbox's keys"));
        byte[] signature = bytes(parts[2]);
        require(signature.length == RAW_SIGNATURE, "the signature is not 64 raw bytes");
        require(verifies(key, parts[0] + "." + parts[1], signature), "the signature does not fit the key");
        checkClaims(json(parts[1]), key);
        return key;
    }

    private void checkClaims(JsonNode claims, SandboxKey key) throws Bad {
        if (key.issuerId() != null) {
            require(key.issuerId().equals(claims.path("iss").textValue()), "iss is not the issuer id of the team key");
        } else {
            require(!claims.has("iss"), "a token of an individual key has no iss");
            require("user".equals(claims.path("sub").textValue()), "sub of an individual key's token is not user");
        }
        require("appstoreconnect-v1".equals(claims.path("aud").textValue()), "aud is not the text appstoreconnect-v1");
        require(claims.path("iat").isIntegralNumber(), "iat is not a number");
        require(claims.path("exp").isIntegralNumber(), "exp is not a number");
        Instant now = clock.instant();
        Instant issued = Instant.ofEpochSecond(claims.path("iat").longValue());
        Instant expires = Instant.ofEpochSecond(claims.path("exp").longValue());
        require(!issued.isAfter(now), "iat is in the future");
        require(expires.isAfter(now), "expired");
        require(!expires.isAfter(now.plus(LONGEST_LIFE)), "exp is more than 20 minutes ahead");
    }

    private static boolean verifies(SandboxKey key, String signed, byte[] signature) {
        try {
            Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
            check.initVerify(key.publicKey());
            check.update(signed.getBytes(StandardCharsets.US_ASCII));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static JsonNode json(String part) throws Bad {
        try {
            return Json.MAPPER.readTree(bytes(part));
        } catch (JsonProcessingException e) {
            throw new Bad("a part is no JSON");
        } catch (IOException e) {
            throw new Bad("a part cannot be read");
        }
    }

    private static byte[] bytes(String part) throws Bad {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw new Bad("a part is not base64url");
        }
    }

    private static void require(boolean holds, String otherwise) throws Bad {
        if (!holds) {
            throw new Bad(otherwise);
        }
    }

    /** What is wrong with a token; never holds a part of it. */
    private static final class Bad extends Exception {
        private static final long serialVersionUID = 1;

        Bad(String message) {
            super(message, null, false, false);
        }
    }
}

package io.jenkins.plugins.publishflow.sandbox.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Exchanges signed assertions for access tokens as Google does (JWT bearer grant, RS256), and checks the tokens. Tokens
 * are not saved: a restarted sandbox knows none, and a right client asks anew.
 */
final class TokenDesk {

    static final String PATH = "/token";

    /** Google's own Java client names this audience, whatever address its key file has. */
    private static final String GOOGLES = "https://oauth2.googleapis.com/token";

    private static final String SCOPE = "https://www.googleapis.com/auth/androidpublisher";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private final ServiceAccount account;
    private final Clock clock;
    private final Duration life;
    private final Supplier<URI> baseUrl;
    private final Map<String, Instant> tokens = new HashMap<>();

    TokenDesk(ServiceAccount account, Clock clock, Duration life, Supplier<URI> baseUrl) {
        this.account = account;
        this.clock = clock;
        this.life = life;
        this.baseUrl = baseUrl;
    }

    URI address() {
        return URI.create(baseUrl.get() + PATH);
    }

    synchronized Answer exchange(Request request) throws IOException {
        String wrong = wrong(form(new String(request.body(), StandardCharsets.UTF_8)));
        if (wrong != null) {
            request.note("assertion refused: " + wrong);
            return Answer.json(
                    400,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("error", "invalid_grant")
                            .put("error_description", wrong));
        }
        String token = "sandbox." + UUID.randomUUID();
        tokens.put(token, clock.instant().plus(life));
        return Answer.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("access_token", token)
                        .put("expires_in", life.toSeconds())
                        .put("token_type", "Bearer"));
    }

    /** @throws PlayRefusal where the request carries no token that holds */
    synchronized void check(Request request) {
        String header = request.header("Authorization");
        String token = header != null && header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
        Instant end = tokens.get(token);
        if (end == null || !clock.instant().isBefore(end)) {
            throw PlayRefusal.notAuthorized();
        }
    }

    private String wrong(Map<String, String> form) throws IOException {
        if (!GRANT.equals(form.get("grant_type"))) {
            return "Unsupported grant type.";
        }
        String[] parts = form.getOrDefault("assertion", "").split("\\.", -1);
        if (parts.length != 3) {
            return "Bad assertion.";
        }
        try {
            JsonNode header = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[0]));
            JsonNode claims = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
            if (!header.path("alg").asText().equals("RS256") || !isSigned(parts)) {
                return "Invalid JWT Signature.";
            }
            return wrongClaim(claims);
        } catch (IllegalArgumentException e) {
            return "Bad assertion.";
        }
    }

    private String wrongClaim(JsonNode claims) {
        Instant now = clock.instant();
        Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong());
        Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (!claims.path("iss").asText().equals(ServiceAccount.EMAIL)) {
            return "Invalid issuer.";
        }
        String audience = claims.path("aud").textValue();
        if (!address().toString().equals(audience) && !GOOGLES.equals(audience)) {
            return "Invalid JWT: Failed audience check.";
        }
        if (!claims.path("scope").asText().equals(SCOPE)) {
            return "Invalid OAuth scope or ID token audience provided.";
        }
        if (issued.isAfter(now) || !expires.isAfter(now) || expires.isAfter(issued.plus(LONGEST_LIFE))) {
            return "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your"
                    + " iat and exp values in the JWT claim.";
        }
        return null;
    }

    private boolean isSigned(String[] parts) {
        try {
            Signature check = Signature.getInstance("SHA256withRSA");
            check.initVerify(account.publicKey());
            check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return check.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            String[] sides = pair.split("=", 2);
            form.put(
                    URLDecoder.decode(sides[0], StandardCharsets.UTF_8),
                    sides.length == 2 ? URLDecoder.decode(sides[1], StandardCharsets.UTF_8) : "");
        }
        return form;
    }
}

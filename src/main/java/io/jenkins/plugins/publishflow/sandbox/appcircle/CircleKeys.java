package io.jenkins.plugins.publishflow.sandbox.appcircle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The keys that one sandboxed Appcircle takes, and the tokens that it gives for them. With a folder the secret behind
 * them is kept there, for the owner alone, and is the same after a restart.
 */
public final class CircleKeys {

    /** The name of the API key. */
    public static final String API_KEY = "sandbox";

    /** The one sub-organization. */
    public static final String SUB_ORGANIZATION = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

    private static final String FILE = "appcircle-keys.json";

    private final String secret;

    private CircleKeys(String secret) {
        this.secret = secret;
    }

    /** The keys in that folder, or new ones that are then kept there; null: kept nowhere. */
    public static CircleKeys in(@CheckForNull Path folder) throws IOException {
        String fresh = UUID.randomUUID().toString();
        if (folder == null) {
            return new CircleKeys(fresh);
        }
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            return new CircleKeys(
                    Json.MAPPER.readTree(file.toFile()).path("secret").asText());
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, Json.bytes(Map.of("secret", fresh)));
        return new CircleKeys(fresh);
    }

    /** A personal access key, with characters that have to be encoded; a secret of the sandbox. */
    public String personal() {
        return sign("personal") + "+&=";
    }

    /** The secret of the API key. */
    public String apiSecret() {
        return sign("api") + "+&=";
    }

    String sign(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((secret + "\n" + text).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    /** {@code POST /auth/…}. */
    Answer token(Request request, CircleSettings settings, Clock clock) throws IOException {
        Map<String, String> form = form(request);
        String path = request.path();
        if (path.equals("/auth/v1/api-key/token")) {
            boolean right = API_KEY.equals(form.get("name")) && apiSecret().equals(form.get("secret"));
            return right ? granted(form.get("organizationId"), settings, clock) : refusal(401, "wrong key");
        }
        if (!path.matches("/auth/v[123]/token") || path.charAt("/auth/v".length()) - '0' > settings.newestTokens()) {
            return refusal(404, "not found");
        }
        boolean newest = path.equals("/auth/v3/token");
        String given = form.get(newest ? "personalAccessKey" : "pat");
        return personal().equals(given)
                ? granted(form.get("subOrganizationId"), settings, clock)
                : refusal(401, "wrong key");
    }

    private Answer granted(@CheckForNull String organization, CircleSettings settings, Clock clock) {
        if (organization != null && !organization.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return refusal(400, "the organization is no GUID");
        }
        if (organization != null && !organization.equals(SUB_ORGANIZATION)) {
            return refusal(403, "no access to the organization");
        }
        String payload = "ac." + clock.instant().plus(settings.tokenLife()).getEpochSecond();
        return Answer.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("access_token", payload + "." + sign(payload))
                        .put("expires_in", settings.tokenLife().toSeconds()));
    }

    /** Whether the request carries a token that is good now. */
    boolean letIn(Request request, Clock clock) {
        String authorization = request.header("Authorization");
        if (authorization == null || !authorization.startsWith("Bearer ac.")) {
            return false;
        }
        String token = authorization.substring("Bearer ".length());
        String payload = token.substring(0, Math.max(0, token.lastIndexOf('.')));
        return token.equals(payload + "." + sign(payload))
                && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(payload.substring(3))));
    }

    static Answer refusal(int status, String message) {
        return Answer.json(
                status,
                JsonNodeFactory.instance.objectNode().put("code", status).put("message", message));
    }

    private static Map<String, String> form(Request request) throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : new String(request.body(), StandardCharsets.US_ASCII).split("&")) {
            String[] sides = pair.split("=", 2);
            form.put(sides[0], sides.length == 2 ? URLDecoder.decode(sides[1], StandardCharsets.UTF_8) : "");
        }
        return form;
    }
}

package io.jenkins.plugins.publishflow.sandbox.appcircle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import io.jenkins.plugins.publishflow.sandbox.keys.PrivateFile;
import io.jenkins.plugins.publishflow.sandbox.keys.Seal;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

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

    private final Seal seal;

    private CircleKeys(Seal seal) {
        this.seal = seal;
    }

    /** The keys in that folder, or new ones that are then kept there; null: kept nowhere. */
    public static CircleKeys in(@CheckForNull Path folder) throws IOException {
        Seal fresh = Seal.fresh();
        if (folder == null) {
            return new CircleKeys(fresh);
        }
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            return new CircleKeys(
                    new Seal(Json.MAPPER.readTree(file.toFile()).path("secret").asText()));
        }
        PrivateFile.write(file, Json.bytes(Map.of("secret", fresh.secret())));
        return new CircleKeys(fresh);
    }

    /** A personal access key, with characters that have to be encoded; a secret of the sandbox. */
    public String personal() {
        return seal.sign("personal") + "+&=";
    }

    /** The secret of the API key. */
    public String apiSecret() {
        return seal.sign("api") + "+&=";
    }

    /** What addresses of the storage are signed with. */
    Seal seal() {
        return seal;
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
                        .put("access_token", payload + "." + seal.sign(payload))
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
        return token.equals(payload + "." + seal.sign(payload))
                && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(payload.substring(3))));
    }

    static Answer notFound() {
        return refusal(404, "status 404");
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

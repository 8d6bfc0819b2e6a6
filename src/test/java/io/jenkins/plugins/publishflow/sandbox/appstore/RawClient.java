package io.jenkins.plugins.publishflow.sandbox.appstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/** Talks to a sandbox with nothing but the JDK, so that no mistake of the connector hides one of the sandbox. */
public final class RawClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final CheckedSandbox sandbox;

    public RawClient(CheckedSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** What came back; the body is a missing node where there is none. */
    public record Reply(int status, JsonNode body) {

        /** The text at that JSON pointer. */
        public String at(String pointer) {
            return body.at(pointer).asText();
        }

        public String id() {
            return at("/data/id");
        }

        /** Status, code and place of the first error. */
        public String refusal() {
            JsonNode error = body.at("/errors/0");
            String place = error.at("/source/pointer").asText(error.at("/source/parameter").asText());
            return status + " " + error.path("code").asText() + (place.isEmpty() ? "" : " " + place);
        }

        public String detail() {
            return at("/errors/0/detail");
        }

        public JsonNode associatedErrors() {
            return body.at("/errors/0/meta/associatedErrors");
        }
    }

    public Reply get(String target) {
        return send("GET", target, null);
    }

    public Reply delete(String target) {
        return send("DELETE", target, null);
    }

    /** POST of a new resource; attributes and relationships as JSON with single quotes. */
    public Reply create(String type, String attributes, String relationships) {
        return send(
                "POST",
                "/v1/" + type,
                "{'data':{'type':'%s','attributes':%s,'relationships':%s}}".formatted(type, attributes, relationships));
    }

    /** POST of a new resource that has relationships alone. */
    public Reply create(String type, String relationships) {
        return send("POST", "/v1/" + type, "{'data':{'type':'%s','relationships':%s}}".formatted(type, relationships));
    }

    /** PATCH of attributes, as JSON with single quotes. */
    public Reply update(String type, String id, String attributes) {
        return send(
                "PATCH",
                "/v1/" + type + "/" + id,
                "{'data':{'type':'%s','id':'%s','attributes':%s}}".formatted(type, id, attributes));
    }

    /** PATCH of relationships, as JSON with single quotes. */
    public Reply relate(String type, String id, String relationships) {
        return send(
                "PATCH",
                "/v1/" + type + "/" + id,
                "{'data':{'type':'%s','id':'%s','relationships':%s}}".formatted(type, id, relationships));
    }

    /** A to-one relationship as JSON with single quotes. */
    public static String one(String relationship, String type, String id) {
        return "'%s':{'data':{'type':'%s','id':'%s'}}".formatted(relationship, type, id);
    }

    /** The status that a GET is answered with, whatever its body is. */
    public int status(String target) {
        return exchange("GET", target, null).statusCode();
    }

    /** Any request; the body is JSON with single quotes, or null. */
    public Reply send(String method, String target, @CheckForNull String body) {
        HttpResponse<byte[]> answer = exchange(method, target, body);
        try {
            return new Reply(
                    answer.statusCode(),
                    answer.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<byte[]> exchange(String method, String target, @CheckForNull String body) {
        String encoded = target.replace("[", "%5B").replace("]", "%5D");
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(sandbox.get().baseUrl() + encoded))
                .header("Authorization", "Bearer " + token(sandbox.get()));
        if (body != null) {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body.replace('\'', '"')));
        } else {
            request.method(method, BodyPublishers.noBody());
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String token(Sandbox sandbox) {
        SandboxKey key = sandbox.teamKey();
        Instant now = sandbox.clock().instant();
        String content = encoded("{\"alg\":\"ES256\",\"kid\":\"%s\",\"typ\":\"JWT\"}".formatted(key.keyId())) + "."
                + encoded("{\"iss\":\"%s\",\"iat\":%d,\"exp\":%d,\"aud\":\"appstoreconnect-v1\"}"
                        .formatted(key.issuerId(), now.getEpochSecond(), now.getEpochSecond() + 600));
        try {
            byte[] pkcs8 = Base64.getMimeDecoder().decode(key.pem().replaceAll("-----[A-Z ]+-----", ""));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

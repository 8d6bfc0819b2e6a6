package io.jenkins.plugins.publishflow.sandbox.appstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.StoreClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Writes the bodies of plain requests from a few words, and reads the replies. */
public final class RawClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StoreClient store;

    public RawClient(CheckedSandbox sandbox) {
        this.store = new StoreClient(sandbox);
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
            String place = error.at("/source/pointer")
                    .asText(error.at("/source/parameter").asText());
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
        return store.send(
                        method,
                        target,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')))
                .response();
    }
}

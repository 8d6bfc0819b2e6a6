package io.jenkins.plugins.publishflow.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An answer, with what tests look at. */
public record Reply(HttpResponse<byte[]> response) {

    int status() {
        return response.statusCode();
    }

    String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
        try {
            return Json.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(text(), e);
        }
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Fails with the answer where it has another status. */
    Reply is(int status) {
        assertEquals(status, status(), this::text);
        return this;
    }

    /** Fails where it is not a refusal with that status, and that code as its first. */
    JsonNode refused(int status, String code) {
        is(status);
        JsonNode error = json().path("errors").path(0);
        assertEquals(code, error.path("code").asText(), this::text);
        assertEquals(String.valueOf(status), error.path("status").textValue(), "status is a text");
        return error;
    }

    JsonNode data() {
        return json().path("data");
    }

    JsonNode attributes() {
        return data().path("attributes");
    }

    String attribute(String name) {
        return attributes().path(name).asText();
    }

    String id() {
        return data().path("id").asText();
    }

    List<String> ids() {
        return stream().map(each -> each.path("id").asText()).toList();
    }

    /** That attribute of each resource of a list. */
    List<String> all(String attribute) {
        return stream()
                .map(each -> each.path("attributes").path(attribute).asText())
                .toList();
    }

    private Stream<JsonNode> stream() {
        return StreamSupport.stream(data().spliterator(), false);
    }
}

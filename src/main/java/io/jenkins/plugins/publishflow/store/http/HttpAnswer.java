package io.jenkins.plugins.publishflow.store.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a store answered, whatever the status. {@link #toString()} tells status and request alone.
 *
 * @param call the request
 * @param status HTTP status
 * @param headers by lower-case name, the last value of each
 * @param body at most {@link StoreHttp#MAX_BODY} bytes
 * @param at when it had come in
 */
public record HttpAnswer(HttpCall call, int status, Map<String, String> headers, byte[] body, Instant at) {

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** A header, by its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** When the store says that it answered; its clock, not ours. */
    public Optional<Instant> date() {
        return header("Date").flatMap(RetryAfter::date);
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The body as JSON; a missing node where there is none.
     *
     * @throws StoreException of kind UNEXPECTED where the body is no JSON
     */
    public JsonNode json() throws StoreException {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw malformed("is not JSON");
        } catch (IOException e) {
            throw malformed("cannot be read as JSON");
        }
    }

    /** The problem of an answer that does not look as the store's documents say. */
    public StoreException malformed(String how) {
        return new StoreException(new Problem(
                Problem.Kind.UNEXPECTED,
                "http.malformed-answer",
                "An answer of " + call.store().displayName() + " (status " + status + ") " + how + ".",
                call.where(),
                "Look whether a proxy or firewall answers instead of the store. If not, the store's API has changed:"
                        + " report this request and status to the maintainers."));
    }

    @Override
    public String toString() {
        return call.where() + " -> " + status;
    }
}

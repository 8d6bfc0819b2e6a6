package io.jenkins.plugins.publishflow.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a site answers.
 *
 * @param status HTTP status
 * @param headers headers beside {@code Content-Length}; the content type is one of them
 * @param body bytes of the body; empty for 204
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** An answer with a JSON body. */
    public static Answer json(int status, Object tree) {
        return new Answer(status, Map.of("Content-Type", "application/json"), Json.bytes(tree));
    }

    /** An answer with a page, as proxies and load balancers give it. */
    public static Answer html(int status, String page) {
        return new Answer(status, Map.of("Content-Type", "text/html"), page.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer without a body. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    /** The same answer with one more header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    /** The same answer with another body. */
    public Answer withBody(byte[] other) {
        return new Answer(status, headers, other);
    }
}

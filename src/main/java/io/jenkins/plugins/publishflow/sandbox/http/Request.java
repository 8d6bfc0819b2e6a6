package io.jenkins.plugins.publishflow.sandbox.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One request as the sandbox got it. Belongs to the one thread that answers it. */
public final class Request {

    /** More than any document of a store; a larger body is answered with 413. */
    private static final int MAX_BODY = 4 * 1024 * 1024;

    private static final int DRAINED_AT_ONCE = 64 * 1024;

    private final long number;
    private final String method;
    private final URI uri;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final InputStream stream;
    private final Map<String, String> pathValues = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    @CheckForNull
    private byte[] body;

    private boolean misused;

    /**
     * @param number the request's number, from 1; 0 for requests that are not counted
     * @param uri path and query as sent
     * @param stream the body, not yet read
     */
    public Request(long number, String method, URI uri, Map<String, List<String>> headers, InputStream stream) {
        this.number = number;
        this.method = method.toUpperCase(Locale.ROOT);
        this.uri = uri;
        this.headers.putAll(headers);
        this.stream = stream;
    }

    /** Counted over all requests to stores since the sandbox was started, from 1. */
    public long number() {
        return number;
    }

    public String method() {
        return method;
    }

    /** Decoded path without query. */
    public String path() {
        return uri.getPath();
    }

    /** The query as sent, or null where there is none. */
    @CheckForNull
    public String rawQuery() {
        return uri.getRawQuery();
    }

    /** Path and query as sent. */
    public String target() {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    /** Decoded query parameters in the order sent; of a repeated one, the values joined by commas. */
    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                if (!pair.isEmpty()) {
                    String[] sides = pair.split("=", 2);
                    query.merge(decode(sides[0]), sides.length == 2 ? decode(sides[1]) : "", (a, b) -> a + "," + b);
                }
            }
        }
        return query;
    }

    /** Headers as sent; names match in any case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The first value of that header, or null. */
    @CheckForNull
    public String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** The body as a stream; for bodies that may be large. Not to be mixed with {@link #body()}. */
    public InputStream stream() {
        return stream;
    }

    /**
     * The whole body, read on the first call.
     *
     * @throws TooLarge where it is larger than any document of a store
     */
    public byte[] body() throws IOException {
        if (body == null) {
            body = stream.readNBytes(MAX_BODY + 1);
            if (body.length > MAX_BODY) {
                throw new TooLarge();
            }
        }
        return body.clone();
    }

    /**
     * Reads what is left of the body and drops it. A client that is still sending would see a broken connection in
     * place of an early answer.
     */
    void drain() throws IOException {
        byte[] buffer = new byte[DRAINED_AT_ONCE];
        while (stream.read(buffer) >= 0) {
            // Dropped.
        }
    }

    /** The body where {@link #body()} was called, or null. */
    @CheckForNull
    byte[] bodyRead() {
        return body == null ? null : body.clone();
    }

    /** The value in the path at the place that the route names so. */
    public String pathValue(String name) {
        String value = pathValues.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no {" + name + "}");
        }
        return value;
    }

    void pathValues(Map<String, String> values) {
        pathValues.putAll(values);
    }

    /** Says something of this request in the request log; no secret. */
    public void note(String text) {
        notes.add(text);
    }

    /** As {@link #note}, and counts the request as one that no right client makes. */
    public void misuse(String text) {
        notes.add(text);
        misused = true;
    }

    List<String> notes() {
        return notes;
    }

    boolean misused() {
        return misused;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** A body that is larger than any document of a store. */
    public static final class TooLarge extends IOException {
        TooLarge() {
            super("The body is larger than " + MAX_BODY + " bytes");
        }
    }
}

package io.jenkins.plugins.publishflow.store.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes and judges the addresses that requests go to. */
public final class StoreUrl {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    private StoreUrl() {}

    /**
     * The address of a path below a base, with a query. Everything but letters, digits and {@code -_.~,} is
     * percent-encoded in names and values, brackets too; parameters are sorted, so that the same request looks the same.
     *
     * @param base scheme, host and port, perhaps a path; without query
     * @param path starts with a slash; its segments are encoded
     * @throws IllegalArgumentException where the path tries to leave the base
     */
    public static URI of(URI base, String path, Map<String, String> query) {
        String trimmed = base.toString().replaceAll("/+$", "");
        String encoded =
                Arrays.stream(path.split("/", -1)).map(StoreUrl::segment).collect(Collectors.joining("/"));
        String parameters = new TreeMap<>(query)
                .entrySet().stream()
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&"));
        return URI.create(trimmed + encoded + (parameters.isEmpty() ? "" : "?" + parameters));
    }

    private static String segment(String segment) {
        if (segment.equals("..") || segment.equals(".")) {
            throw new IllegalArgumentException("a path of a request has no dot segments");
        }
        return encode(segment);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~")
                .replace("%2C", ",");
    }

    /** Whether scheme, host and port are the same; decides whether a link may be followed with our key. */
    public static boolean sameOrigin(URI one, URI other) {
        return one.getScheme() != null
                && one.getHost() != null
                && one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    /** Whether the host is this very machine by its name; no name is looked up. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    /** Whether a request may go there: HTTPS, or HTTP to this very machine. */
    public static boolean isSafe(URI url) {
        return url.getHost() != null
                && url.getUserInfo() == null
                && ("https".equalsIgnoreCase(url.getScheme())
                        || "http".equalsIgnoreCase(url.getScheme()) && isLoopback(url.getHost()));
    }
}

package io.jenkins.plugins.publishflow.sandbox.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which handler answers which request. A pattern is a path whose places in braces take one segment each:
 * {@code /v1/apps/{id}/builds}. Filled before the server starts; read only after that.
 */
public final class Routes {

    private record Route(String method, String[] pattern, Handler handler) {}

    private final List<Route> routes = new ArrayList<>();

    /** Adds a route; two routes for the same requests are a mistake in the sandbox. */
    public void add(String method, String pattern, Handler handler) {
        String[] segments = pattern.split("/", -1);
        for (Route route : routes) {
            if (route.method.equals(method) && String.join("/", route.pattern).equals(pattern)) {
                throw new IllegalArgumentException("Two routes for " + method + " " + pattern);
            }
        }
        routes.add(new Route(method, segments, handler));
    }

    /** The handler for that request, with the request's path values set; empty where no route takes it. */
    public Optional<Handler> find(Request request) {
        String[] path = request.path().split("/", -1);
        for (Route route : routes) {
            if (route.method.equals(request.method())) {
                Optional<Map<String, String>> values = match(route.pattern, path);
                if (values.isPresent()) {
                    request.pathValues(values.get());
                    return Optional.of(route.handler);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> match(String[] pattern, String[] path) {
        if (pattern.length != path.length) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < path.length; i++) {
            if (pattern[i].startsWith("{")) {
                values.put(pattern[i].substring(1, pattern[i].length() - 1), path[i]);
            } else if (!pattern[i].equals(path[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}

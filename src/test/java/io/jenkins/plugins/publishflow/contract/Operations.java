package io.jenkins.plugins.publishflow.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The contract's path templates as a tree of segments. A literal segment wins over a template's variable, as
 * OpenAPI asks.
 */
final class Operations {

    private final Node root = new Node();

    Operations(JsonNode paths) {
        paths.properties().forEach(path -> {
            Node node = root;
            for (String segment : path.getKey().substring(1).split("/")) {
                node = node.children.computeIfAbsent(segment.startsWith("{") ? "{}" : segment, name -> new Node());
            }
            node.methods = path.getValue();
        });
    }

    /** The path's item, with one member per method in lower case; empty where no template fits. */
    Optional<JsonNode> at(String path) {
        return path.startsWith("/") ? find(root, path.substring(1).split("/", -1), 0) : Optional.empty();
    }

    private static Optional<JsonNode> find(Node node, String[] segments, int next) {
        if (next == segments.length) {
            return Optional.ofNullable(node.methods);
        }
        Node literal = node.children.get(segments[next]);
        Optional<JsonNode> found = literal == null ? Optional.empty() : find(literal, segments, next + 1);
        Node variable = node.children.get("{}");
        return found.isPresent() || variable == null || segments[next].isEmpty()
                ? found
                : find(variable, segments, next + 1);
    }

    private static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        private JsonNode methods;
    }
}

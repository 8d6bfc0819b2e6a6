package io.jenkins.plugins.publishflow.flow.definition;

import io.jenkins.plugins.publishflow.flow.Spelling;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The entries of a YAML map. Keys are texts, and each stands once: the parser itself would let the last one win. */
final class Entries {

    private final Map<String, NodeTuple> byKey = new LinkedHashMap<>();
    private final Node place;
    private final Findings findings;

    private Entries(Node place, Findings findings) {
        this.place = place;
        this.findings = findings;
    }

    /** The entries of a node, or empty where it is no map, for which there is a finding then. */
    static Optional<Entries> of(Node node, String what, Findings findings) {
        if (!(node instanceof MappingNode map) || !Tag.MAP.equals(node.getTag())) {
            findings.add(node, what + " has to be a map of keys and values, not " + Scalars.kind(node));
            return Optional.empty();
        }
        Entries entries = new Entries(node, findings);
        map.getValue().forEach(entries::add);
        return Optional.of(entries);
    }

    private void add(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            findings.add(entry.getKeyNode(), "a key has to be a plain text");
        } else if (byKey.putIfAbsent(key.getValue(), entry) != null) {
            int first = byKey.get(key.getValue()).getKeyNode().getStartMark().getLine() + 1;
            findings.add(key, Quoted.of(key.getValue()) + " is here a second time; the first is in line " + first);
        }
    }

    /** Where the map begins. */
    Node place() {
        return place;
    }

    /** The value of a key; empty where the key is missing or says nothing. */
    Optional<Node> get(String key) {
        return Optional.ofNullable(byKey.get(key)).map(NodeTuple::getValueNode).filter(node -> !Scalars.isNull(node));
    }

    /** All values that say something, by key. */
    Map<String, Node> values() {
        Map<String, Node> values = new LinkedHashMap<>();
        byKey.keySet().forEach(key -> get(key).ifPresent(value -> values.put(key, value)));
        return values;
    }

    /** All keys with their places. */
    Map<String, Node> keys() {
        Map<String, Node> keys = new LinkedHashMap<>();
        byKey.forEach((key, entry) -> keys.put(key, entry.getKeyNode()));
        return keys;
    }

    /** Finds the keys that are not among those known. */
    void allow(Collection<String> known, String what) {
        keys().forEach((key, place) -> {
            if (!known.contains(key)) {
                findings.add(place, what + " has no " + Quoted.of(key) + Spelling.hint(key, known));
            }
        });
    }
}

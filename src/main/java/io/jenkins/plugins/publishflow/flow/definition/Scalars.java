package io.jenkins.plugins.publishflow.flow.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads texts out of nodes, in their written form and with variables replaced. */
final class Scalars {

    /** What means "nothing" in YAML 1.2 where it stands without quotes. */
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    private final Variables variables;
    private final Findings findings;

    Scalars(Variables variables, Findings findings) {
        this.variables = variables;
        this.findings = findings;
    }

    static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar && scalar.isPlain() && NULLS.contains(scalar.getValue());
    }

    /** What a node is, for people. */
    static String kind(Node node) {
        if (!Set.of(Tag.STR, Tag.SEQ, Tag.MAP).contains(node.getTag())) {
            return "a value with the tag " + node.getTag().getValue();
        }
        return switch (node.getNodeId()) {
            case scalar -> "a single value";
            case sequence -> "a list";
            default -> "a map";
        };
    }

    /** The text of a node, or empty where it has none, for which there is a finding then. */
    Optional<String> text(Node node, String what) {
        if (node instanceof ScalarNode scalar && Tag.STR.equals(node.getTag())) {
            return variables.replace(scalar, findings);
        }
        findings.add(node, what + " has to be a text, not " + kind(node));
        return Optional.empty();
    }

    /** The texts of a list, each as it is written, or of a single text; those that are wrong are left out. */
    List<String> texts(Node node, String what) {
        if (!(node instanceof SequenceNode list) || !Tag.SEQ.equals(node.getTag())) {
            return text(node, what).map(List::of).orElse(List.of());
        }
        List<String> texts = new ArrayList<>();
        for (Node item : list.getValue()) {
            text(item, "an item of " + what).ifPresent(texts::add);
        }
        return texts;
    }
}

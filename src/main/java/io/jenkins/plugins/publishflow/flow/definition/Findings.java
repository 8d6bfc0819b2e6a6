package io.jenkins.plugins.publishflow.flow.definition;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Collects what is wrong with one file, so that all of it is told at once. */
final class Findings {

    private final List<FlowFinding> found = new ArrayList<>();

    void add(Node where, String text) {
        add(where.getStartMark(), text);
    }

    void add(Mark where, String text) {
        found.add(new FlowFinding(where.getLine() + 1, where.getColumn() + 1, text));
    }

    /** For a value: where it is made of variables, they are what has to be corrected. */
    void addAboutValue(Node where, String text) {
        List<String> variables = where instanceof ScalarNode scalar ? Variables.namesIn(scalar) : List.of();
        FlowFinding finding = new FlowFinding(
                where.getStartMark().getLine() + 1, where.getStartMark().getColumn() + 1, text);
        found.add(
                variables.isEmpty()
                        ? finding
                        : new FlowFinding(
                                finding.line(),
                                finding.column(),
                                finding.text() + " The value comes from " + String.join(" and ", variables)));
    }

    /** For what has no place in the tree of nodes. */
    void add(FlowFinding finding) {
        found.add(finding);
    }

    int count() {
        return found.size();
    }

    void throwIfAny(String fileName) throws FlowFileException {
        if (!found.isEmpty()) {
            throw new FlowFileException(fileName, found.stream().distinct().toList());
        }
    }
}

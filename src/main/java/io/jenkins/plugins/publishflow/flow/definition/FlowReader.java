package io.jenkins.plugins.publishflow.flow.definition;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.StepType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads flow files: {@code publish.yml}, or a predefined flow. What comes out is complete, with defaults filled in,
 * variables replaced, folders read and files found, so that a run needs nothing but its flow later. What is wrong comes out
 * together, with line and column. The form of a flow file is described in {@code docs/flow-files.md}.
 *
 * <p>Immutable and thread-safe; sends nothing.
 */
public final class FlowReader {

    private static final int MOST_STEPS = 100;

    private final StepCatalog catalog;

    /** @param catalog the steps that a flow may have */
    public FlowReader(StepCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Reads a flow for a run.
     *
     * @param variables values for {@code ${NAME}} and for conditions, before the file's defaults; one
     *     that the flow neither declares nor uses is a mistake; no secrets
     * @param files the folders that the file names
     * @param binary what the run releases; a step that needs one is a mistake where there is none
     * @throws FlowFileException with everything that is wrong
     */
    public Flow read(FlowSource source, Map<String, String> variables, FlowFiles files, Optional<Binary> binary)
            throws FlowFileException {
        return read(source, variables, files, binary, false);
    }

    /**
     * Reads a flow by itself, for nothing but its check: steps that need a binary are no mistake here, and files that go
     * to a store are not looked for, as a build makes them.
     *
     * @throws FlowFileException with everything that is wrong
     */
    public Flow check(FlowSource source, Map<String, String> variables, FlowFiles files) throws FlowFileException {
        return read(source, variables, files, Optional.empty(), true);
    }

    private Flow read(
            FlowSource source, Map<String, String> variables, FlowFiles files, Optional<Binary> binary, boolean alone)
            throws FlowFileException {
        Findings findings = new Findings();
        Variables known = new Variables(variables);
        Scalars scalars = new Scalars(known, findings);
        StepReader steps = new StepReader(
                scalars,
                new SettingReader(scalars, files, !alone, findings),
                new ConditionReader(scalars, known, findings),
                binary,
                !alone && binary.isEmpty(),
                findings);
        Optional<Flow> flow = root(source, findings).map(root -> {
            root.allow(List.of("name", "variables", "steps"), "a flow file");
            declarations(root, findings).ifPresent(entries -> known.declare(entries, findings));
            String name = name(root, scalars).orElse(source.fileName());
            return new Flow(name, known.declared(), steps(root, steps, findings));
        });
        if (findings.count() == 0) {
            known.findUnused(findings);
        }
        findings.throwIfAny(source.fileName());
        return flow.orElseThrow();
    }

    /**
     * The variables that a flow declares, for a caller that has values which not every flow wants.
     *
     * @throws FlowFileException where the flow cannot be read so far
     */
    public static Set<String> variables(FlowSource source) throws FlowFileException {
        Findings findings = new Findings();
        Optional<Entries> declared = root(source, findings).flatMap(root -> declarations(root, findings));
        findings.throwIfAny(source.fileName());
        return declared.map(entries -> entries.keys().keySet()).orElse(Set.of());
    }

    private static Optional<Entries> root(FlowSource source, Findings findings) {
        return YamlText.tree(source, findings).flatMap(root -> Entries.of(root, "a flow file", findings));
    }

    private static Optional<Entries> declarations(Entries root, Findings findings) {
        return root.get("variables").flatMap(node -> Entries.of(node, "'variables'", findings));
    }

    private static Optional<String> name(Entries root, Scalars scalars) {
        return root.get("name").flatMap(node -> scalars.text(node, "'name'")).filter(name -> !name.isBlank());
    }

    private List<Flow.Step> steps(Entries root, StepReader reader, Findings findings) {
        List<Flow.Step> steps = new ArrayList<>();
        Map<String, StepType> earlier = new LinkedHashMap<>();
        for (StepNode node : StepNode.all(items(root, findings), catalog, findings)) {
            steps.add(reader.read(node, earlier));
            earlier.put(node.id(), node.type());
        }
        return steps;
    }

    private static List<Node> items(Entries root, Findings findings) {
        Node steps = root.get("steps").orElse(null);
        if (steps instanceof SequenceNode list && !list.getValue().isEmpty()) {
            List<Node> items = list.getValue();
            if (items.size() > MOST_STEPS) {
                findings.add(items.get(MOST_STEPS), "a flow has at most " + MOST_STEPS + " steps");
            }
            return items.subList(0, Math.min(items.size(), MOST_STEPS));
        }
        Node place = root.keys().getOrDefault("steps", root.place());
        findings.add(place, "a flow needs 'steps': a list with at least one step");
        return List.of();
    }
}

package io.jenkins.plugins.publishflow.flow.definition;

import io.jenkins.plugins.publishflow.flow.Spelling;
import io.jenkins.plugins.publishflow.flow.StepType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * One step as it stands in the file, before its settings are read: what it is, where it is, and its id, which
 * conditions of later steps need.
 *
 * @param type its type
 * @param place where its name stands
 * @param entries what it is given; empty where nothing is
 * @param id unique in the file, given or made from the type
 */
record StepNode(StepType type, Node place, Optional<Entries> entries, String id) {

    /** What every step may have besides the settings of its type. */
    static final List<String> COMMON = List.of("id", "name", "timeout", "when");

    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    /** The steps of a list; those that are none are left out, with a finding each. */
    static List<StepNode> all(List<Node> items, StepCatalog catalog, Findings findings) {
        List<StepNode> steps = new ArrayList<>();
        for (Node item : items) {
            one(item, catalog, findings).ifPresent(steps::add);
        }
        return withIds(steps, findings);
    }

    private static Optional<StepNode> one(Node item, StepCatalog catalog, Findings findings) {
        if (item instanceof ScalarNode name && !Scalars.isNull(item)) {
            return type(name.getValue(), item, catalog, findings)
                    .map(type -> new StepNode(type, item, Optional.empty(), ""));
        }
        Optional<Entries> step = Entries.of(item, "a step", findings);
        List<Map.Entry<String, Node>> keys =
                step.map(entries -> List.copyOf(entries.keys().entrySet())).orElse(List.of());
        if (keys.isEmpty()) {
            step.ifPresent(none -> findings.add(item, "a step is a name, with its settings below it"));
            return Optional.empty();
        }
        keys.stream()
                .skip(1)
                .forEach(key -> findings.add(
                        key.getValue(),
                        Quoted.of(key.getKey()) + " stands beside the step '"
                                + keys.get(0).getKey() + "'; indent it further to make it one of its settings"));
        Map.Entry<String, Node> first = keys.get(0);
        return type(first.getKey(), first.getValue(), catalog, findings)
                .map(type -> new StepNode(
                        type,
                        first.getValue(),
                        step.get()
                                .get(first.getKey())
                                .flatMap(settings -> Entries.of(settings, "'" + first.getKey() + "'", findings)),
                        ""));
    }

    private static Optional<StepType> type(String name, Node place, StepCatalog catalog, Findings findings) {
        Optional<StepType> type = catalog.find(name);
        if (type.isEmpty()) {
            List<String> known = catalog.types().stream().map(StepType::name).toList();
            findings.add(place, "there is no step " + Quoted.of(name) + Spelling.hint(name, known));
        }
        return type;
    }

    private static List<StepNode> withIds(List<StepNode> steps, Findings findings) {
        Set<String> taken = new HashSet<>();
        List<Optional<String>> given =
                steps.stream().map(step -> step.givenId(taken, findings)).toList();
        List<StepNode> withIds = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            StepNode step = steps.get(i);
            String id = given.get(i).orElseGet(() -> free(step.type.name(), taken));
            withIds.add(new StepNode(step.type, step.place, step.entries, id));
        }
        return withIds;
    }

    private static String free(String type, Set<String> taken) {
        String id = type;
        for (int n = 2; !taken.add(id); n++) {
            id = type + "-" + n;
        }
        return id;
    }

    private Optional<String> givenId(Set<String> taken, Findings findings) {
        return entries.flatMap(all -> all.get("id")).flatMap(node -> {
            if (!(node instanceof ScalarNode text)
                    || !ID.matcher(text.getValue()).matches()) {
                findings.add(
                        node, "an id has letters, digits, '-' and '_', begins with a letter, and has no variables");
                return Optional.empty();
            }
            if (!taken.add(text.getValue())) {
                findings.add(node, "another step has the id '" + text.getValue() + "' already");
            }
            return Optional.of(text.getValue());
        });
    }

    /** Where a setting is given, or the step where it is not. */
    Node place(String setting) {
        return entries.flatMap(all -> all.get(setting)).orElse(place);
    }
}

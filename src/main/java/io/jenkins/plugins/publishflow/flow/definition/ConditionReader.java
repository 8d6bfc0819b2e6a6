package io.jenkins.plugins.publishflow.flow.definition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.flow.Flow.After;
import io.jenkins.plugins.publishflow.flow.Flow.Condition;
import io.jenkins.plugins.publishflow.flow.Spelling;
import io.jenkins.plugins.publishflow.flow.StepType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code when}: what has to hold for a step to run. */
final class ConditionReader {

    private static final List<String> AFTER = Stream.of(After.values())
            .map(after -> after.name().toLowerCase(Locale.ROOT))
            .toList();

    private final Scalars scalars;
    private final Variables variables;
    private final Findings findings;

    ConditionReader(Scalars scalars, Variables variables, Findings findings) {
        this.scalars = scalars;
        this.variables = variables;
        this.findings = findings;
    }

    /**
     * @param node the value of {@code when}
     * @param earlier the steps before by their ids: nothing else has outputs by then
     * @return empty where it is no map, for which there is a finding then
     */
    Optional<Condition> read(Node node, Map<String, StepType> earlier) {
        return Entries.of(node, "'when'", findings).map(when -> {
            when.allow(List.of("after", "variables", "outputs"), "'when'");
            return new Condition(
                    when.get("after").flatMap(this::after).orElse(After.SUCCESS),
                    allowed(when, "variables", this::checkVariable),
                    allowed(when, "outputs", (output, place) -> checkOutput(output, place, earlier)));
        });
    }

    /** Whether a step with this condition cannot run, by the variables of this run alone. */
    boolean excludes(@CheckForNull Condition when) {
        return when != null
                && when.variables().entrySet().stream()
                        .anyMatch(entry -> !Condition.admits(
                                entry.getValue(),
                                variables.value(entry.getKey()).orElse("")));
    }

    private Optional<After> after(Node node) {
        Optional<String> text = scalars.text(node, "'after'").map(String::strip);
        text.filter(word -> !AFTER.contains(word))
                .ifPresent(word -> findings.add(
                        node,
                        "'after': " + Quoted.of(word) + " is not one of " + String.join(", ", AFTER)
                                + Spelling.hint(word, AFTER)));
        return text.filter(AFTER::contains).map(word -> After.values()[AFTER.indexOf(word)]);
    }

    private Map<String, List<String>> allowed(Entries when, String key, BiConsumer<String, Node> check) {
        Map<String, List<String>> allowed = new LinkedHashMap<>();
        Optional<Entries> conditions = when.get(key).flatMap(node -> Entries.of(node, "'" + key + "'", findings));
        conditions.ifPresent(entries -> entries.keys().forEach((name, place) -> {
            check.accept(name, place);
            Optional<Node> values = entries.get(name);
            if (values.isEmpty()) {
                findings.add(place, Quoted.of(name) + " needs a value, or a list of values; write '' for no value");
            }
            allowed.put(
                    name,
                    values.map(node -> scalars.texts(node, "'" + name + "'")).orElse(List.of()));
        }));
        return allowed;
    }

    private void checkVariable(String name, Node place) {
        if (variables.value(name).isEmpty()) {
            findings.add(
                    place,
                    "there is no variable " + Quoted.of(name)
                            + "; one that not every run has needs a default in 'variables'"
                            + Spelling.hint(name, variables.names()));
        }
    }

    private void checkOutput(String name, Node place, Map<String, StepType> earlier) {
        int dot = name.indexOf('.');
        if (dot <= 0 || dot == name.length() - 1) {
            findings.add(place, Quoted.of(name) + " is no output; write step-id.output");
            return;
        }
        String step = name.substring(0, dot);
        String output = name.substring(dot + 1);
        if (!earlier.containsKey(step)) {
            findings.add(
                    place,
                    "no step before this one has the id " + Quoted.of(step) + Spelling.hint(step, earlier.keySet()));
            return;
        }
        List<String> outputs =
                earlier.get(step).outputs().stream().map(StepType.Output::name).toList();
        if (!outputs.contains(output)) {
            findings.add(
                    place, "step '" + step + "' has no output " + Quoted.of(output) + Spelling.hint(output, outputs));
        }
    }
}

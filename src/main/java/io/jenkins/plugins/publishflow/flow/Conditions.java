package io.jenkins.plugins.publishflow.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a step of a run is to run, by the condition that its flow gives it. */
final class Conditions {

    private final FlowRun run;

    Conditions(FlowRun run) {
        this.run = run;
    }

    /** Why the step is skipped, as a sentence for people; empty where it runs. */
    Optional<String> reasonToSkip(Flow.Step step) {
        Flow.Condition when = step.when();
        Flow.After after = when == null ? Flow.After.SUCCESS : when.after();
        boolean failed = run.problem != null;
        if (after == Flow.After.SUCCESS && failed) {
            return Optional.of("A step before has failed.");
        }
        if (after == Flow.After.FAILURE && !failed) {
            return Optional.of("No step before has failed.");
        }
        if (when == null) {
            return Optional.empty();
        }
        return mismatch("Variable", when.variables(), run.variables)
                .or(() -> mismatch("Output", when.outputs(), allOutputs()));
    }

    private Map<String, String> allOutputs() {
        Map<String, String> all = new HashMap<>();
        run.steps.forEach(step -> step.outputs.forEach((name, value) -> all.put(step.id + "." + name, value)));
        return all;
    }

    private static Optional<String> mismatch(
            String what, Map<String, List<String>> allowed, Map<String, String> values) {
        return allowed.entrySet().stream()
                .filter(entry -> !Flow.Condition.admits(entry.getValue(), values.getOrDefault(entry.getKey(), "")))
                .map(entry -> what + " " + entry.getKey() + " "
                        + mismatch(values.getOrDefault(entry.getKey(), ""), entry.getValue()))
                .sorted()
                .findFirst();
    }

    private static String mismatch(String value, List<String> allowed) {
        if (allowed.contains(Flow.Condition.ANY)) {
            return "has no value.";
        }
        return "is '" + value + "', not " + String.join(" or ", allowed) + ".";
    }
}

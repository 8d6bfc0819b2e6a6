package io.jenkins.plugins.publishflow.flow;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A flow: what shall happen, in order. Plain data without behaviour, saved with each run, so that a run goes on with
 * the flow that it began with.
 *
 * @param name for people
 * @param variables what conditions may ask for besides the variables that the run is given, which win; no secrets
 * @param steps at least one
 */
public record Flow(String name, Map<String, String> variables, List<Step> steps) {

    public Flow {
        variables = Map.copyOf(variables);
        steps = List.copyOf(steps);
    }

    /** A flow without variables of its own. */
    public Flow(String name, List<Step> steps) {
        this(name, Map.of(), steps);
    }

    /**
     * One step of a flow.
     *
     * @param id unique in the flow; stable, for outputs and decisions refer to it
     * @param type name of the {@link StepType}
     * @param name for people
     * @param when when it runs, or null for: after success
     * @param timeout how long it may take
     * @param settings complete with defaults
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            String id,
            String type,
            String name,
            @CheckForNull Condition when,
            Duration timeout,
            StepSettings settings) {}

    /**
     * When a step runs: all that is given must hold, otherwise the step is skipped.
     *
     * @param after what must have become of the steps before
     * @param variables variable name to the values allowed
     * @param outputs {@code stepId.outputName} to the values allowed
     */
    public record Condition(After after, Map<String, List<String>> variables, Map<String, List<String>> outputs) {

        /** Among the values allowed: any value but none. */
        public static final String ANY = "*";

        public Condition {
            variables = Map.copyOf(variables);
            outputs = Map.copyOf(outputs);
        }

        /**
         * Whether a value is one of those allowed.
         *
         * @param allowed values; {@link #ANY} among them allows every value that is not blank
         * @param value empty for a variable or an output that there is none of
         */
        public static boolean admits(List<String> allowed, String value) {
            return allowed.contains(value) || allowed.contains(ANY) && !value.isBlank();
        }
    }

    /** What must have become of the steps before. */
    public enum After {
        SUCCESS,
        FAILURE,
        ALWAYS
    }
}

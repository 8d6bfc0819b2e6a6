package io.jenkins.plugins.publishflow.flow.step;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.flow.definition.StepCatalog;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds what steps leave behind against what they declare: nobody could ask for anything else in a condition. */
public final class DeclaredOutputs {

    private DeclaredOutputs() {}

    /** Fails where a step of the run has an output that its type does not declare. */
    public static void check(FlowRun run) {
        for (StepRun step : run.steps()) {
            StepType type =
                    StepCatalog.standard().find(run.definition(step).type()).orElseThrow();
            Set<String> declared =
                    type.outputs().stream().map(StepType.Output::name).collect(Collectors.toSet());
            assertTrue(
                    declared.containsAll(step.outputs().keySet()),
                    () -> type.name() + " declares " + declared + " and has " + step.outputs());
        }
    }
}

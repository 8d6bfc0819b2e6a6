package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.model.Run;
import java.util.HashSet;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStep;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;

/**
 * What earlier lives of the controller have left of inputs: the build remembers their ids, but ours died with the
 * controller, and a build that remembers one is shown as waiting for input for ever. Used by one thread at a time.
 */
final class StaleInputs {

    private final StepContext step;
    private final Run<?, ?> build;
    private final Set<String> seen = new HashSet<>();

    StaleInputs(StepContext step, Run<?, ?> build) {
        this.step = step;
        this.build = build;
    }

    /** Makes the build forget that id, once in this life. May block until the Pipeline is loaded. */
    void forget(String id) throws Exception {
        InputAction inputs = build.getAction(InputAction.class);
        if (inputs == null || !seen.add(id)) {
            return;
        }
        InputStep named = new InputStep("");
        named.setId(id);
        InputStepExecution stale = (InputStepExecution) named.start(step);
        if (inputs.getExecution(stale.getId()) == null) {
            inputs.remove(stale);
            FlowNode node = step.get(FlowNode.class);
            if (PauseAction.isPaused(node)) {
                PauseAction.endCurrentPause(node);
            }
        }
    }
}

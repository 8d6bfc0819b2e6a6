package io.jenkins.plugins.publishflow.jenkins.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;

/** Waits for what happens in other threads: inputs come and go a moment after the answers that cause it. */
final class Inputs {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Inputs() {}

    /** The input of that id, once it stands and is not settled. */
    static InputStepExecution waitFor(WorkflowRun build, String id) throws Exception {
        until(
                "input " + id,
                () -> execution(build, id) != null && !execution(build, id).isSettled());
        return execution(build, id);
    }

    static void waitForGone(WorkflowRun build, String id) throws Exception {
        until("no input " + id, () -> execution(build, id) == null);
    }

    static void waitForNone(WorkflowRun build) throws Exception {
        until("no input", () -> !Team.isShownAsWaiting(build));
    }

    private static InputStepExecution execution(WorkflowRun build, String id) throws Exception {
        InputAction inputs = build.getAction(InputAction.class);
        return inputs == null ? null : inputs.getExecution(id);
    }

    /** @throws AssertionError where it does not come true in a minute */
    static void until(String what, Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}

package io.jenkins.plugins.publishflow.flow;

import io.jenkins.plugins.publishflow.store.Problem;
import java.time.Duration;

/** The problems that the engine itself finds. */
final class Problems {

    private Problems() {}

    static Problem timedOut(Flow.Step step, String waitedFor) {
        return new Problem(
                Problem.Kind.TIMED_OUT,
                "flow.timed-out",
                "Step '" + step.name() + "' did not end within " + Durations.format(step.timeout())
                        + "; it was waiting for " + waitedFor + ".",
                "step " + step.id(),
                "See at the store why it takes so long. Give the step a longer timeout in the flow, and start the run"
                        + " again to go on where it stopped.");
    }

    /** The step has time left, but what it waits for comes within minutes or not at all. */
    static Problem waitedInVain(Flow.Step step, String waitedFor) {
        return new Problem(
                Problem.Kind.TIMED_OUT,
                "flow.waited-in-vain",
                "Step '" + step.name() + "' gave up waiting for " + waitedFor + ": it should have come long before.",
                "step " + step.id(),
                "See at the store whether it has come meanwhile, or what stands in the way there. Then start the run"
                        + " again to go on where it stopped. A longer timeout of the step does not help here.");
    }

    static Problem gaveUp(Problem last, Duration tried) {
        return new Problem(
                last.kind(),
                last.code(),
                last.what() + " It did not get better in " + Durations.format(tried) + ".",
                last.where(),
                last.remedy() + " Then start the run again to go on where it stopped.",
                last.storeErrors());
    }

    static Problem unknownStep(String type) {
        return new Problem(
                Problem.Kind.INPUT,
                "flow.unknown-step",
                "There is no flow step '" + type + "'.",
                null,
                "Correct the flow, or use the version of the plugin that the run was begun with.");
    }

    static Problem defect(String step, RuntimeException broken) {
        return new Problem(
                Problem.Kind.UNEXPECTED,
                "flow.defect",
                "Step '" + step + "' broke: " + broken.getClass().getSimpleName() + ".",
                "step " + step,
                "This is a defect of Publish Flow. The log has the details; report it together with them.");
    }
}

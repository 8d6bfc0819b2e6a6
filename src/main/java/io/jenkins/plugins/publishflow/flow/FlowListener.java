package io.jenkins.plugins.publishflow.flow;

/**
 * Hears what a run does, after it is saved and in the activity log. Called in the engine's thread; returns soon and
 * does not throw.
 */
public interface FlowListener {

    /** Hears nothing. */
    FlowListener NONE = new FlowListener() {};

    /** The run has another state than before. */
    default void changed(FlowRun run) {}

    /** A line for people, from a step or from the engine. */
    default void said(FlowRun run, StepRun step, String line) {}
}

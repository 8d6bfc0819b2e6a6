package io.jenkins.plugins.publishflow.jenkins.run;

import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.flow.FlowRun;

/**
 * Puts the question of a gate to people. Answers come back by {@link FlowRuns#decide}. Called in a thread of the run
 * package, one call at a time for each run; returns soon.
 */
public interface GateKeeper {

    /**
     * The gate is open. Called when it is asked, again after each answer while more are needed, and again after a
     * restart of the controller: whoever has been asked already is not asked twice.
     */
    void open(FlowRun run, GateState gate);

    /**
     * No gate of the run is open any more: it was decided, it timed out, or the run has ended. Also called where none was
     * open, once in each life of the controller, for what an earlier life may have left.
     */
    void close(FlowRun run);
}

package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.publishflow.flow.FlowRun;

/** What carries a flow run: a Pipeline step, a freestyle build, or the controller alone when the build has ended. */
public interface FlowHost {

    Run<?, ?> build();

    /** The build's log. Usable as long as the run lives; a line to a log that is gone is lost. */
    TaskListener listener();

    /** How questions of this run reach people. */
    GateKeeper gates();

    /**
     * The run has come to its end, and is saved. Called once in each life of the controller, in a thread of the run
     * package; returns soon.
     */
    void ended(FlowRun run);
}

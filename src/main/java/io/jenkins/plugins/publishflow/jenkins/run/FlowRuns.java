package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.DecisionException;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import java.util.Optional;

/** The flow runs that are alive on this controller. Thread-safe. */
@Extension
public final class FlowRuns {

    public static FlowRuns get() {
        return ExtensionList.lookupSingleton(FlowRuns.class);
    }

    /**
     * Carries a run to its end: a new one, or one that was saved before a restart.
     *
     * @param run as it was made or saved
     */
    public void carry(FlowHost host, Launch launch, FlowRun run) {
        throw new IllegalStateException("being written " + host + launch + run);
    }

    /** A copy of the run as it was saved last; empty where no such run is alive. */
    public Optional<FlowRun> find(String id) {
        return Optional.empty();
    }

    /**
     * Takes an answer at the open gate of a run, from whichever way it came.
     *
     * @throws DecisionException where the answer does not count, and why
     * @throws IllegalStateException where the run is not alive here, or no gate is open
     */
    public GateState decide(String id, Decision decision) throws DecisionException {
        throw new IllegalStateException("being written " + id + decision);
    }

    /**
     * Ends a run at once at the wish of a person; what is at the store stays there.
     *
     * @return whether the run was alive here
     */
    public boolean stop(String id, String actor) {
        return false;
    }
}

package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import jenkins.model.Jenkins;

/** Asks on the build's page alone, and says so in the log: for builds that have no input of Jenkins. */
public final class PageGate implements GateKeeper {

    private final Run<?, ?> build;
    private final TaskListener listener;

    public PageGate(Run<?, ?> build, TaskListener listener) {
        this.build = build;
        this.listener = listener;
    }

    @Override
    public void open(FlowRun run, GateState gate) {
        String root = Jenkins.get().getRootUrl();
        listener.getLogger()
                .println("[Publish Flow] " + gate.gate().question() + " Decide on " + (root == null ? "" : root)
                        + build.getUrl() + "publish");
    }

    @Override
    public void close(FlowRun run) {
        // The page shows what is saved, and nothing is open there any more.
    }
}

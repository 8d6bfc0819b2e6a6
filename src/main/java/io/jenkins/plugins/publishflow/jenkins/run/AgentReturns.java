package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.Extension;
import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.slaves.ComputerListener;

/** Uploads that wait for an agent go on as soon as it is back. */
@Extension
public final class AgentReturns extends ComputerListener {

    @Override
    public void onOnline(Computer computer, TaskListener listener) {
        // Not in the thread that brings the agent up, which a request under way would hold.
        Computer.threadPoolForRemoting.submit(() -> FlowRuns.get().isBack(computer.getName()));
    }
}

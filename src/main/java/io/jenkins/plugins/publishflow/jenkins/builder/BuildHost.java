package io.jenkins.plugins.publishflow.jenkins.builder;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.run.FlowHost;
import io.jenkins.plugins.publishflow.jenkins.run.GateKeeper;
import io.jenkins.plugins.publishflow.jenkins.approval.CombinedGates;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A freestyle build that waits for its flow run: its thread and its executor are held until then. */
final class BuildHost implements FlowHost {

    private static final int SECONDS_TO_END = 60;

    private final Run<?, ?> build;
    private final TaskListener listener;
    private final GateKeeper gates;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile FlowRun ended;

    BuildHost(Run<?, ?> build, TaskListener listener) {
        this.build = build;
        this.listener = listener;
        this.gates = CombinedGates.ofBuild(build, listener);
    }

    /** Waits until the run has ended. */
    FlowRun await() throws InterruptedException {
        end.await();
        return ended;
    }

    /** Waits a little for the last lines of a run that was stopped. */
    void awaitEnd() throws InterruptedException {
        if (!end.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
            listener.getLogger()
                    .println("[Publish Flow] The release is stopped, but is still busy with its last request.");
        }
    }

    @Override
    public Run<?, ?> build() {
        return build;
    }

    @Override
    public TaskListener listener() {
        return listener;
    }

    @Override
    public GateKeeper gates() {
        return gates;
    }

    @Override
    public void ended(FlowRun run) {
        ended = run;
        end.countDown();
    }
}

package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.approval.CombinedGates;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.BiConsumer;

/**
 * Carries a flow run when its build has ended. Its lines go to a file beside the run, as the build's log is closed; what
 * becomes of it is seen on the build's page.
 */
final class BackgroundHost implements FlowHost {

    private final Run<?, ?> build;
    private final StreamTaskListener listener;
    private final GateKeeper gates;
    private final BiConsumer<Run<?, ?>, FlowRun> whenEnded;

    /** @param whenEnded what is to be done at the end */
    BackgroundHost(Run<?, ?> build, String id, BiConsumer<Run<?, ?>, FlowRun> whenEnded) throws IOException {
        this.build = build;
        this.whenEnded = whenEnded;
        File log = RunFolder.of(build).file(id, ".log").toFile();
        Files.createDirectories(log.getParentFile().toPath());
        this.listener = new StreamTaskListener(log, true, StandardCharsets.UTF_8);
        this.gates = CombinedGates.ofBuild(build, listener);
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
        listener.closeQuietly();
        whenEnded.accept(build, run);
    }
}

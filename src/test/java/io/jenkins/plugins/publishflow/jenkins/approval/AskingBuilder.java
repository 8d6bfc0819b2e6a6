package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.jenkins.options.IfBusy;
import io.jenkins.plugins.publishflow.jenkins.run.BuildGates;
import io.jenkins.plugins.publishflow.jenkins.run.FlowHost;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRuns;
import io.jenkins.plugins.publishflow.jenkins.run.GateKeeper;
import io.jenkins.plugins.publishflow.jenkins.run.Launch;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jvnet.hudson.test.TestBuilder;

/** A freestyle build step that hosts a run of one approval for a release, and waits for its end. */
final class AskingBuilder extends TestBuilder {

    private static final String FIR = "org.example.fir";

    private final String app;
    private final List<String> approvers;

    AskingBuilder(String... approvers) {
        this(FIR, List.of(approvers));
    }

    private AskingBuilder(String app, List<String> approvers) {
        this.app = app;
        this.approvers = approvers;
    }

    /** The same for another app, so that the two need not wait for each other. */
    AskingBuilder ofApp(String identifier) {
        return new AskingBuilder(identifier, approvers);
    }

    private static Binary binary(String app) {
        return new Binary(
                "Fir.ipa",
                app,
                "4.2",
                "1234",
                "Fir Notes",
                Binary.Platform.IOS,
                "16.0",
                null,
                false,
                50_000_000,
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        Host host = new Host(build, listener);
        try {
            Launch launch = new Launch(Map.of(), null, null, IfBusy.WAIT, false, false);
            FlowRuns.get().carry(host, launch, run(app, approvers));
        } catch (StoreException e) {
            throw new IOException(e);
        }
        host.end.await();
        return host.succeeded;
    }

    /** A run of one approval for a release of the sample binary, with texts for testers and customers. */
    private static FlowRun run(String app, List<String> approvers) {
        Flow.Step approval = new Flow.Step(
                "approval",
                "approval",
                "Get Approval",
                null,
                Duration.ofDays(10),
                new StepSettings(Map.of("approvers", approvers)));
        Flow.Step texts = new Flow.Step(
                "texts",
                "updateMetadata",
                "Texts",
                new Flow.Condition(Flow.After.FAILURE, Map.of(), Map.of()),
                Duration.ofDays(1),
                new StepSettings(Map.of(
                        "whatToTest",
                        Map.of("de-DE", "Die neue Suche."),
                        "metadata",
                        Map.of("en-US/release_notes.txt", "A new search.\n"))));
        return new FlowRun(
                UUID.randomUUID().toString(),
                new Flow("Release it", List.of(approval, texts)),
                binary(app),
                Map.of(),
                false,
                new FlowRun.Origin("ben", "job", 1));
    }

    private static final class Host implements FlowHost {

        private final Run<?, ?> build;
        private final TaskListener listener;
        private final GateKeeper gates;
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile boolean succeeded;

        Host(Run<?, ?> build, TaskListener listener) {
            this.build = build;
            this.listener = listener;
            gates = BuildGates.get().of(build, listener);
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
            succeeded = run.state() == FlowRun.State.SUCCEEDED;
            end.countDown();
        }
    }
}

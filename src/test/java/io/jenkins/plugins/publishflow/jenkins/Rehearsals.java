package io.jenkins.plugins.publishflow.jenkins;

import hudson.FilePath;
import hudson.model.Run;
import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.DecisionException;
import io.jenkins.plugins.publishflow.binary.SampleApk;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRuns;
import io.jenkins.plugins.publishflow.jenkins.run.RunFolder;
import io.jenkins.plugins.publishflow.sandbox.SampleApp;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jvnet.hudson.test.JenkinsRule;

/** What tests in a real Jenkins have in common: jobs that rehearse a release of the sample app. */
public final class Rehearsals {

    /** A flow that needs no binary and waits for people. */
    public static final String QUESTION = "steps: [approval]";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Rehearsals() {}

    /** A Pipeline job of that script. */
    public static WorkflowJob pipeline(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    /** The same, with a name. */
    public static WorkflowJob pipeline(JenkinsRule jenkins, String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    /** Writes a binary. */
    private interface Writer {
        void write(Path file) throws IOException;
    }

    /** Puts the sample app as {@code out/Sample.ipa} into a workspace. */
    public static void putSample(FilePath workspace) throws IOException, InterruptedException {
        put(workspace, "Sample.ipa", file -> SampleApp.write(file, SampleApp.VERSION, SampleApp.BUILD));
    }

    /** Puts the sample app of Android as {@code out/Sample.aab} into a workspace. */
    public static void putBundle(FilePath workspace) throws IOException, InterruptedException {
        putBundle(workspace, SampleBundle.PACKAGE, SampleBundle.VERSION_CODE);
    }

    /** Puts a bundle of any app as {@code out/Sample.aab} into a workspace. */
    public static void putBundle(FilePath workspace, String packageName, int versionCode)
            throws IOException, InterruptedException {
        put(
                workspace,
                "Sample.aab",
                file -> SampleBundle.write(file, packageName, SampleBundle.VERSION_NAME, versionCode));
    }

    /** Puts the sample app of Android as {@code out/Sample.apk} into a workspace. */
    public static void putApk(FilePath workspace) throws IOException, InterruptedException {
        put(
                workspace,
                "Sample.apk",
                file -> SampleApk.write(
                        file, SampleBundle.PACKAGE, SampleBundle.VERSION_NAME, SampleBundle.VERSION_CODE));
    }

    private static void put(FilePath workspace, String name, Writer writer) throws IOException, InterruptedException {
        Path sample = Files.createTempFile("sample", name);
        try {
            writer.write(sample);
            new FilePath(new File(sample.toString())).copyTo(workspace.child("out/" + name));
        } finally {
            Files.delete(sample);
        }
    }

    /** The only flow run of a build, as it was saved last. */
    public static FlowRun run(Run<?, ?> build) throws IOException {
        FlowRunAction action = build.getAction(FlowRunAction.class);
        return action.find(action.ids().get(0)).orElseThrow();
    }

    /** The only flow run of a build, once people are asked in it. */
    public static FlowRun asking(Run<?, ?> build) throws Exception {
        until("a question in " + build, () -> {
            FlowRunAction action = build.getAction(FlowRunAction.class);
            return action != null
                    && !action.ids().isEmpty()
                    && FlowRuns.get().isAlive(action.ids().get(0))
                    && isAsking(run(build));
        });
        return run(build);
    }

    /** Waits for a question of a build's only flow run, and answers it with yes. */
    public static void approve(Run<?, ?> build) throws Exception {
        approve(asking(build));
    }

    /** Answers every question of a build with yes until the build has ended. */
    public static void approveAll(Run<?, ?> build) throws Exception {
        Set<String> answered = new HashSet<>();
        until("the end of " + build, () -> {
            FlowRunAction action = build.getAction(FlowRunAction.class);
            for (String id : action == null ? List.<String>of() : action.ids()) {
                FlowRun run = action.find(id).orElseThrow();
                if (FlowRuns.get().isAlive(id) && isAsking(run) && answered.add(id + gate(run))) {
                    approve(run);
                }
            }
            return !build.isBuilding();
        });
    }

    private static boolean isAsking(FlowRun run) {
        return run.current().map(StepRun::status).orElse(null) == StepRun.Status.ASKING;
    }

    private static String gate(FlowRun run) {
        return run.current().orElseThrow().gate().orElseThrow().gate().id();
    }

    private static void approve(FlowRun run) throws DecisionException {
        FlowRuns.get()
                .decide(
                        run.id(),
                        gate(run),
                        new Decision("anna", Decision.Answer.APPROVED, "", Instant.now(), Decision.Way.JENKINS));
    }

    /** The only flow run of a build, once it has ended. */
    public static FlowRun ended(Run<?, ?> build) throws Exception {
        until("the end of the release of " + build, () -> run(build).state() != FlowRun.State.RUNNING);
        return run(build);
    }

    /** What a build's only flow run has in its activity log: what was done, and by whom. */
    public static List<String> activities(Run<?, ?> build) throws IOException {
        return RunFolder.of(build).activities(run(build).id()).stream()
                .map(activity -> activity.action() + " by " + activity.actor())
                .toList();
    }

    /** @throws AssertionError where it does not come true in two minutes */
    public static void until(String what, Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}

package io.jenkins.plugins.publishflow.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Run;
import hudson.tasks.Builder;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.jenkins.builder.FlowBuilder;
import io.jenkins.plugins.publishflow.jenkins.builder.PublishFlowBuilder;
import io.jenkins.plugins.publishflow.jenkins.builder.SendToTestFlightBuilder;
import io.jenkins.plugins.publishflow.jenkins.builder.SubmitForReviewBuilder;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import io.jenkins.plugins.publishflow.jenkins.step.PublishFlowStep;
import io.jenkins.plugins.publishflow.jenkins.step.SendToTestFlightStep;
import io.jenkins.plugins.publishflow.jenkins.step.SubmitForReviewStep;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * Releases that wait in every way there is, for tests that end the controller meanwhile: in Pipelines, and in the
 * background of freestyle builds.
 */
public final class WaitingReleases {

    /** How many times shorter waits are in rehearsals. With 1 they last, and a release stays where it waits. */
    public static final String SPEED = "io.jenkins.plugins.publishflow.jenkins.run.RehearsalStage.speed";

    private static final String IN_QUEUE =
            "publishFlow(binary: '**/*.ipa', definition: 'steps: [approval]').steps.approval.approvedBy";

    private WaitingReleases() {}

    /** Begins all of them, and returns when each waits. The store holds the next upload. */
    public static void begin(JenkinsRule jenkins) throws Exception {
        jenkins.jenkins.setNumExecutors(8);
        pipeline(
                jenkins,
                "processing",
                "sendToTestFlight(binary: '**/*.ipa', credentialsId: 'none', rehearsal: true).state");
        pipeline(
                jenkins,
                "review",
                "submitForReview(credentialsId: 'none', app: 'com.example.shop', version: '2.0',"
                        + " releaseType: 'manual', waitFor: 'approved', rehearsal: true).state");
        pipeline(
                jenkins,
                "question",
                "publishFlow(rehearsal: true, definition: 'steps: [approval]').steps.approval.approvedBy");
        pipeline(
                jenkins,
                "upload",
                "sendToTestFlight(binary: '**/*.ipa', credentialsId: '" + StandInStore.KEY
                        + "', waitFor: 'upload').uploaded");
        begin(background(jenkins, "background-processing", processing()));
        begin(background(jenkins, "background-review", review()));
        begin(background(jenkins, "background-question", question()));

        until(jenkins, "upload", StepRun.Status.UPLOADING, "");
        pipeline(jenkins, "behind", IN_QUEUE);
        jenkins.waitForMessage("Waiting for upload #1, which is releasing the same app.", pipeline(jenkins, "behind"));
        until(jenkins, "processing", StepRun.Status.WAITING, "Apple to");
        until(jenkins, "background-processing", StepRun.Status.WAITING, "Apple to");
        until(jenkins, "review", StepRun.Status.WAITING, "App Review");
        until(jenkins, "background-review", StepRun.Status.WAITING, "App Review");
        until(jenkins, "question", StepRun.Status.ASKING, "");
        until(jenkins, "background-question", StepRun.Status.ASKING, "");
    }

    /** Begins two releases of one app, and returns when the second waits for the first. */
    public static void beginTwoOfOneApp(JenkinsRule jenkins) throws Exception {
        pipeline(jenkins, "first", IN_QUEUE);
        until(jenkins, "first", StepRun.Status.ASKING, "");
        pipeline(jenkins, "second", IN_QUEUE);
        jenkins.waitForMessage("Waiting for first #1, which is releasing the same app.", pipeline(jenkins, "second"));
    }

    /** Sees all of {@link #begin} to their end in another life of the controller, which has nothing to wait for. */
    public static void end(JenkinsRule jenkins) throws Exception {
        assertEnds(jenkins, "processing", "IN_BETA_TESTING");
        assertEnds(jenkins, "review", "PENDING_DEVELOPER_RELEASE");
        assertEnds(jenkins, "upload", "true");
        Rehearsals.approve(build(jenkins, "behind"));
        assertEnds(jenkins, "behind", "anna");
        for (String name : List.of("background-processing", "background-review")) {
            Run<?, ?> build = build(jenkins, name);
            assertEquals(FlowRun.State.SUCCEEDED, Rehearsals.ended(build).state(), name);
            Rehearsals.until("the build to be let go", () -> !build.isKeepLog());
        }
        Rehearsals.approve(build(jenkins, "question"));
        assertEnds(jenkins, "question", "anna");
        Rehearsals.approve(build(jenkins, "background-question"));
        assertEquals(
                FlowRun.State.SUCCEEDED,
                Rehearsals.ended(build(jenkins, "background-question")).state());
    }

    /** Sees the two of {@link #beginTwoOfOneApp} to their end: one after the other, also after a restart. */
    public static void endTwoOfOneApp(JenkinsRule jenkins) throws Exception {
        WorkflowRun second = pipeline(jenkins, "second");
        Rehearsals.asking(build(jenkins, "first"));
        Rehearsals.until(
                "the second to wait again", () -> JenkinsRule.getLog(second).split("Waiting for first #1").length == 3);
        assertTrue(Rehearsals.run(second).started().isEmpty(), "the second has not begun");
        Rehearsals.approve(build(jenkins, "first"));
        assertEnds(jenkins, "first", "anna");
        Rehearsals.approve(second);
        assertEnds(jenkins, "second", "anna");
    }

    private static void assertEnds(JenkinsRule jenkins, String name, String result) throws Exception {
        WorkflowRun build = jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(pipeline(jenkins, name)));
        jenkins.assertLogContains("returned " + result, build);
    }

    private static void pipeline(JenkinsRule jenkins, String name, String call) throws Exception {
        String archived = call.contains("binary") ? "node { archiveArtifacts 'out/*.ipa' }\n" : "";
        WorkflowJob job = Rehearsals.pipeline(jenkins, name, archived + "def it = " + call + "\necho \"returned $it\"");
        Rehearsals.putSample(jenkins.jenkins.getWorkspaceFor(job));
        job.scheduleBuild2(0).waitForStart();
    }

    private static FreeStyleProject background(JenkinsRule jenkins, String name, FlowBuilder builder) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject(name);
        builder.setInBackground(true);
        job.getBuildersList().add((Builder) builder);
        Rehearsals.putSample(jenkins.jenkins.getWorkspaceFor(job));
        return job;
    }

    private static void begin(FreeStyleProject job) throws Exception {
        FreeStyleBuild build = job.scheduleBuild2(0).get();
        assertEquals(hudson.model.Result.SUCCESS, build.getResult(), JenkinsRule.getLog(build));
    }

    private static FlowBuilder processing() {
        SendToTestFlightStep step = new SendToTestFlightStep("out/*.ipa", "none");
        step.setRehearsal(true);
        return new SendToTestFlightBuilder(step);
    }

    private static FlowBuilder review() {
        SubmitForReviewStep step = new SubmitForReviewStep("none", "com.example.shop");
        step.setVersion("2.0");
        step.setWaitFor("approved");
        step.setRehearsal(true);
        return new SubmitForReviewBuilder(step);
    }

    private static FlowBuilder question() {
        PublishFlowStep step = new PublishFlowStep();
        step.setDefinition(Rehearsals.QUESTION);
        step.setRehearsal(true);
        return new PublishFlowBuilder(step);
    }

    private static void until(JenkinsRule jenkins, String name, StepRun.Status status, String what) throws Exception {
        Rehearsals.until(name + " to wait", () -> {
            Run<?, ?> build = build(jenkins, name);
            FlowRunAction action = build.getAction(FlowRunAction.class);
            return action != null
                    && !action.ids().isEmpty()
                    && Rehearsals.run(build)
                            .current()
                            .filter(step -> step.status() == status)
                            .filter(step -> step.waitingFor().orElse("").contains(what))
                            .isPresent();
        });
    }

    private static WorkflowRun pipeline(JenkinsRule jenkins, String name) {
        return (WorkflowRun) build(jenkins, name);
    }

    private static Run<?, ?> build(JenkinsRule jenkins, String name) {
        return jenkins.jenkins.getItemByFullName(name, Job.class).getBuildByNumber(1);
    }
}

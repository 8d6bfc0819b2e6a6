package io.jenkins.plugins.publishflow.jenkins.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Executor;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.model.User;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import io.jenkins.plugins.publishflow.jenkins.StandInStore;
import io.jenkins.plugins.publishflow.jenkins.run.BackgroundRuns;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRuns;
import io.jenkins.plugins.publishflow.jenkins.step.PublishFlowStep;
import io.jenkins.plugins.publishflow.jenkins.step.SendToTestFlightStep;
import io.jenkins.plugins.publishflow.jenkins.step.SubmitForReviewStep;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jenkins.model.CauseOfInterruption;
import jenkins.model.ModifiableTopLevelItemGroup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class FreestyleTest {

    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void sendsWithBuildVariablesInItsTexts() throws Exception {
        SendToTestFlightStep step = new SendToTestFlightStep("${FOLDER}/*.ipa", "unused");
        step.setWhatToTest(Map.of("", "Build $BUILD_NUMBER of $FOLDER"));
        step.setGroups(List.of("QA"));
        step.setRehearsal(true);
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("FOLDER", "")));
        job.getBuildersList().add(new SendToTestFlightBuilder(step));
        Rehearsals.putSample(jenkins.jenkins.getWorkspaceFor(job));

        FreeStyleBuild build = jenkins.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("FOLDER", "out"))));

        FlowRun run = Rehearsals.run(build);
        assertEquals(FlowRun.State.SUCCEEDED, run.state());
        assertEquals(
                "Build 1 of out",
                run.flow().steps().get(0).settings().text("whatToTest").orElseThrow());
        assertEquals("true", run.output("uploaded").orElseThrow());
    }

    @Test
    void failsWithTheReleaseInOneSentence() throws Exception {
        SubmitForReviewStep step = new SubmitForReviewStep("unused", "com.example.publishflow.sample");
        step.setVersion("1.0");
        step.setRehearsal(true);
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(new SubmitForReviewBuilder(step));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains(
                "ERROR: Version 1.0 of com.example.publishflow.sample stands in the way: it is READY_FOR_DISTRIBUTION.",
                build);
        jenkins.assertLogNotContains("\tat ", build);
        assertEquals(FlowRun.State.FAILED, Rehearsals.run(build).state());
    }

    @Test
    void refusesOptionsThatDoNotGoTogetherBeforeAnythingElse() throws Exception {
        PublishFlowStep step = new PublishFlowStep();
        step.setFile("publish.yml");
        step.setFlow("beta testing");
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(new PublishFlowBuilder(step));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains(
                "publishFlow needs exactly one of 'flow', 'file', 'definition' and 'appcircleProfile', and 'flow' and 'file' are given.",
                build);
    }

    @Test
    void anAbortOfTheBuildStopsTheRelease() throws Exception {
        FreeStyleProject job = asking(jenkins, "asking-1", false);
        QueueTaskFuture<FreeStyleBuild> running = job.scheduleBuild2(0);
        FreeStyleBuild build = running.waitForStart();
        Executor executor = build.getExecutor();
        FlowRun run = Rehearsals.asking(build);

        executor.interrupt(
                Result.ABORTED, new CauseOfInterruption.UserInterruption(User.getOrCreateByIdOrFullName("carl")));

        jenkins.assertBuildStatus(Result.ABORTED, running);
        assertEquals(FlowRun.State.STOPPED, Rehearsals.run(build).state());
        assertFalse(FlowRuns.get().isAlive(run.id()));
        assertTrue(Rehearsals.activities(build).contains("PUBLISHING_STOPPED by carl"));
    }

    @Test
    void goesOnInTheBackgroundAfterTheBuildHasEnded() throws Exception {
        FreeStyleProject job = asking(jenkins, "asking-2", true);

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("The release goes on in the background", build);
        Rehearsals.asking(build);
        assertTrue(build.isKeepLog(), "not to be discarded while its release is under way");
        Rehearsals.approve(build);
        assertEquals(FlowRun.State.SUCCEEDED, Rehearsals.ended(build).state());
        Rehearsals.until("the build to be let go", () -> !build.isKeepLog());
    }

    @Test
    void followsItsJobToANewName() throws Exception {
        FreeStyleProject job = asking(jenkins, "asking-3", true);
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        Rehearsals.asking(build);

        job.renameTo("renamed");

        Rehearsals.approve(job.getBuildByNumber(1));
        assertEquals(
                FlowRun.State.SUCCEEDED,
                Rehearsals.ended(job.getBuildByNumber(1)).state());
    }

    @Test
    void isForgottenWithItsBuild() throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(asking(jenkins, "asking-4", true));
        FlowRun run = Rehearsals.asking(build);

        build.keepLog(false);
        build.delete();

        assertFalse(FlowRuns.get().isAlive(run.id()));
    }

    @Test
    void isForgottenWithItsJob() throws Exception {
        FreeStyleProject job = releasing(jenkins.createProject(Folder.class, "team"), true, "wait");
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        FlowRun run = Rehearsals.asking(build);
        File folder = build.getRootDir();

        job.delete();

        assertForgotten(run, folder);
    }

    @Test
    void isForgottenWithItsFolder() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "other-team");
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(releasing(team, true, "wait"));
        FlowRun run = Rehearsals.asking(build);
        File folder = build.getRootDir();

        team.delete();

        assertForgotten(run, folder);
    }

    @Test
    void isForgottenInTheMiddleOfAnUpload() throws Exception {
        try (StandInStore store = StandInStore.start()) {
            store.connect();
            store.holdNextUpload();
            SendToTestFlightBuilder builder =
                    new SendToTestFlightBuilder(new SendToTestFlightStep("out/*.ipa", StandInStore.KEY));
            builder.setInBackground(true);
            FreeStyleProject job = jenkins.createFreeStyleProject();
            job.getBuildersList().add(builder);
            Rehearsals.putSample(jenkins.jenkins.getWorkspaceFor(job));
            FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
            Rehearsals.until("bytes on their way", store::isHolding);
            FlowRun run = Rehearsals.run(build);
            File folder = build.getRootDir();

            build.keepLog(false);
            build.delete();

            assertForgotten(run, folder);
        }
    }

    /** Nothing goes on for it, nothing is left of it, and the next release of the app is not held up. */
    private static void assertForgotten(FlowRun run, File folder) throws Exception {
        assertFalse(FlowRuns.get().isAlive(run.id()));
        assertFalse(folder.exists());
        BackgroundRuns.resumeAll();
        assertFalse(FlowRuns.get().isAlive(run.id()), "noted no more");
        FreeStyleBuild next = jenkins.buildAndAssertSuccess(releasing(jenkins.jenkins, true, "fail"));
        Rehearsals.approve(next);
        Rehearsals.ended(next);
        assertFalse(folder.exists(), "not made anew");
    }

    @Test
    void aReleaseThatWasNotToWaitFailsTheBuildThatHandsItOver() throws Exception {
        FreeStyleBuild first = jenkins.buildAndAssertSuccess(releasing(jenkins.jenkins, true, "wait"));
        Rehearsals.asking(first);

        FreeStyleBuild second = jenkins.buildAndAssertStatus(Result.FAILURE, releasing(jenkins.jenkins, true, "fail"));

        jenkins.assertLogContains(
                "ERROR: " + first.getFullDisplayName()
                        + " is releasing the same app, and this release was not to wait for it.",
                second);
        Rehearsals.until("the build to be let go", () -> !second.isKeepLog());
        Rehearsals.approve(first);
        Rehearsals.ended(first);
    }

    @Test
    void keepsItsPlaceInLineUnderANewName() throws Exception {
        FreeStyleProject job = releasing(jenkins.jenkins, true, "wait");
        Rehearsals.asking(jenkins.buildAndAssertSuccess(job));
        FreeStyleBuild second = jenkins.buildAndAssertSuccess(releasing(jenkins.jenkins, true, "wait"));

        job.renameTo("another-name");

        FreeStyleBuild first = job.getBuildByNumber(1);
        Rehearsals.asking(first);
        assertTrue(Rehearsals.run(second).started().isEmpty(), "the second has not begun");
        Rehearsals.approve(first);
        Rehearsals.ended(first);
        Rehearsals.approve(second);
        assertEquals(FlowRun.State.SUCCEEDED, Rehearsals.ended(second).state());
    }

    /** A job that releases the sample app in earnest, as far as a question goes. */
    private static FreeStyleProject releasing(ModifiableTopLevelItemGroup group, boolean inBackground, String ifBusy)
            throws Exception {
        PublishFlowStep step = new PublishFlowStep();
        step.setDefinition(Rehearsals.QUESTION);
        step.setBinary("out/*.ipa");
        step.setIfBusy(ifBusy);
        PublishFlowBuilder builder = new PublishFlowBuilder(step);
        builder.setInBackground(inBackground);
        FreeStyleProject job = (FreeStyleProject) group.createProject(
                jenkins.jenkins.getDescriptorByType(FreeStyleProject.DescriptorImpl.class),
                "releasing-" + UUID.randomUUID(),
                true);
        job.getBuildersList().add(builder);
        Rehearsals.putSample(jenkins.jenkins.getWorkspaceFor(job));
        return job;
    }

    static FreeStyleProject asking(JenkinsRule jenkins, String name, boolean inBackground) throws Exception {
        PublishFlowStep step = new PublishFlowStep();
        step.setDefinition(Rehearsals.QUESTION);
        step.setRehearsal(true);
        PublishFlowBuilder builder = new PublishFlowBuilder(step);
        builder.setInBackground(inBackground);
        FreeStyleProject job = jenkins.createFreeStyleProject(name);
        job.getBuildersList().add(builder);
        return job;
    }
}

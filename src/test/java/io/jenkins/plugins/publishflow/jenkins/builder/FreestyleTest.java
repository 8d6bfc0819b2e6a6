package io.jenkins.plugins.publishflow.jenkins.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import io.jenkins.plugins.publishflow.jenkins.run.FlowRuns;
import io.jenkins.plugins.publishflow.jenkins.step.PublishFlowStep;
import io.jenkins.plugins.publishflow.jenkins.step.SendToTestFlightStep;
import io.jenkins.plugins.publishflow.jenkins.step.SubmitForReviewStep;
import java.util.List;
import java.util.Map;
import jenkins.model.CauseOfInterruption;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class FreestyleTest {

    @Test
    void sendsWithBuildVariablesInItsTexts(JenkinsRule jenkins) throws Exception {
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
    void failsWithTheReleaseInOneSentence(JenkinsRule jenkins) throws Exception {
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
    void refusesOptionsThatDoNotGoTogetherBeforeAnythingElse(JenkinsRule jenkins) throws Exception {
        PublishFlowStep step = new PublishFlowStep();
        step.setFile("publish.yml");
        step.setFlow("beta testing");
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(new PublishFlowBuilder(step));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains(
                "publishFlow needs exactly one of 'flow', 'file' and 'definition', and 'flow' and 'file' are given.",
                build);
    }

    @Test
    void anAbortOfTheBuildStopsTheRelease(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = asking(jenkins, false);
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
    void goesOnInTheBackgroundAfterTheBuildHasEnded(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = asking(jenkins, true);

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("The release goes on in the background", build);
        Rehearsals.asking(build);
        assertTrue(build.isKeepLog(), "not to be discarded while its release is under way");
        Rehearsals.approve(build);
        assertEquals(FlowRun.State.SUCCEEDED, Rehearsals.ended(build).state());
        Rehearsals.until("the build to be let go", () -> !build.isKeepLog());
    }

    @Test
    void followsItsJobToANewName(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = asking(jenkins, true);
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        Rehearsals.asking(build);

        job.renameTo("renamed");

        Rehearsals.approve(job.getBuildByNumber(1));
        assertEquals(
                FlowRun.State.SUCCEEDED,
                Rehearsals.ended(job.getBuildByNumber(1)).state());
    }

    @Test
    void isForgottenWithItsBuild(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(asking(jenkins, true));
        FlowRun run = Rehearsals.asking(build);

        build.keepLog(false);
        build.delete();

        assertFalse(FlowRuns.get().isAlive(run.id()));
    }

    static FreeStyleProject asking(JenkinsRule jenkins, boolean inBackground) throws Exception {
        PublishFlowStep step = new PublishFlowStep();
        step.setDefinition(Rehearsals.QUESTION);
        step.setRehearsal(true);
        PublishFlowBuilder builder = new PublishFlowBuilder(step);
        builder.setInBackground(inBackground);
        FreeStyleProject job = jenkins.createFreeStyleProject("asking");
        job.getBuildersList().add(builder);
        return job;
    }
}

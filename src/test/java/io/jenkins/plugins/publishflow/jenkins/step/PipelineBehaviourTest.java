package io.jenkins.plugins.publishflow.jenkins.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import hudson.model.User;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRuns;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The steps do in a Pipeline what its authors expect of any step. */
@WithJenkins
class PipelineBehaviourTest {

    /** Version 1.0 is on the App Store, so it cannot be submitted. */
    private static final String REFUSED =
            "submitForReview(credentialsId: 'unused', app: 'com.example.publishflow.sample', version: '1.0',"
                    + " rehearsal: true)";

    private static final String ASKING = "publishFlow(rehearsal: true, definition: 'steps: [approval]')";

    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void aDeclarativePipelineNeedsNoScriptBlockAndNoAgent() throws Exception {
        WorkflowJob job = Rehearsals.pipeline(jenkins, """
                pipeline {
                  agent none
                  stages {
                    stage('Review') {
                      steps {
                        submitForReview credentialsId: 'unused', app: 'com.example.shop', version: '4.2.0',
                            build: '57', rehearsal: true
                        publishFlow flow: 'release only', rehearsal: true, quiet: true,
                            variables: [BUNDLE_ID: 'com.example.shop', VERSION: '4.2.0', WAIT_FOR: 'submitted']
                      }
                    }
                  }
                }
                """);
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        Rehearsals.approveAll(build);

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));

        jenkins.assertLogContains("1/1 Submit for Review on App Store", build);
        jenkins.assertLogNotContains("/3 ", build);
    }

    @Test
    void catchErrorTakesTheOneSentenceOfAFailure() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertStatus(
                Result.UNSTABLE,
                Rehearsals.pipeline(
                        jenkins, "catchError(buildResult: 'UNSTABLE') { " + REFUSED + " }\necho 'went on'"));

        jenkins.assertLogContains(
                "ERROR: Version 1.0 of com.example.publishflow.sample stands in the way: it is READY_FOR_DISTRIBUTION.",
                build);
        jenkins.assertLogContains("went on", build);
        jenkins.assertLogNotContains("\tat ", build);
    }

    @Test
    void retryRunsItAnew() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertStatus(
                Result.FAILURE, Rehearsals.pipeline(jenkins, "retry(2) { " + REFUSED + " }"));

        assertEquals(2, ids(build));
    }

    @Test
    void timeoutStopsTheRelease() throws Exception {
        WorkflowRun build = Rehearsals.pipeline(jenkins, "timeout(time: 20, unit: 'SECONDS') { " + ASKING + " }")
                .scheduleBuild2(0)
                .waitForStart();
        FlowRun run = Rehearsals.asking(build);

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));

        assertStopped(build, run.id());
    }

    @Test
    void anAbortByAUserStopsTheRelease() throws Exception {
        WorkflowRun build =
                Rehearsals.pipeline(jenkins, ASKING).scheduleBuild2(0).waitForStart();
        FlowRun run = Rehearsals.asking(build);

        build.getExecutor()
                .interrupt(
                        Result.ABORTED,
                        new CauseOfInterruption.UserInterruption(User.getOrCreateByIdOrFullName("carl")));

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        assertStopped(build, run.id());
        assertTrue(Rehearsals.activities(build).contains("PUBLISHING_STOPPED by carl"));
    }

    @Test
    void twoRunInParallel() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertSuccess(Rehearsals.pipeline(jenkins, """
                def submit = { app -> submitForReview(credentialsId: 'unused', app: app, version: '2.0', rehearsal: true) }
                def states = [:]
                parallel one: { states.one = submit('com.example.one').state },
                         two: { states.two = submit('com.example.two').state }
                echo "${states.one} and ${states.two}"
                """));

        jenkins.assertLogContains("WAITING_FOR_REVIEW and WAITING_FOR_REVIEW", build);
        assertEquals(2, ids(build));
    }

    @Test
    void refusesWhatIsNoChoiceInOneSentence() throws Exception {
        assertRefused(
                "publishFlow(rehearsal: true)",
                "publishFlow needs exactly one of 'flow', 'file' and 'definition', and none is given.");
        assertRefused(
                "publishFlow(rehearsal: true, flow: 'beta testin')",
                "There is no predefined flow 'beta testin'; did you mean 'beta testing'?");
        assertRefused(
                "publishFlow(rehearsal: true, flow: 'beta testing', ifBusy: 'hurry')",
                "'ifBusy' is 'hurry', and can be wait or fail.");
        assertRefused(
                "publishFlow(flow: 'beta testing', keys: ['appstore': 'id'])",
                "'keys' names the store 'appstore', which there is not; did you mean 'app-store'?");
        assertRefused(
                "publishFlow(rehearsal: true, definition: 'steps: [sendToTestFlight]')",
                "'sendToTestFlight' needs a binary, and none is given");
        assertRefused(
                "publishFlow(rehearsal: true, file: 'publish.yml')",
                "The flow file 'publish.yml' is in a workspace, and there is none here. Call the step inside of 'node'.");
        assertRefused(
                "node { sendToTestFlight(binary: '*.ipa', credentialsId: 'unused', rehearsal: true) }",
                "No file fits the pattern '*.ipa' of 'binary'.");
        assertRefused(
                "sendToTestFlight(binary: '*.ipa', credentialsId: 'unused', rehearsal: true)",
                "Outside of 'node' the binary is looked for in the build's archived artifacts, and there are none.");
        assertRefused(
                "sendToTestFlight(binary: '*.ipa', credentialsId: 'x', whatToTest: ['': 'a', 'en-US': 'b'])",
                "'whatToTest' has a text without a locale beside texts for locales.");
    }

    private static void assertRefused(String script, String why) throws Exception {
        WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, Rehearsals.pipeline(jenkins, script));
        jenkins.assertLogContains(why, build);
        jenkins.assertLogNotContains("\tat ", build);
        assertEquals(0, ids(build));
    }

    private static void assertStopped(WorkflowRun build, String id) throws Exception {
        assertEquals(FlowRun.State.STOPPED, Rehearsals.ended(build).state());
        Rehearsals.until("the run to be let go", () -> !FlowRuns.get().isAlive(id));
        assertFalse(build.isBuilding());
    }

    private static int ids(WorkflowRun build) {
        FlowRunAction action = build.getAction(FlowRunAction.class);
        return action == null ? 0 : action.ids().size();
    }
}

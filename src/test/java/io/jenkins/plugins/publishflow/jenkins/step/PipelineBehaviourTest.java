package io.jenkins.plugins.publishflow.jenkins.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import hudson.model.User;
import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRuns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.pipeline.modeldefinition.parser.Converter;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
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
    void aSecondReleaseOfTheAppWaitsAndNamesTheBuildItWaitsFor() throws Exception {
        WorkflowRun first = releasing("");
        Rehearsals.asking(first);
        WorkflowRun second = releasing("");
        jenkins.waitForMessage(
                "Waiting for " + first.getFullDisplayName() + ", which is releasing the same app.", second);
        assertTrue(Rehearsals.run(second).started().isEmpty());
        StepExecution waiting = executions(second).get(0);
        assertEquals(
                "waiting for " + first.getFullDisplayName() + ", which is releasing the same app", waiting.getStatus());
        JenkinsRule.WebClient client = jenkins.createWebClient();
        String page = client.goTo(second.getUrl() + "publish/").asNormalizedText();
        assertTrue(page.contains("Waiting for " + first.getFullDisplayName() + ", which is releasing"), page);

        Rehearsals.approve(first);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(first));

        Rehearsals.approve(second);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(second));
    }

    @Test
    void aStopWhileWaitingForAnotherReleaseLeavesTheLine() throws Exception {
        WorkflowRun first = releasing("");
        Rehearsals.asking(first);
        WorkflowRun second = releasing("");
        jenkins.waitForMessage("Waiting for " + first.getFullDisplayName(), second);
        WorkflowRun third = releasing("");
        jenkins.waitForMessage("Waiting for " + first.getFullDisplayName(), third);

        second.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(second));
        assertStopped(second, Rehearsals.run(second).id());
        first.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(first));

        Rehearsals.approve(third);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(third));
    }

    @Test
    void ifBusyFailFailsAtOnceAndNamesTheBuild() throws Exception {
        WorkflowRun first = releasing("");
        Rehearsals.asking(first);

        WorkflowRun second = releasing(", ifBusy: 'fail'");

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(second));
        jenkins.assertLogContains(
                "ERROR: " + first.getFullDisplayName()
                        + " is releasing the same app, and this release was not to wait for it.",
                second);
        jenkins.assertLogNotContains("\tat ", second);
        first.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(first));
    }

    @Test
    void aBranchThatFailsFastStopsTheReleaseOfTheOther() throws Exception {
        WorkflowRun build = Rehearsals.pipeline(
                        jenkins, "parallel failFast: true, one: { " + ASKING + " }, two: { " + ASKING + " }")
                .scheduleBuild2(0)
                .waitForStart();
        Rehearsals.until(
                "two questions",
                () -> ids(build) == 2
                        && runs(build).stream()
                                .allMatch(run -> run.current()
                                        .filter(step -> step.status() == StepRun.Status.ASKING)
                                        .isPresent()));
        FlowRun refused = runs(build).get(1);

        FlowRuns.get()
                .decide(
                        refused.id(),
                        refused.current()
                                .orElseThrow()
                                .gate()
                                .orElseThrow()
                                .gate()
                                .id(),
                        new Decision("ben", Decision.Answer.REFUSED, "too early", Instant.now(), Decision.Way.JENKINS));

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        Rehearsals.until("the other to be stopped", () -> runs(build).get(0).state() == FlowRun.State.STOPPED);
        assertEquals(FlowRun.State.FAILED, runs(build).get(1).state());
    }

    private static List<FlowRun> runs(WorkflowRun build) throws Exception {
        FlowRunAction action = build.getAction(FlowRunAction.class);
        List<FlowRun> runs = new ArrayList<>();
        for (String id : action.ids()) {
            runs.add(action.find(id).orElseThrow());
        }
        return runs;
    }

    @Test
    void theDeclarativeValidatorKnowsEveryOption() throws Exception {
        assertDeclared("publishFlow flow: 'beta testing', binary: '*.ipa', keys: ['app-store': 'asc'],"
                + " variables: [A: 'b'], rehearsal: true, ifBusy: 'fail', quiet: true");
        assertDeclared("publishFlow file: 'publish.yml'");
        assertDeclared("publishFlow definition: 'steps: [approval]'");
        assertDeclared("sendToTestFlight binary: '*.ipa', credentialsId: 'asc', whatToTest: 'all', groups: ['QA'],"
                + " usesNonExemptEncryption: false, submitForBetaReview: true, notifyTesters: true, ifExists: 'skip',"
                + " waitFor: 'testing', timeout: '2d', rehearsal: false");
        assertDeclared("submitForReview credentialsId: 'asc', app: 'com.example.shop', version: '2.0', build: '7',"
                + " metadata: 'texts', releaseType: 'scheduled', earliestReleaseDate: '2027-03-01T09:00:00Z',"
                + " phasedRelease: true, waitFor: 'released', timeout: '9d', rehearsal: false");
        assertNotDeclared(
                "sendToTestFlight binary: '*.ipa', credentialsId: 'asc', grups: 'QA'",
                "Invalid parameter \"grups\", did you mean \"groups\"?");
        assertNotDeclared("submitForReview credentialsId: 'asc'", "Missing required parameter: \"app\"");
    }

    private static void assertDeclared(String call) throws Exception {
        assertNotNull(Converter.scriptToPipelineDef(declarative(call)), call);
    }

    private static void assertNotDeclared(String call, String why) throws Exception {
        WorkflowRun build =
                jenkins.buildAndAssertStatus(Result.FAILURE, Rehearsals.pipeline(jenkins, declarative(call)));
        jenkins.assertLogContains(why, build);
        assertEquals(0, ids(build));
    }

    private static String declarative(String call) {
        return "pipeline { agent none\n stages { stage('Release') { steps { " + call + " } } } }";
    }

    /** A build that releases the sample app in earnest, as far as a question goes. */
    private static WorkflowRun releasing(String option) throws Exception {
        WorkflowJob job = Rehearsals.pipeline(
                jenkins,
                "node { archiveArtifacts 'out/*.ipa' }\n"
                        + "publishFlow(binary: '**/*.ipa', definition: 'steps: [approval]'" + option + ")");
        Rehearsals.putSample(jenkins.jenkins.getWorkspaceFor(job));
        return job.scheduleBuild2(0).waitForStart();
    }

    private static List<StepExecution> executions(WorkflowRun build) throws Exception {
        return build.getExecution().getCurrentExecutions(true).get();
    }

    @Test
    void refusesWhatIsNoChoiceInOneSentence() throws Exception {
        assertRefused(
                "publishFlow(rehearsal: true)",
                "publishFlow needs exactly one of 'flow', 'file', 'definition' and 'appcircleProfile', and none is given.");
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
                "publishFlow(flow: 'release only', variables: [BUNDLE_ID: 'com.example.shop', VERSION: '4.2.0'])",
                "No key is named for App Store Connect.");
        assertRefused(
                "publishFlow(rehearsal: true, definition: 'steps: [sendToTestFlight]')",
                "'sendToTestFlight' needs a binary, and none is given");
        assertRefused(
                "publishFlow(rehearsal: true, file: 'publish.yml')",
                "The flow file 'publish.yml' is in a workspace, and there is none here. Call the step inside of 'node'.");
        assertRefused(
                "node { sendToTestFlight(binary: '*.ipa', credentialsId: 'unused', rehearsal: true) }",
                " does not exist, so there is no binary in it.");
        assertRefused(
                "node { writeFile(file: 'a', text: '')\n"
                        + "sendToTestFlight(binary: '*.ipa', credentialsId: 'unused', rehearsal: true) }",
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

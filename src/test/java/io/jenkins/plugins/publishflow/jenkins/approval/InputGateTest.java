package io.jenkins.plugins.publishflow.jenkins.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.jenkins.config.PublishFlowConfiguration;
import java.time.Duration;
import java.util.List;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.ApproverAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class InputGateTest {

    private static final String INPUT = "Gate-approval";

    private JenkinsRule jenkins;
    private Team team;

    @BeforeEach
    void people(JenkinsRule rule) {
        jenkins = rule;
        team = Team.of(rule);
    }

    @Test
    void anApproverApprovesAndOthersAreRefused() throws Exception {
        WorkflowRun build = team.asking(team.job("release", "approvers: [anna]", "message: Ship it?"));
        InputStepExecution input = build.getAction(InputAction.class).getExecution(INPUT);
        assertTrue(
                input.getInput().getMessage().startsWith("Ship it? — Ask, started by SYSTEM."),
                input.getInput().getMessage());
        assertEquals("Approve", input.getInput().getOk());

        WebResponse stranger = team.input("dan", build, INPUT, "proceedEmpty");
        assertTrue(stranger.getContentAsString().contains("You need to be anna to submit this."));
        assertEquals(StepRun.Status.ASKING, Team.status(build));

        assertEquals(200, team.input("anna", build, INPUT, "proceedEmpty").getStatusCode());
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        Decision decision = Team.decisions(build).get(0);
        assertEquals("anna", decision.by());
        assertEquals(Decision.Way.JENKINS, decision.way());
        assertEquals("anna", build.getAction(ApproverAction.class).getUserId());
        jenkins.assertLogContains("anna has approved.", build);
        assertFalse(Team.isShownAsWaiting(build));
    }

    @Test
    void anAdministratorWhoIsNotAskedCannotAnswerForOthers() throws Exception {
        WorkflowRun build = team.asking(team.job("release", "approvers: [anna]"));

        WebResponse refused = team.input("admin", build, INPUT, "proceedEmpty");

        assertEquals(400, refused.getStatusCode());
        assertTrue(refused.getContentAsString().contains("admin is not among the people asked"));
        assertEquals(List.of(), Team.decisions(build));
        assertNull(build.getAction(ApproverAction.class), "no trace of an approval that is none");
        Inputs.waitFor(build, INPUT);
        team.input("anna", build, INPUT, "proceedEmpty");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        jenkins.assertLogNotContains("Approved by", build);
    }

    @Test
    void whoMayCancelBuildsCannotRefuseForOthers() throws Exception {
        WorkflowRun build = team.asking(team.job("release", "approvers: [anna]"));

        WebResponse refused = team.input("carl", build, INPUT, "abort");

        assertTrue(refused.getContentAsString().contains("carl is not among the people asked"));
        assertEquals(StepRun.Status.ASKING, Team.status(build));
        Inputs.waitFor(build, INPUT);
        team.input("anna", build, INPUT, "proceedEmpty");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    @Test
    void asksTheNextApproverUnderTheSameId() throws Exception {
        WorkflowRun build = team.asking(team.job("release", "approvers: [anna, bob]"));

        team.input("anna", build, INPUT, "proceedEmpty");
        jenkins.waitForMessage("anna has approved. It takes the approval of anna and bob.", build);
        Inputs.waitFor(build, INPUT);
        WebResponse again = team.input("anna", build, INPUT, "proceedEmpty");
        assertTrue(again.getContentAsString().contains("You need to be bob to submit this."));
        assertEquals(1, Team.decisions(build).size());

        team.input("bob", build, INPUT, "proceedEmpty");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        assertEquals(2, Team.decisions(build).size());
        assertFalse(Team.isShownAsWaiting(build));
    }

    @Test
    void aMemberAnswersForTheGroup() throws Exception {
        WorkflowRun build = team.asking(team.job("release", "approvers: [managers, anna]"));

        team.input("bob", build, INPUT, "proceedEmpty");
        jenkins.waitForMessage("bob (for managers) has approved.", build);
        Inputs.waitFor(build, INPUT);
        team.input("anna", build, INPUT, "proceedEmpty");

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        assertEquals(
                List.of("bob", "anna"),
                Team.decisions(build).stream().map(Decision::by).toList());
    }

    @Test
    void anAbortIsARefusal() throws Exception {
        WorkflowRun build = team.asking(team.job("release", "approvers: [anna]"));

        team.input("anna", build, INPUT, "abort");

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("Refused by anna (" + InputGate.NO_REASON + ")", build);
        assertFalse(Team.isShownAsWaiting(build));
    }

    @Test
    void whereNobodyIsNamedWhoeverMayBuildAnswers() throws Exception {
        WorkflowRun build = team.asking(team.job("release", "message: Ship it?"));

        WebResponse reader = team.input("dan", build, INPUT, "proceedEmpty");
        assertTrue(reader.getContentAsString().contains("You need to have Job/Build permissions"));
        assertEquals(403, team.page("dan", build, "approved", "").getStatusCode());
        team.input("ben", build, INPUT, "proceedEmpty");

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        assertEquals("ben", Team.decisions(build).get(0).person());
    }

    @Test
    void anAnswerElsewhereTakesTheInputAway() throws Exception {
        WorkflowRun build = team.asking(team.job("release", "approvers: [anna]"));

        assertEquals(
                200, team.page("anna", build, "refused", "crashes at start").getStatusCode());

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("anna has refused: crashes at start", build);
        Inputs.waitForNone(build);
        assertFalse(Team.isShownAsWaiting(build));
    }

    @Test
    void theEndOfItsTimeTakesTheInputAway() throws Exception {
        WorkflowRun build = team.asking(team.job("release", "approvers: [anna]", "timeout: 5s"));

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("The release was not approved in time", build);
        Inputs.waitForNone(build);
        assertFalse(Team.isShownAsWaiting(build));
    }

    @Test
    void stoppingTheBuildTakesTheInputAway() throws Exception {
        WorkflowRun build = team.asking(team.job("release", "approvers: [admin]"));

        team.post("admin", build.getUrl() + "stop");

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        Inputs.waitForNone(build);
        assertFalse(Team.isShownAsWaiting(build));
        assertTrue(Team.decisions(build).isEmpty(), "who stops a build does not refuse, be it an approver");
    }

    @Test
    void peopleHaveTheTimeThatIsSetForThisJenkinsWhereTheFlowSaysNone() throws Exception {
        PublishFlowConfiguration.get().setApprovalTimeout("3d");
        WorkflowRun build = team.asking(team.job("release", "approvers: [anna]"));

        assertEquals(Duration.ofDays(3), Team.run(build).flow().steps().get(0).timeout());
        team.page("anna", build, "refused", "later");
        jenkins.waitForCompletion(build);
    }

    @Test
    void twoFlowsOfOneBuildHaveInputsOfTheirOwn() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "two");
        job.setDefinition(new CpsFlowDefinition(
                "def ios = {" + Team.publishFlow("approvers: [anna]", "message: iOS?")
                        + "}\ndef android = {" + Team.publishFlow("approvers: [anna]", "message: Android?")
                        + "}\nparallel ios: ios, android: { sleep 1; android() }",
                true));
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        Inputs.waitFor(build, "Gate-approval");
        InputStepExecution second = Inputs.waitFor(build, "Gate-approval.2");
        String other = second.getInput().getMessage().startsWith("iOS?") ? "Android?" : "iOS?";

        team.input("anna", build, "Gate-approval.2", "proceedEmpty");
        jenkins.waitForMessage("anna has approved.", build);
        Inputs.waitForGone(build, "Gate-approval.2");
        assertTrue(
                Inputs.waitFor(build, "Gate-approval").getInput().getMessage().startsWith(other));

        team.input("anna", build, "Gate-approval", "proceedEmpty");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }
}

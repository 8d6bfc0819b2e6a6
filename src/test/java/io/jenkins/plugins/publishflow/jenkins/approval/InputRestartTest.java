package io.jenkins.plugins.publishflow.jenkins.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.Result;
import hudson.model.User;
import hudson.tasks.Mailer;
import io.jenkins.plugins.publishflow.flow.FlowJson;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class InputRestartTest {

    private static final String INPUT = "Gate-approval";

    private static final String REFUSED =
            "{\"person\":\"anna\",\"by\":\"anna\",\"answer\":\"REFUSED\",\"reason\":\"no\","
                    + "\"at\":\"2026-03-01T08:00:00Z\",\"way\":\"JENKINS\"}";

    private final AtomicReference<Path> saved = new AtomicReference<>();
    private final AtomicReference<String> answered = new AtomicReference<>();

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void aQuestionOutlivesTheControllerAndIsAnsweredAtTheInput() throws Throwable {
        sessions.then(jenkins -> {
            Team team = Team.of(jenkins);
            WorkflowRun build = team.asking(team.job("release", "approvers: [anna, bob]"));
            team.input("anna", build, INPUT, "proceedEmpty");
            jenkins.waitForMessage("anna has approved. It takes the approval of anna and bob.", build);
            Inputs.waitFor(build, INPUT);
            String xml = Files.readString(build.getRootDir().toPath().resolve("build.xml"));
            assertFalse(xml.contains(InputStepExecution.class.getSimpleName()), xml);
            assertFalse(xml.contains(InputContext.class.getSimpleName()), xml);
        });
        sessions.then(jenkins -> {
            Team team = Team.back(jenkins);
            WorkflowRun build = build(jenkins);
            assertEquals(StepRun.Status.ASKING, Team.status(build));
            Inputs.waitFor(build, INPUT);
            assertEquals(200, team.get("dan", build.getUrl() + "input/").getStatusCode());
            assertEquals(200, team.input("bob", build, INPUT, "proceedEmpty").getStatusCode());
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
            assertFalse(Team.isShownAsWaiting(build), "no id of an earlier life may stay");
        });
    }

    @Test
    void anAnswerByThePageAfterARestartLeavesNoInputBehind() throws Throwable {
        sessions.then(jenkins -> {
            Team team = Team.of(jenkins);
            team.asking(team.job("release", "approvers: [anna]"));
        });
        sessions.then(jenkins -> {
            Team team = Team.back(jenkins);
            WorkflowRun build = build(jenkins);
            Inputs.waitFor(build, INPUT);
            team.page("anna", build, "refused", "too late for this month");
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
            assertFalse(Team.isShownAsWaiting(build));
            assertFalse(build.getExecution().getCurrentHeads().stream().anyMatch(PauseAction::isPaused));
        });
    }

    @Test
    void anInputThatDiedWithTheControllerAfterItsAnswerIsForgotten() throws Throwable {
        sessions.then(jenkins -> {
            Team team = Team.of(jenkins);
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "release");
            job.setDefinition(new CpsFlowDefinition(Team.publishFlow("approvers: [anna]", "timeout: 10d"), true));
            WorkflowRun build = team.asking(job);
            Inputs.waitFor(build, INPUT);
            // What a kill leaves that comes between an answer and the closing of its gate.
            FlowRun run = Team.run(build);
            String json = FlowJson.WRITER.writeValueAsString(run);
            Path file = build.getRootDir().toPath().resolve("publish-flow").resolve(run.id() + ".run.json");
            answered.set(json.replace("\"decisions\":[]", "\"decisions\":[" + REFUSED + "]"));
            saved.set(file);
        });
        Files.writeString(saved.get(), answered.get());
        sessions.then(jenkins -> {
            WorkflowRun build = build(jenkins);
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
            Inputs.waitForNone(build);
        });
    }

    @Test
    void nobodyIsAskedTwiceByMail() throws Throwable {
        try (SmtpServer mails = new SmtpServer()) {
            sessions.then(jenkins -> {
                Team team = Team.of(jenkins);
                mails.setUp();
                User.getById("anna", true).addProperty(new Mailer.UserProperty("anna@example.com"));
                team.asking(team.job("release", "approvers: [anna, zoe@example.org]"));
                mails.next();
                mails.next();
                Inputs.until(
                        "both are remembered",
                        () -> Files.readString(sent(build(jenkins))).contains("zoe"));
            });
            sessions.then(jenkins -> {
                Team team = Team.back(jenkins);
                WorkflowRun build = build(jenkins);
                Inputs.waitFor(build, INPUT);
                team.input("anna", build, INPUT, "proceedEmpty");
                jenkins.waitForMessage("anna has approved. It takes", build);
                assertEquals(0, mails.waiting());
                assertFalse(Files.readString(sent(build)).contains("token"), "no link is saved");
                build.doStop();
                jenkins.waitForCompletion(build);
            });
        }
    }

    private static Path sent(WorkflowRun build) throws Exception {
        return build.getRootDir()
                .toPath()
                .resolve("publish-flow")
                .resolve(Team.run(build).id() + ".mails.json");
    }

    private static WorkflowRun build(JenkinsRule jenkins) {
        return jenkins.jenkins.getItemByFullName("release", WorkflowJob.class).getBuildByNumber(1);
    }
}

package io.jenkins.plugins.publishflow.jenkins.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import io.jenkins.plugins.publishflow.jenkins.WaitingReleases;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A flow in Appcircle goes on by itself; what matters is that it is followed, and not started anew. */
class AppcircleRestartTest {

    @RegisterExtension
    final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @AfterEach
    void usualSpeed() {
        System.clearProperty(WaitingReleases.SPEED);
    }

    @Test
    void followsAFlowInAppcircleOverARestart() throws Throwable {
        System.setProperty(WaitingReleases.SPEED, "1");
        sessions.then(jenkins -> {
            WorkflowJob job = Rehearsals.pipeline(
                    jenkins,
                    "release",
                    "def done = publishFlow(appcircleProfile: 'My app', rehearsal: true)\n"
                            + "echo \"ended as ${done.state}\"");
            WorkflowRun build = job.scheduleBuild2(0).waitForStart();
            Rehearsals.until("the flow to be started", () -> {
                FlowRunAction action = build.getAction(FlowRunAction.class);
                return action != null
                        && !action.ids().isEmpty()
                        && Rehearsals.run(build)
                                .current()
                                .flatMap(StepRun::waitingFor)
                                .filter(why -> why.contains("the flow"))
                                .isPresent();
            });
        });
        System.clearProperty(WaitingReleases.SPEED);
        sessions.then(jenkins -> {
            WorkflowRun build = jenkins.jenkins
                    .getItemByFullName("release", WorkflowJob.class)
                    .getBuildByNumber(1);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
            jenkins.assertLogContains("ended as Success", build);
            assertEquals(
                    1,
                    Rehearsals.activities(build).stream()
                            .filter(activity -> activity.startsWith("SUBMITTED_FOR_REVIEW"))
                            .count());
            assertEquals(1, starts(build), "started once");
        });
    }

    /** How often a flow was started in the rehearsal's Appcircle, by what it has kept. */
    private static int starts(WorkflowRun build) throws Exception {
        Path kept = build.getRootDir()
                .toPath()
                .resolve("publish-flow/" + Rehearsals.run(build).id() + ".sandbox/sandbox.json");
        return new JsonMapper()
                .readTree(kept.toFile()).findValues("starts").stream()
                        .mapToInt(JsonNode::asInt)
                        .sum();
    }
}

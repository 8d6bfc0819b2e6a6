package io.jenkins.plugins.publishflow.jenkins.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import io.jenkins.plugins.publishflow.jenkins.run.BackgroundRuns;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRuns;
import io.jenkins.plugins.publishflow.store.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class FreestyleRestartTest {

    @RegisterExtension
    final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void aReleaseInTheBackgroundGoesOnAfterARestart() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleBuild build = jenkins.buildAndAssertSuccess(FreestyleTest.asking(jenkins, "asking", true));
            Rehearsals.asking(build);
        });
        sessions.then(jenkins -> {
            FreeStyleBuild build = jenkins.jenkins
                    .getItemByFullName("asking", FreeStyleProject.class)
                    .getBuildByNumber(1);
            Rehearsals.approve(build);
            assertEquals(FlowRun.State.SUCCEEDED, Rehearsals.ended(build).state());
            Rehearsals.until("the build to be let go", () -> !build.isKeepLog());
        });
    }

    /** A build that was killed with the controller: all that is left of it is its flow run, and the note of it. */
    @Test
    void aReleaseWhoseBuildIsGoneIsEnded() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleBuild build = FreestyleTest.asking(jenkins, "asking", false)
                    .scheduleBuild2(0)
                    .waitForStart();
            Rehearsals.asking(build);
            build.save();
            FlowRuns.letGo();
        });
        sessions.then(jenkins -> {
            FreeStyleBuild build = jenkins.jenkins
                    .getItemByFullName("asking", FreeStyleProject.class)
                    .getBuildByNumber(1);
            FlowRun run = Rehearsals.run(build);
            assertEquals(FlowRun.State.STOPPED, run.state());
            String why = run.problem().map(Problem::what).orElseThrow();
            assertTrue(why.startsWith("Jenkins was stopped while the build waited for this release"), why);
            assertFalse(FlowRuns.get().isAlive(run.id()));
            BackgroundRuns.resumeAll();
            assertFalse(FlowRuns.get().isAlive(run.id()), "noted no more");
        });
    }
}

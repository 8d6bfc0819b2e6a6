package io.jenkins.plugins.publishflow.jenkins.step;

import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import io.jenkins.plugins.publishflow.jenkins.StandInStore;
import io.jenkins.plugins.publishflow.jenkins.WaitingReleases;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Releases go on where they waited when Jenkins was restarted. */
class PipelineRestartTest {

    @RegisterExtension
    final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @AfterEach
    void usualSpeed() {
        System.clearProperty(WaitingReleases.SPEED);
    }

    @Test
    void goesOnWhereItWaitedAndReturnsWhatItDid() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowJob job = Rehearsals.pipeline(jenkins, "release", """
                    node { archiveArtifacts 'out/*.ipa' }
                    def result = publishFlow(rehearsal: true, binary: '**/*.ipa',
                        definition: 'steps: [appInformation, approval, sendToTestFlight]')
                    echo "sent ${result.version} (${result.build}) after ${result.steps['approval'].approvedBy}"
                    """);
            Rehearsals.putSample(jenkins.jenkins.getWorkspaceFor(job));
            Rehearsals.asking(job.scheduleBuild2(0).waitForStart());
            WaitingReleases.beginTwoOfOneApp(jenkins);
        });
        sessions.then(jenkins -> {
            WorkflowRun build = jenkins.jenkins
                    .getItemByFullName("release", WorkflowJob.class)
                    .getBuildByNumber(1);
            Rehearsals.approve(build);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
            jenkins.assertLogContains("sent 1.1 (1) after anna", build);
            WaitingReleases.endTwoOfOneApp(jenkins);
        });
    }

    @Test
    void everyWayOfWaitingOutlivesTheController() throws Throwable {
        try (StandInStore store = StandInStore.start()) {
            System.setProperty(WaitingReleases.SPEED, "1");
            sessions.then(jenkins -> {
                store.connect();
                store.holdNextUpload();
                WaitingReleases.begin(jenkins);
                Rehearsals.until("bytes on their way", store::isHolding);
            });
            System.clearProperty(WaitingReleases.SPEED);
            sessions.then(WaitingReleases::end);
        }
    }
}

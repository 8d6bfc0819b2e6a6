package io.jenkins.plugins.publishflow.jenkins.step;

import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class PipelineRestartTest {

    @RegisterExtension
    final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

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
        });
        sessions.then(jenkins -> {
            WorkflowRun build = jenkins.jenkins
                    .getItemByFullName("release", WorkflowJob.class)
                    .getBuildByNumber(1);
            Rehearsals.approve(build);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
            jenkins.assertLogContains("sent 1.1 (1) after anna", build);
        });
    }
}

package io.jenkins.plugins.publishflow.jenkins.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import io.jenkins.plugins.publishflow.sandbox.SampleApp;
import java.io.File;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class PublishFlowStepTest {

    @TempDir
    Path folder;

    @Test
    void rehearsesABetaReleaseFromAnAgent(JenkinsRule jenkins) throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "release");
        FilePath workspace = agent.getWorkspaceFor(job);
        Path sample = folder.resolve("Sample.ipa");
        SampleApp.write(sample, SampleApp.VERSION, SampleApp.BUILD);
        new FilePath(new File(sample.toString())).copyTo(workspace.child("out/Sample.ipa"));
        job.setDefinition(new CpsFlowDefinition("""
                node('%s') {
                  def result = publishFlow(rehearsal: true, binary: 'out/*.ipa', definition: '''
                    name: Beta
                    steps:
                      - appInformation
                      - sendToTestFlight:
                          whatToTest: The new search.
                  ''')
                  echo "sent ${result.version} (${result.build}) as ${result.buildId}, ${result.state}"
                }
                """.formatted(agent.getNodeName()), true));

        WorkflowRun build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("This is a rehearsal", build);
        jenkins.assertLogContains("sent 1.1 (1) as ", build);
        FlowRunAction action = build.getAction(FlowRunAction.class);
        FlowRun run = action.find(action.ids().get(0)).orElseThrow();
        assertEquals(FlowRun.State.SUCCEEDED, run.state());
        assertTrue(run.rehearsal());
    }
}

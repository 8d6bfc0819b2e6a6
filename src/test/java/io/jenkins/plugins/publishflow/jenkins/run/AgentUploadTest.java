package io.jenkins.plugins.publishflow.jenkins.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import hudson.remoting.Channel;
import hudson.remoting.Command;
import hudson.slaves.DumbSlave;
import hudson.slaves.OfflineCause;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import io.jenkins.plugins.publishflow.jenkins.StandInStore;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The bytes of a binary go from the agent that has it. */
@WithJenkins
class AgentUploadTest {

    private static JenkinsRule jenkins;
    private static DumbSlave agent;

    private StandInStore store;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        agent = rule.createOnlineSlave();
    }

    @BeforeEach
    void openStore() throws Exception {
        store = StandInStore.start();
        store.connect();
    }

    @AfterEach
    void closeStore() throws Exception {
        store.close();
    }

    @Test
    void anAgentThatIsLostInTheMiddleSendsAnewWhenItIsBack() throws Exception {
        store.holdNextUpload();
        WorkflowRun build = begin("sendToTestFlight(binary: 'out/*.ipa', credentialsId: 'asc', waitFor: 'upload')");
        Rehearsals.until("bytes on their way", store::isHolding);

        agent.toComputer().disconnect(new OfflineCause.ByCLI("lost")).get();

        jenkins.waitForMessage("which has the binary, was lost while it sent the binary", build);
        agent.toComputer().connect(false).get();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        assertEquals("true", Rehearsals.run(build).output("uploaded").orElseThrow());
        assertEquals(1, store.uploads().size(), "taken up, not begun a second time");
        assertEquals(List.of(), store.sandbox().requests().misuses());
    }

    @Test
    void aLongAbsenceIsToldOnceAndLastsAsLongAsTheStepMay() throws Exception {
        store.holdNextUpload();
        WorkflowRun build =
                begin("sendToTestFlight(binary: 'out/*.ipa', credentialsId: 'asc', waitFor: 'upload', timeout: '20s')");
        Rehearsals.until("bytes on their way", store::isHolding);

        agent.toComputer().disconnect(new OfflineCause.ByCLI("lost")).get();
        FlowRun run = Rehearsals.ended(build);
        agent.toComputer().connect(false).get();

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        String why = run.problem().orElseThrow().text();
        assertTrue(why.contains("the machine that has the binary"), why);
        assertEquals(
                2, JenkinsRule.getLog(build).split("which has the binary, ", -1).length, JenkinsRule.getLog(build));
    }

    @Test
    void aStopCutsTheUploadOffAndSaysWhatIsAtTheStore() throws Exception {
        store.holdNextUpload();
        WorkflowRun build = begin("sendToTestFlight(binary: 'out/*.ipa', credentialsId: 'asc', waitFor: 'upload')");
        Rehearsals.until("bytes on their way", store::isHolding);

        build.doStop();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        FlowRun run = Rehearsals.ended(build);
        assertEquals(FlowRun.State.STOPPED, run.state());
        String what = run.problem().orElseThrow().what();
        assertTrue(what.startsWith("Stopped in step 'Send to TestFlight'. At the store already: "), what);
        Rehearsals.until("the run to be let go", () -> !FlowRuns.get().isAlive(run.id()));
        assertEquals(0, agent.toComputer().countBusy());
    }

    @Test
    void whatIsStillToBeSentHasToBeThere() throws Exception {
        WorkflowRun build = begin("""
                publishFlow(binary: 'out/*.ipa', keys: ['app-store': 'asc'], definition: '''
                    steps: [approval, {sendToTestFlight: {waitFor: upload}}]''')
                """);
        Rehearsals.asking(build);
        agent.getWorkspaceFor(build.getParent()).deleteContents();
        Rehearsals.approve(build);

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));

        jenkins.assertLogContains("ERROR: The file Sample.ipa cannot be read.", build);
    }

    @Test
    void aRehearsalBringsTheBytesAloneThroughTheChannel() throws Exception {
        Channel channel = (Channel) agent.getChannel();
        Queue<String> commands = new ConcurrentLinkedQueue<>();
        Channel.Listener listener = new Channel.Listener() {
            @Override
            public void onWrite(Channel written, Command command, long size) {
                commands.add(command.toString());
            }
        };
        channel.addListener(listener);
        try {
            WorkflowRun build = begin("sendToTestFlight(binary: 'out/*.ipa', credentialsId: 'none', rehearsal: true)");
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        } finally {
            channel.removeListener(listener);
        }

        assertTrue(commands.stream().anyMatch(command -> command.contains("ReadBinary")), commands.toString());
        assertFalse(commands.stream().anyMatch(command -> command.contains("SendBytes")), commands.toString());
        assertEquals(List.of(), store.sandbox().requests().entries(), "no store is asked in a rehearsal");
    }

    private static WorkflowRun begin(String call) throws Exception {
        WorkflowJob job = Rehearsals.pipeline(jenkins, "node('" + agent.getNodeName() + "') { " + call + " }");
        Rehearsals.putSample(agent.getWorkspaceFor(job));
        return job.scheduleBuild2(0).waitForStart();
    }
}

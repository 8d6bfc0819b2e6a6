package io.jenkins.plugins.publishflow.jenkins.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.FilePath;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import hudson.slaves.OfflineCause;
import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import io.jenkins.plugins.publishflow.jenkins.config.PublishFlowConfiguration;
import io.jenkins.plugins.publishflow.jenkins.credentials.SomeKeys;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Files besides the binary go to Google Play from the agent that has them, or from where they are archived. */
@WithJenkins
class AgentFilesTest {

    private static final String CALL = """
            publishFlow(binary: 'out/*.aab', keys: ['google-play': 'play'], definition: '''
                steps:
                  - publishToGooglePlay: { track: internal, mappingFile: '**/mapping.txt' }
                ''')
            """;

    private static JenkinsRule jenkins;
    private static DumbSlave agent;

    private Sandbox store;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        agent = rule.createOnlineSlave();
    }

    @BeforeEach
    void openStore() throws Exception {
        store = Sandbox.start(SandboxOptions.USUAL);
        PublishFlowConfiguration.get().setGooglePlayUrl(store.baseUrl().toString());
        SomeKeys.clearSystem();
        SomeKeys.addFile("play", store.googlePlay().keyFile());
    }

    @AfterEach
    void closeStore() throws Exception {
        PublishFlowConfiguration.get().setGooglePlayUrl("");
        SomeKeys.clearSystem();
        store.close();
    }

    @Test
    void anAgentThatIsLostWhileItSendsTheMappingSendsItWhenItIsBack() throws Exception {
        store.faults()
                .add(Fault.delay(Duration.ofHours(1).toMillis())
                        .on("PUT", "/upload/androidpublisher/v3/applications/*/edits/*/apks/*/deobfuscationFiles/*"));
        WorkflowRun build = begin(onAgent(CALL), true);
        Rehearsals.until("bytes on their way", () -> store.faults().pending().isEmpty());

        agent.toComputer().disconnect(new OfflineCause.ByCLI("lost")).get();

        jenkins.waitForMessage("was lost while it sent the binary", build);
        agent.toComputer().connect(false).get();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        jenkins.assertLogContains("Sent mapping.txt to Google Play.", build);
        assertEquals(1, symbols().size(), symbols().toString());
        assertEquals(
                1,
                store.requests().entries().stream()
                        .filter(request ->
                                request.method().equals("PUT") && request.path().endsWith("/bundles"))
                        .count(),
                "the bundle is not sent again");
    }

    @Test
    void aRehearsalHasTheFileToo() throws Exception {
        WorkflowRun build = begin(onAgent(CALL.replace("binary:", "rehearsal: true, binary:")), true);

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));

        jenkins.assertLogContains("Sent mapping.txt to Google Play.", build);
        assertTrue(store.requests().entries().isEmpty(), "no store is asked in a rehearsal");
    }

    @Test
    void outsideOfNodeItIsAmongTheArchivedArtifacts() throws Exception {
        String archive = onAgent("archiveArtifacts 'out/*.aab,build/mapping.txt'");

        WorkflowRun build = begin(archive + "\n" + CALL, true);

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        assertEquals(1, symbols().size(), symbols().toString());
    }

    @Test
    void imagesGoFromTheAgentWithoutABinary() throws Exception {
        WorkflowJob job = Rehearsals.pipeline(jenkins, onAgent("""
                publishFlow(keys: ['google-play': 'play'], definition: '''
                    steps:
                      - updateGooglePlayMetadata: { packageName: %s, metadata: page, images: page }
                    ''')
                """.formatted(SampleBundle.PACKAGE)));
        FilePath page = agent.getWorkspaceFor(job).child("page/en-US");
        page.child("video.txt").write("https://video.example.com/1", "UTF-8");
        page.child("images/icon.png").write("an icon", "UTF-8");
        page.child("images/phoneScreenshots/1.png").write("a screen", "UTF-8");

        WorkflowRun build = job.scheduleBuild2(0).waitForStart();

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        jenkins.assertLogContains("Images written: en-US/icon, en-US/phoneScreenshots.", build);
    }

    @Test
    void aFileThatIsMissingIsToldBeforeAnything() throws Exception {
        WorkflowRun build = begin(onAgent(CALL), false);

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));

        jenkins.assertLogContains("File '**/mapping.txt': no file in ", build);
        assertTrue(store.requests().entries().isEmpty(), "nothing was sent");
    }

    private static String onAgent(String call) {
        return "node('" + agent.getNodeName() + "') { " + call.strip() + " }";
    }

    private static WorkflowRun begin(String script, boolean mapping) throws Exception {
        WorkflowJob job = Rehearsals.pipeline(jenkins, script);
        FilePath workspace = agent.getWorkspaceFor(job);
        Rehearsals.putBundle(workspace);
        if (mapping) {
            workspace.child("build/mapping.txt").write("com.example.Search -> a.a:\n", "UTF-8");
        }
        return job.scheduleBuild2(0).waitForStart();
    }

    /** The files for crash reports that users' releases have. */
    private JsonNode symbols() {
        return store.googlePlay()
                .shown()
                .path("apps")
                .path(SampleBundle.PACKAGE)
                .path("content")
                .path("symbols");
    }
}

package io.jenkins.plugins.publishflow.jenkins.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import io.jenkins.plugins.publishflow.jenkins.builder.AppcirclePublishUploadBuilder;
import io.jenkins.plugins.publishflow.jenkins.config.PublishFlowConfiguration;
import io.jenkins.plugins.publishflow.jenkins.credentials.SomeKeys;
import io.jenkins.plugins.publishflow.jenkins.credentials.StoreKeys;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appcircle.CircleKeys;
import io.jenkins.plugins.publishflow.sandbox.appcircle.CircleSettings;
import io.jenkins.plugins.publishflow.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Releases to profiles of Appcircle, and through the flows that they have there. */
@WithJenkins
class AppcircleReleaseTest {

    private static final String KEY = "circle";

    /** Real releases wait in real time: an uploaded file is a version at once. */
    private static final CircleSettings AT_ONCE = new CircleSettings(
            3,
            false,
            false,
            Duration.ZERO,
            CircleSettings.USUAL.people(),
            CircleSettings.USUAL.work(),
            CircleSettings.USUAL.tokenLife(),
            List.of("Ours"),
            null);

    private static JenkinsRule jenkins;
    private static DumbSlave agent;

    @TempDir
    Path folder;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        agent = rule.createOnlineSlave();
    }

    @AfterEach
    void forget() throws Exception {
        SomeKeys.clearSystem();
        PublishFlowConfiguration.get().setAppcircleUrl("");
    }

    @ParameterizedTest
    @CsvSource({"ipa, 1.1 1", "aab, 1.1 2", "apk, 1.1 2"})
    void aBinaryOfAnAgentGoesThroughTheFlowOfItsProfile(String kind, String version) throws Exception {
        WorkflowRun build = release("""
                def done = appcirclePublishUpload(binary: 'out/*.%s', credentialsId: 'unused', profile: 'My app',
                    publish: true, releaseNotes: 'A new search', timeout: '10d', rehearsal: true)
                echo "${done.profile}: ${done.version} ${done.build}, ${done.state}, sent ${done.uploaded}"
                """.formatted(kind));

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        jenkins.assertLogContains("My app: " + version + ", Success, sent true", build);
        jenkins.assertLogContains("Get Approval via Email: AwaitingResponse", build);
        FlowRun run = Rehearsals.run(build);
        assertEquals(List.of("uploadToAppcircle", "appcirclePublishFlow"), types(run));
        assertEquals(Duration.ofDays(10), run.flow().steps().get(1).timeout());
    }

    @Test
    void uploadingAloneStartsNothing() throws Exception {
        WorkflowRun build = release("""
                def done = appcirclePublishUpload(binary: 'out/*.aab', credentialsId: 'unused', profile: 'My app',
                    timeout: '30m', rehearsal: true)
                echo "${done.state}, version ${done.appVersionId} of ${done.profileId}"
                """);

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        jenkins.assertLogContains("SUCCEEDED, version version-", build);
        FlowRun run = Rehearsals.run(build);
        assertEquals(List.of("uploadToAppcircle"), types(run));
        assertEquals(Duration.ofMinutes(30), run.flow().steps().get(0).timeout());
    }

    @Test
    void aFlowOfAppcircleIsDrivenWithABinaryAndWithout() throws Exception {
        WorkflowRun build = release("""
                def sent = publishFlow(appcircleProfile: 'My app', binary: 'out/*.aab', rehearsal: true,
                    variables: [RELEASE_NOTES: 'A new search', WAIT_FOR: 'people'])
                def there = publishFlow(appcircleProfile: 'My app', rehearsal: true)
                echo "sent ${sent.build} ${sent.state}, there ${there.build} ${there.state}"
                """);

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        jenkins.assertLogContains("sent 2 AwaitingResponse, there 1 Success", build);
        FlowRunAction action = build.getAction(FlowRunAction.class);
        FlowRun first = action.find(action.ids().get(0)).orElseThrow();
        FlowRun second = action.find(action.ids().get(1)).orElseThrow();
        assertEquals("Publish flow of My app in Appcircle", first.flow().name());
        assertEquals(List.of("uploadToAppcircle", "appcirclePublishFlow"), types(first));
        assertEquals("reuse", settings(first, 0).text("ifExists").orElseThrow());
        assertEquals("A new search", settings(first, 1).text("releaseNotes").orElseThrow());
        assertEquals(Duration.ofDays(14), first.flow().steps().get(1).timeout());
        assertEquals(List.of("appcirclePublishFlow"), types(second));
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            String page = browser.getPage(build, "publish/").asNormalizedText();
            assertTrue(page.contains("Publish flow of My app in Appcircle"), page);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theKeyOfASecretTextOpensAppcircle(boolean apiKey) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.USUAL.appcircle(AT_ONCE))) {
            connect(sandbox, apiKey);
            WorkflowRun build = release("""
                    def done = appcirclePublishUpload(binary: 'out/*.aab', credentialsId: 'circle', profile: 'Sample',
                        publish: true, releaseNotes: 'A new search', waitFor: 'started')
                    echo "done ${done.build}, ${done.state}"
                    """);

            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
            jenkins.assertLogContains("done 2, NotStarted", build);
            JsonNode version =
                    sandbox.appcircle().shown().path("versions").get(0).path("attributes");
            assertEquals("android", version.path("platform").asText());
            assertEquals("A new search", version.path("summary").asText());
            assertTrue(version.path("releaseCandidate").asBoolean());
            assertEquals(1, version.path("starts").asInt());
            assertEquals(List.of(), sandbox.requests().misuses());
            String log = JenkinsRule.getLog(build);
            assertFalse(log.contains(sandbox.appcircleKeys().personal()), log);
            assertFalse(log.contains(sandbox.appcircleKeys().apiSecret()), log);
        }
    }

    @Test
    void aSecondRunTakesTheVersionThatTheFirstHasUploaded() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.USUAL.appcircle(AT_ONCE))) {
            connect(sandbox, false);
            WorkflowRun build = release("""
                    publishFlow(appcircleProfile: 'Ours', binary: 'out/*.aab', keys: [appcircle: 'circle'],
                        variables: [WAIT_FOR: 'started'])
                    publishFlow(appcircleProfile: 'Ours', binary: 'out/*.aab', keys: [appcircle: 'circle'],
                        variables: [IF_RUNNING: 'fail'])
                    """);

            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
            jenkins.assertLogContains("ERROR: A flow of the profile Ours runs already", build);
            FlowRunAction action = build.getAction(FlowRunAction.class);
            FlowRun second = action.find(action.ids().get(1)).orElseThrow();
            assertEquals("false", second.output("uploaded").orElseThrow());
            assertEquals(1, sandbox.appcircle().shown().path("versions").size());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "platform: 'windows', publish: true          | appcirclePublishUpload: 'platform': 'windows' is not one of"
                        + " ios, android",
                "platform: 'ios'                             | 'platform': The binary is for android; leave the setting out",
                "ifExists: 'maybe', timeout: 'soon'          | 'ifExists': 'maybe' is not one of fail, reuse",
                "timeout: 'soon'                             | 'timeout': 'soon' is no amount of time",
                "publish: true, waitFor: 'never'             | 'waitFor': 'never' is not one of end, people, started",
                "waitFor: 'started', releaseNotes: 'x'       | appcirclePublishUpload: 'releaseNotes' and 'waitFor' can be"
                        + " given only where the profile's flow is started",
                "publish: true, releaseNotes: 'x' * 25001    | 'releaseNotes': The text has 25001 characters",
            })
    void wrongOptionsAreToldInTheirOwnWordsBeforeAnything(String options, String told) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.USUAL)) {
            connect(sandbox, false);
            WorkflowRun build =
                    release("appcirclePublishUpload(binary: 'out/*.aab', credentialsId: 'circle', profile: 'Sample', "
                            + options + ")");

            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
            jenkins.assertLogContains(told, build);
            jenkins.assertLogNotContains("\tat ", build);
            assertEquals(0, sandbox.requests().count());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "flow: 'google play'               | exactly one of 'flow', 'file', 'definition' and 'appcircleProfile', and"
                        + " 'flow' and 'appcircleProfile' are given.",
                "variables: [NOTES: 'x']           | publishFlow: The run gives a variable 'NOTES', which this flow neither"
                        + " declares nor uses",
                "variables: [PLATFORM: 'windows']  | 'platform': 'windows' is not one of ios, android",
                "keys: [huawei: 'circle']          | No key is named for Appcircle.",
            })
    void wrongOptionsOfAProfileLikewise(String options, String told) throws Exception {
        WorkflowRun build = release("publishFlow(appcircleProfile: 'Ours', " + options + ")");

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        jenkins.assertLogContains(told, build);
        jenkins.assertLogNotContains("\tat ", build);
    }

    @Test
    void aProfileThatIsNotThereIsToldWithThoseThatAre() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.USUAL)) {
            connect(sandbox, false);
            WorkflowRun build = release("publishFlow(appcircleProfile: 'Nobody', keys: [appcircle: 'circle'])");

            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
            jenkins.assertLogContains("Appcircle has no Publish profile 'Nobody'.", build);
            jenkins.assertLogContains("There are: Other, Sample, Sample Beta, Without flow.", build);
        }
    }

    /** As the check of the settings says it, which a file that was edited by hand has not seen. */
    @Test
    void anAddressWithoutADomainIsToldInASentence() throws Exception {
        SomeKeys.addText(KEY, "a-key");
        String name = PublishFlowConfiguration.class.getName();
        Path file = jenkins.jenkins.getRootDir().toPath().resolve(name + ".xml");
        Files.writeString(file, "<" + name + "><appcircleUrl>https://intranet</appcircleUrl></" + name + ">");
        PublishFlowConfiguration.get().load();

        WorkflowRun build =
                release("appcirclePublishUpload(binary: 'out/*.aab', credentialsId: 'circle', profile: 'Sample')");

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        jenkins.assertLogContains(
                "The address of Appcircle in the settings of this Jenkins cannot be used, so nothing was sent.", build);
        jenkins.assertLogContains("this address has no domain. Write for example https://api.example.com.", build);
        jenkins.assertLogNotContains("IllegalArgumentException", build);
    }

    @Test
    void theKeyOfTheDocumentedConfigurationAsCodeIsFound() throws Exception {
        String page = Files.readString(Path.of("docs", "credentials.md"));
        String yaml = page.substring(page.indexOf("### As code, for Appcircle"));
        yaml = yaml.substring(yaml.indexOf("```yaml\n") + 8, yaml.indexOf("```\n", yaml.indexOf("```yaml") + 3))
                .replace("${APPCIRCLE_KEY}", "a-key");
        ConfigurationAsCode.get()
                .configure(
                        Files.writeString(folder.resolve("jenkins.yaml"), yaml).toString());
        assertEquals(
                "https://api.appcircle.example.com",
                PublishFlowConfiguration.get().getAppcircleUrl());
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());

        assertEquals(
                "personal access key",
                String.valueOf(
                        StoreKeys.ring(build, Store.APPCIRCLE, "appcircle-key").appcircle()));
    }

    @Test
    void aFreestyleJobHasBuildVariablesInItsTexts() throws Exception {
        AppcirclePublishUploadStep step = new AppcirclePublishUploadStep("${FOLDER}/*.aab", "unused", "App of $FOLDER");
        step.setPublish(true);
        step.setReleaseNotes("Build $BUILD_NUMBER costs ${MUCH}");
        step.setRehearsal(true);
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("FOLDER", "")));
        job.getBuildersList().add(new AppcirclePublishUploadBuilder(step));
        Rehearsals.putBundle(jenkins.jenkins.getWorkspaceFor(job));

        FreeStyleBuild build = jenkins.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("FOLDER", "out"))));

        FlowRun run = Rehearsals.run(build);
        assertEquals(FlowRun.State.SUCCEEDED, run.state());
        assertEquals("App of out", run.output("profile").orElseThrow());
        assertEquals(
                "Build 1 costs ${MUCH}", settings(run, 1).text("releaseNotes").orElseThrow());
    }

    private static void connect(Sandbox sandbox, boolean apiKey) throws Exception {
        CircleKeys keys = sandbox.appcircleKeys();
        String text = apiKey
                ? "{\"name\": \"" + CircleKeys.API_KEY + "\", \"secret\": \"" + keys.apiSecret() + "\"}"
                : keys.personal();
        SomeKeys.addText(KEY, text);
        PublishFlowConfiguration.get().setAppcircleUrl(sandbox.baseUrl().toString());
    }

    /** Begins a build on the agent, which has an app of each kind. */
    private static WorkflowRun release(String script) throws Exception {
        WorkflowJob job = Rehearsals.pipeline(jenkins, "node('" + agent.getNodeName() + "') {\n" + script + "\n}");
        FilePath workspace = agent.getWorkspaceFor(job);
        Rehearsals.putSample(workspace);
        Rehearsals.putBundle(workspace);
        Rehearsals.putApk(workspace);
        return job.scheduleBuild2(0).waitForStart();
    }

    private static List<String> types(FlowRun run) {
        return run.flow().steps().stream().map(step -> step.type()).toList();
    }

    private static StepSettings settings(FlowRun run, int step) {
        return run.flow().steps().get(step).settings();
    }
}

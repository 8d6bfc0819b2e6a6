package io.jenkins.plugins.publishflow.jenkins.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import io.jenkins.plugins.publishflow.jenkins.builder.HuaweiUploadBuilder;
import io.jenkins.plugins.publishflow.jenkins.config.PublishFlowConfiguration;
import io.jenkins.plugins.publishflow.jenkins.credentials.SomeKeys;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.huawei.GallerySettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class HuaweiUploadTest {

    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterEach
    void forget() throws Exception {
        SomeKeys.clearSystem();
        PublishFlowConfiguration.get().setHuaweiUrl("");
    }

    @Test
    void sendsABundleOfAnAgentAndWaitsForItsRelease() throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();
        WorkflowJob job = Rehearsals.pipeline(jenkins, """
                pipeline {
                  agent { label '%s' }
                  stages {
                    stage('AppGallery') {
                      steps {
                        script {
                          def done = huaweiUpload(binary: 'out/*.aab', credentialsId: 'unused', appId: '101234567',
                              releaseNotes: ['en-US': 'A new search', 'de-DE': 'Eine neue Suche'],
                              remark: 'Sign in as anna.', waitFor: 'released', timeout: '10d', rehearsal: true)
                          echo "${done.app} ${done.version} ${done.build} ${done.uploaded} ${done.state} ${done.url}"
                        }
                      }
                    }
                  }
                }
                """.formatted(agent.getNodeName()));
        Rehearsals.putBundle(agent.getWorkspaceFor(job));

        WorkflowRun build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains(
                "com.example.publishflow.sample 1.1 2 true ON_SHELF https://developer.huawei.com/", build);
        jenkins.assertLogContains("myApp/101234567", build);
        List<Flow.Step> steps = Rehearsals.run(build).flow().steps();
        assertEquals(
                List.of(Duration.ofDays(10), Duration.ofDays(10)),
                steps.stream().map(Flow.Step::timeout).toList());
    }

    @Test
    void releasesToAShareOfTheUsersByANumber() throws Exception {
        WorkflowJob job = Rehearsals.pipeline(jenkins, """
                node('built-in') {
                  def done = huaweiUpload(binary: 'out/*.apk', credentialsId: '', phasedPercent: 12.5,
                      phasedDuration: '3d', waitFor: 'approved', rehearsal: true)
                  echo "phased ${done.phased}: ${done.state}"
                }
                """);
        Rehearsals.putApk(jenkins.jenkins.getWorkspaceFor(job));

        WorkflowRun build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("phased true: ON_SHELF", build);
        jenkins.assertLogContains("for 12.5 % of the users", build);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sendsWithTheKeyOfASecretFileOfEitherKind(boolean account) throws Exception {
        GallerySettings quick = GallerySettings.USUAL.compiling(Duration.ZERO);
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.USUAL.huawei(quick))) {
            PublishFlowConfiguration.get().setHuaweiUrl(sandbox.baseUrl().toString());
            String file = account
                    ? sandbox.huaweiKeys().accountFile()
                    : sandbox.huaweiKeys().clientFile();
            addKey(file);
            WorkflowJob job = Rehearsals.pipeline(jenkins, """
                    node('built-in') {
                      def done = huaweiUpload(binary: 'out/*.aab', credentialsId: 'agc', submit: false)
                      echo "draft ${done.state} ${done.submitted}"
                    }
                    """);
            Rehearsals.putBundle(jenkins.jenkins.getWorkspaceFor(job));

            WorkflowRun build = jenkins.buildAndAssertSuccess(job);

            jenkins.assertLogContains("draft DRAFT false", build);
            JsonNode packages = sandbox.huawei().shown().path("packages");
            assertEquals(1, packages.size(), packages.toString());
        }
    }

    private static void addKey(String file) throws Exception {
        SomeKeys.addFile("agc", file);
    }

    @Test
    void aDraftIsNeverWaitedFor() throws Exception {
        WorkflowRun build = refused("submit: false, waitFor: 'released'");
        jenkins.assertLogContains(
                "huaweiUpload: 'waitFor' is 'released', but with 'submit: false' the version stays a draft", build);
    }

    @Test
    void tellsWhatIsWrongWithOptionsInTheirOwnWords() throws Exception {
        WorkflowRun wait = refused("waitFor: 'realesed'");
        jenkins.assertLogContains(
                "huaweiUpload: 'waitFor': 'realesed' is not one of submitted, approved, released; did you mean 'released'?",
                wait);

        WorkflowRun several = refused(
                "appId: 'shop', phasedPercent: '120', remark: 'short', ifExists: 'replace'," + " timeout: 'soon'");
        jenkins.assertLogContains("'ifExists': 'replace' is not one of fail, reuse, skip", several);
        jenkins.assertLogContains("'timeout': 'soon' is no amount of time", several);
        jenkins.assertLogNotContains("line ", several);
        jenkins.assertLogNotContains("\tat ", several);

        WorkflowRun meaning = refused("appId: 'shop', phasedPercent: '120', remark: 'short'");
        jenkins.assertLogContains("'appId': 'shop' is no app id of Huawei, which is a number", meaning);
        jenkins.assertLogContains("'phasedPercent': '120' is no percentage", meaning);
        jenkins.assertLogContains("'remark': A remark has from 10 to 300 characters", meaning);

        WorkflowJob none = Rehearsals.pipeline(jenkins, "huaweiUpload(binary: '', credentialsId: 'agc')");
        jenkins.assertLogContains("huaweiUpload needs 'binary'", jenkins.buildAndAssertStatus(Result.FAILURE, none));
    }

    private static WorkflowRun refused(String options) throws Exception {
        WorkflowJob job = Rehearsals.pipeline(
                jenkins,
                "node('built-in') { huaweiUpload(binary: 'out/*.aab', credentialsId: 'none', " + options + ") }");
        Rehearsals.putBundle(jenkins.jenkins.getWorkspaceFor(job));
        WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        assertNull(build.getAction(FlowRunAction.class));
        return build;
    }

    @Test
    void aFreestyleJobReplacesBuildVariables() throws Exception {
        HuaweiUploadStep step = new HuaweiUploadStep("${FOLDER}/*.aab", "unused");
        step.setReleaseNotes("Build $BUILD_NUMBER");
        step.setPhasedPercent("${PERCENT}");
        step.setRehearsal(true);
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.addProperty(new ParametersDefinitionProperty(
                new StringParameterDefinition("FOLDER", ""), new StringParameterDefinition("PERCENT", "")));
        job.getBuildersList().add(new HuaweiUploadBuilder(step));
        Rehearsals.putBundle(jenkins.jenkins.getWorkspaceFor(job));

        FreeStyleBuild build = jenkins.assertBuildStatusSuccess(job.scheduleBuild2(
                0,
                new ParametersAction(
                        new StringParameterValue("FOLDER", "out"), new StringParameterValue("PERCENT", "20"))));

        FlowRun run = Rehearsals.run(build);
        assertEquals("UPDATE_REVIEWING", run.output("state").orElseThrow());
        StepSettings settings = run.flow().steps().get(0).settings();
        assertEquals("Build 1", settings.text("releaseNotes").orElseThrow());
        assertEquals("20", settings.text("phasedPercent").orElseThrow());
        assertEquals(1, run.steps().size(), "nothing to wait for");
    }

    @Test
    void snippetAndFormGiveBackWhatTheyWereGiven() throws Exception {
        RoundTrip roundTrip = new RoundTrip(jenkins);
        HuaweiUploadStep least = new HuaweiUploadStep("out/*.aab", "agc");
        roundTrip.ofSnippet(least, "huaweiUpload binary: 'out/*.aab', credentialsId: 'agc'");
        roundTrip.ofForm(least);

        HuaweiUploadStep all = new HuaweiUploadStep("out/*.aab", "agc");
        all.setAppId("101");
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("en-US", "The new search");
        texts.put("tr-TR", "Yeni arama");
        all.setReleaseNotes(texts);
        all.setRemark("Sign in as anna.");
        all.setPhasedPercent("12.5");
        all.setPhasedStart("2027-03-01T09:00:00+01:00");
        all.setPhasedDuration("3d");
        all.setPhasedDescription("Careful");
        all.setIfExists("reuse");
        all.setIfInReview("continue");
        all.setIfRolloutUnfinished("continue");
        all.setWaitFor("released");
        all.setTimeout("20d");
        all.setRehearsal(true);
        roundTrip.ofSnippet(
                all,
                "huaweiUpload appId: '101', binary: 'out/*.aab', credentialsId: 'agc', ifExists: 'reuse',"
                        + " ifInReview: 'continue', ifRolloutUnfinished: 'continue', phasedDescription: 'Careful',"
                        + " phasedDuration: '3d', phasedPercent: '12.5', phasedStart: '2027-03-01T09:00:00+01:00',"
                        + " rehearsal: true, releaseNotes: ['en-US': 'The new search', 'tr-TR': 'Yeni arama'],"
                        + " remark: 'Sign in as anna.', timeout: '20d', waitFor: 'released'");
        roundTrip.ofForm(all);

        HuaweiUploadStep draft = new HuaweiUploadStep("out/*.aab", "agc");
        draft.setSubmit(false);
        draft.setReleaseNotes("The new search");
        roundTrip.ofSnippet(
                draft,
                "huaweiUpload binary: 'out/*.aab', credentialsId: 'agc', releaseNotes: 'The new search', submit: false");
        roundTrip.ofForm(draft);

        HuaweiUploadStep later = new HuaweiUploadStep("out/*.aab", "agc");
        later.setReleaseTime("2027-03-01T09:00:00+01:00");
        roundTrip.ofSnippet(
                later,
                "huaweiUpload binary: 'out/*.aab', credentialsId: 'agc', releaseTime: '2027-03-01T09:00:00+01:00'");
        roundTrip.ofForm(later);
    }

    @Test
    void theSnippetGeneratorWritesWhatItsFormHolds() throws Exception {
        JSONObject form = new JSONObject()
                .element("stapler-class", HuaweiUploadStep.class.getName())
                .element("$class", HuaweiUploadStep.class.getName())
                .element("binary", "out/*.aab")
                .element("credentialsId", "agc")
                .element(
                        "releaseNotesRows", new JSONObject().element("name", "").element("text", "A new search"))
                .element("submit", true)
                .element("remark", "")
                .element("waitFor", "submitted")
                .element("rehearsal", false)
                .element("phasedPercent", "10")
                .element("phasedDuration", "")
                .element("ifExists", "fail");
        assertEquals(
                "huaweiUpload binary: 'out/*.aab', credentialsId: 'agc', phasedPercent: '10',"
                        + " releaseNotes: 'A new search'",
                new RoundTrip(jenkins).generated(form));
    }

    @Test
    void aDraftThatIsLeftAloneIsNotWaitedFor() throws Exception {
        GallerySettings quick = GallerySettings.USUAL.compiling(Duration.ZERO);
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.USUAL.huawei(quick))) {
            PublishFlowConfiguration.get().setHuaweiUrl(sandbox.baseUrl().toString());
            addKey(sandbox.huaweiKeys().clientFile());
            WorkflowJob job = Rehearsals.pipeline(jenkins, """
                    node('built-in') {
                      huaweiUpload(binary: 'out/*.aab', credentialsId: 'agc', submit: false)
                      def left = huaweiUpload(binary: 'out/*.aab', credentialsId: 'agc', ifExists: 'skip',
                          waitFor: 'released')
                      echo "left ${left.state} ${left.uploaded}"
                    }
                    """);
            Rehearsals.putBundle(jenkins.jenkins.getWorkspaceFor(job));

            WorkflowRun build = jenkins.buildAndAssertSuccess(job);

            jenkins.assertLogContains("left DRAFT false", build);
            assertEquals(1, sandbox.huawei().shown().path("packages").size());
        }
    }
}

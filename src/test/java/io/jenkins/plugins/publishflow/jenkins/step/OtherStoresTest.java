package io.jenkins.plugins.publishflow.jenkins.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import io.jenkins.plugins.publishflow.jenkins.config.PublishFlowConfiguration;
import io.jenkins.plugins.publishflow.jenkins.credentials.SomeKeys;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Flows to the stores of Android in a Pipeline: rehearsed, and with keys over the network. */
@WithJenkins
class OtherStoresTest {

    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterEach
    void forget() throws Exception {
        SomeKeys.clearSystem();
        PublishFlowConfiguration.get().setGooglePlayUrl("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"google play", "appgallery release", "both android stores"})
    void aPredefinedFlowIsRehearsed(String flow) throws Exception {
        WorkflowRun build = release("publishFlow(flow: '" + flow + "', binary: '**/*.aab', rehearsal: true)");

        Rehearsals.approveAll(build);

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "distributeToTrack: {packageName: com.example.shop, versionCode: 412, track: beta}",
                "distributeToTrack: {packageName: com.example.shop, versionCode: 412, fromTrack: qa, track: production}",
                "rollout: {packageName: com.example.shop, versionCode: 412, action: raise, userFraction: 20%}",
                "rollout: {packageName: com.example.shop, versionCode: 412, action: resume}",
                "googlePlayApproval: {packageName: com.example.shop, versionCode: 412, track: production}",
            })
    void aStepOnAnEarlierReleaseIsRehearsedWithoutABinary(String step) throws Exception {
        WorkflowJob job =
                Rehearsals.pipeline(jenkins, "publishFlow(rehearsal: true, definition: 'steps: [{" + step + "}]')");

        jenkins.buildAndAssertSuccess(job);
    }

    @Test
    void anArtifactThatARehearsedReleaseGoesOnToServeIsThere() throws Exception {
        WorkflowRun build = release("googlePlayUpload(binary: '**/*.aab', credentialsId: '', rehearsal: true,"
                + " retainVersionCodes: [412])");

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    @Test
    void aBundleGoesToGooglePlayWithTheKeyOfASecretFile() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.USUAL)) {
            PublishFlowConfiguration.get().setGooglePlayUrl(sandbox.baseUrl().toString());
            SomeKeys.addFile("play", sandbox.googlePlay().keyFile());

            WorkflowRun build = release("""
                    def done = publishFlow(binary: '**/*.aab', keys: ['google-play': 'play'], definition: '''
                        steps:
                          - publishToGooglePlay: { track: internal }
                        ''')
                    echo "sent ${done.version} ${done.build}"
                    """);

            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
            jenkins.assertLogContains("sent " + SampleBundle.VERSION_NAME + " " + SampleBundle.VERSION_CODE, build);
            assertTrue(sandbox.requests().entries().size() > 5, "requests at the sandbox");
        }
    }

    @Test
    void aKeyOfAnotherKindOrNoneIsRefusedBeforeAnything() throws Exception {
        SomeKeys.addText("text", "a word");
        String flow = "publishFlow(flow: 'google play', binary: '**/*.aab', keys: [%s])";

        WorkflowRun other = release(flow.formatted("'google-play': 'text'"));
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(other));
        jenkins.assertLogContains("The credentials 'text' are of the type 'Secret text', not 'Secret file'.", other);

        WorkflowRun none = release(flow.formatted("'huawei': 'text'"));
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(none));
        jenkins.assertLogContains("No key is named for Google Play.", none);
    }

    private static WorkflowRun release(String call) throws Exception {
        WorkflowJob job = Rehearsals.pipeline(jenkins, "node { archiveArtifacts 'out/*.aab' }\n" + call);
        Rehearsals.putBundle(jenkins.jenkins.getWorkspaceFor(job));
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        assertEquals(1, build.getNumber());
        return build;
    }
}

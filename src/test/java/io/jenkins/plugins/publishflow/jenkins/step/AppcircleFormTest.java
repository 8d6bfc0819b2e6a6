package io.jenkins.plugins.publishflow.jenkins.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.util.FormValidation;
import java.util.Map;
import net.sf.json.JSONObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What is asked and written for Appcircle is what a Jenkinsfile means. */
@WithJenkins
class AppcircleFormTest {

    private static RoundTrip roundTrip;
    private static AppcirclePublishUploadStep.DescriptorImpl form;

    @BeforeAll
    static void start(JenkinsRule rule) {
        roundTrip = new RoundTrip(rule);
        form = rule.jenkins.getDescriptorByType(AppcirclePublishUploadStep.DescriptorImpl.class);
    }

    @Test
    void uploadWithWhatItNeeds() throws Exception {
        AppcirclePublishUploadStep step = new AppcirclePublishUploadStep("out/*.aab", "circle", "My app");
        roundTrip.ofSnippet(
                step, "appcirclePublishUpload binary: 'out/*.aab', credentialsId: 'circle', profile: 'My app'");
        roundTrip.ofForm(step);
    }

    @Test
    void uploadWithEverything() throws Exception {
        AppcirclePublishUploadStep step = new AppcirclePublishUploadStep("out/*.ipa", "circle", "My app");
        step.setPlatform("ios");
        step.setIfExists("reuse");
        step.setPublish(true);
        step.setReleaseNotes("A new search");
        step.setIfRunning("fail");
        step.setWaitFor("people");
        step.setTimeout("10d");
        step.setRehearsal(true);
        roundTrip.ofSnippet(
                step,
                "appcirclePublishUpload binary: 'out/*.ipa', credentialsId: 'circle', ifExists: 'reuse',"
                        + " ifRunning: 'fail', platform: 'ios', profile: 'My app', publish: true, rehearsal: true,"
                        + " releaseNotes: 'A new search', timeout: '10d', waitFor: 'people'");
        roundTrip.ofForm(step);
    }

    @Test
    void publishFlowWithAProfile() throws Exception {
        PublishFlowStep step = new PublishFlowStep();
        step.setAppcircleProfile("My app");
        step.setBinary("out/*.aab");
        step.setKeys(Map.of("appcircle", "circle"));
        step.setVariables(Map.of("RELEASE_NOTES", "A new search"));
        roundTrip.ofSnippet(
                step,
                "publishFlow appcircleProfile: 'My app', binary: 'out/*.aab', keys: [appcircle: 'circle'],"
                        + " variables: [RELEASE_NOTES: 'A new search']");
        roundTrip.ofForm(step);
    }

    @Test
    void theSnippetGeneratorWritesWhatItsFormHolds() throws Exception {
        JSONObject filled = new JSONObject()
                .element("stapler-class", AppcirclePublishUploadStep.class.getName())
                .element("$class", AppcirclePublishUploadStep.class.getName())
                .element("binary", "out/*.aab")
                .element("credentialsId", "circle")
                .element("profile", " My app ")
                .element("publish", true)
                .element("releaseNotes", "")
                .element("waitFor", "end")
                .element("rehearsal", false)
                .element("ifExists", "fail")
                .element("ifRunning", "wait")
                .element("platform", "")
                .element("timeout", "");
        assertEquals(
                "appcirclePublishUpload binary: 'out/*.aab', credentialsId: 'circle', profile: 'My app',"
                        + " publish: true",
                roundTrip.generated(filled));
    }

    @Test
    void checksSayWhatTheRunWould() {
        assertSays(form.doCheckProfile(null, " "), "Name the Publish profile");
        assertSays(form.doCheckReleaseNotes(null, "x", "false"), "with 'publish'");
        assertSays(form.doCheckReleaseNotes(null, "x".repeat(25_001), "true"), "The text has 25001 characters");
        assertSays(form.doCheckWaitFor(null, "started", "false"), "with 'publish'");
        assertSays(form.doCheckIfRunning(null, "fail", "false"), "with 'publish'");
        assertSays(form.doCheckTimeout(null, "soon"), "is no amount of time");
        for (FormValidation good : new FormValidation[] {
            form.doCheckReleaseNotes(null, "", "false"),
            form.doCheckReleaseNotes(null, "New in $BUILD_NUMBER", "true"),
            form.doCheckWaitFor(null, "end", "false"),
            form.doCheckWaitFor(null, "people", "true"),
            form.doCheckIfRunning(null, "wait", "false"),
            form.doCheckTimeout(null, "10d"),
        }) {
            assertEquals(FormValidation.Kind.OK, good.kind, good.getMessage());
        }
    }

    private static void assertSays(FormValidation check, String said) {
        assertEquals(FormValidation.Kind.ERROR, check.kind);
        assertTrue(check.getMessage().contains(said.replace("'", "&#039;")), check.getMessage());
    }
}

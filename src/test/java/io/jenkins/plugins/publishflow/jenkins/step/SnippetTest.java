package io.jenkins.plugins.publishflow.jenkins.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the Snippet Generator writes is what a Jenkinsfile means, and a form gives back what it was given. */
@WithJenkins
class SnippetTest {

    private static RoundTrip roundTrip;

    @BeforeAll
    static void start(JenkinsRule rule) {
        roundTrip = new RoundTrip(rule);
    }

    @Test
    void publishFlowWithAPredefinedFlow() throws Exception {
        PublishFlowStep step = new PublishFlowStep();
        step.setFlow("beta testing");
        step.setBinary("out/*.ipa");
        step.setKeys(Map.of("app-store", "asc"));
        roundTrip.ofSnippet(step, "publishFlow binary: 'out/*.ipa', flow: 'beta testing', keys: ['app-store': 'asc']");
        roundTrip.ofForm(step);
    }

    @Test
    void publishFlowWithEverything() throws Exception {
        PublishFlowStep step = new PublishFlowStep();
        step.setDefinition("steps:\n  - appInformation");
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("CHANNEL", "beta");
        variables.put("APPROVERS", "anna, ben");
        step.setVariables(variables);
        step.setRehearsal(true);
        step.setIfBusy("fail");
        step.setQuiet(true);
        roundTrip.ofSnippet(
                step,
                "publishFlow definition: '''steps:\n  - appInformation''', ifBusy: 'fail', quiet: true, rehearsal: true,"
                        + " variables: [CHANNEL: 'beta', APPROVERS: 'anna, ben']");
        roundTrip.ofForm(step);
    }

    @Test
    void publishFlowWithAFile() throws Exception {
        PublishFlowStep step = new PublishFlowStep();
        step.setFile("publish.yml");
        roundTrip.ofSnippet(step, "publishFlow file: 'publish.yml'");
        roundTrip.ofForm(step);
    }

    @Test
    void sendToTestFlightWithWhatItNeeds() throws Exception {
        SendToTestFlightStep step = new SendToTestFlightStep("out/*.ipa", "asc");
        roundTrip.ofSnippet(step, "sendToTestFlight binary: 'out/*.ipa', credentialsId: 'asc'");
        roundTrip.ofForm(step);
    }

    @Test
    void sendToTestFlightWithEverything() throws Exception {
        SendToTestFlightStep step = new SendToTestFlightStep("out/*.ipa", "asc");
        step.setWhatToTest(Map.of("", "The new search"));
        step.setGroups(List.of("QA, Berlin", "Friends"));
        step.setUsesNonExemptEncryption(false);
        step.setSubmitForBetaReview(true);
        step.setNotifyTesters(true);
        step.setIfExists("reuse");
        step.setWaitFor("testing");
        step.setTimeout("2d");
        step.setRehearsal(true);
        roundTrip.ofSnippet(
                step,
                "sendToTestFlight binary: 'out/*.ipa', credentialsId: 'asc', groups: ['QA, Berlin', 'Friends'],"
                        + " ifExists: 'reuse', notifyTesters: true, rehearsal: true, submitForBetaReview: true,"
                        + " timeout: '2d', usesNonExemptEncryption: false, waitFor: 'testing',"
                        + " whatToTest: 'The new search'");
        roundTrip.ofForm(step);
    }

    @Test
    void sendToTestFlightWithATextForEachLocale() throws Exception {
        SendToTestFlightStep step = new SendToTestFlightStep("out/*.ipa", "asc");
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("en-US", "The new search");
        texts.put("tr", "Yeni arama");
        step.setWhatToTest(texts);
        roundTrip.ofSnippet(
                step,
                "sendToTestFlight binary: 'out/*.ipa', credentialsId: 'asc',"
                        + " whatToTest: ['en-US': 'The new search', tr: 'Yeni arama']");
        roundTrip.ofForm(step);
    }

    @Test
    void submitForReviewWithWhatItNeeds() throws Exception {
        SubmitForReviewStep step = new SubmitForReviewStep("asc", "com.example.shop");
        roundTrip.ofSnippet(step, "submitForReview app: 'com.example.shop', credentialsId: 'asc'");
        roundTrip.ofForm(step);
    }

    @Test
    void submitForReviewWithEverything() throws Exception {
        SubmitForReviewStep step = new SubmitForReviewStep("asc", "com.example.shop");
        step.setVersion("4.2.0");
        step.setBuild("57");
        step.setMetadata("fastlane/metadata");
        step.setReleaseType("scheduled");
        step.setEarliestReleaseDate("2026-03-01T09:00:00+01:00");
        step.setPhasedRelease(false);
        step.setWaitFor("released");
        step.setTimeout("10d");
        step.setRehearsal(true);
        roundTrip.ofSnippet(
                step,
                "submitForReview app: 'com.example.shop', build: '57', credentialsId: 'asc',"
                        + " earliestReleaseDate: '2026-03-01T09:00:00+01:00', metadata: 'fastlane/metadata',"
                        + " phasedRelease: false, rehearsal: true, releaseType: 'scheduled', timeout: '10d',"
                        + " version: '4.2.0', waitFor: 'released'");
        roundTrip.ofForm(step);
    }

    @Test
    void theSnippetGeneratorWritesWhatItsFormHolds() throws Exception {
        JSONObject form = new JSONObject()
                .element("stapler-class", SendToTestFlightStep.class.getName())
                .element("$class", SendToTestFlightStep.class.getName())
                .element("binary", " out/*.ipa ")
                .element("credentialsId", "asc")
                .element("groups", "QA, Berlin\nFriends\n")
                .element("submitForBetaReview", false)
                .element("waitFor", "processing")
                .element("rehearsal", true)
                .element("ifExists", "fail")
                .element("notifyTesters", "")
                .element("usesNonExemptEncryption", "false")
                .element("timeout", "")
                .element(
                        "whatToTestRows",
                        new JSONArray()
                                .element(new JSONObject().element("name", "tr").element("text", "Yeni arama"))
                                .element(new JSONObject().element("name", "").element("text", " ")));
        assertEquals(
                "sendToTestFlight binary: 'out/*.ipa', credentialsId: 'asc', groups: ['QA, Berlin', 'Friends'],"
                        + " rehearsal: true, usesNonExemptEncryption: false, whatToTest: [tr: 'Yeni arama']",
                roundTrip.generated(form));

        // One row comes as an object, not as a list of one.
        JSONObject flow = new JSONObject()
                .element("stapler-class", PublishFlowStep.class.getName())
                .element("$class", PublishFlowStep.class.getName())
                .element("flow", "beta testing")
                .element("file", "")
                .element("definition", "")
                .element("binary", "out/*.ipa")
                .element("ifBusy", "wait")
                .element(
                        "keyRows",
                        new JSONObject().element("store", "app-store").element("credentialsId", "asc"));
        assertEquals(
                "publishFlow binary: 'out/*.ipa', flow: 'beta testing', keys: ['app-store': 'asc']",
                roundTrip.generated(flow));
    }
}

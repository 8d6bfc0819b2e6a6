package io.jenkins.plugins.publishflow.jenkins.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import hudson.model.FreeStyleProject;
import hudson.model.TaskListener;
import io.jenkins.plugins.publishflow.jenkins.builder.FlowBuilder;
import io.jenkins.plugins.publishflow.jenkins.builder.PublishFlowBuilder;
import io.jenkins.plugins.publishflow.jenkins.builder.SendToTestFlightBuilder;
import io.jenkins.plugins.publishflow.jenkins.builder.SubmitForReviewBuilder;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the Snippet Generator writes is what a Jenkinsfile means, and a form gives back what it was given. */
@WithJenkins
class SnippetTest {

    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void publishFlowWithAPredefinedFlow() throws Exception {
        PublishFlowStep step = new PublishFlowStep();
        step.setFlow("beta testing");
        step.setBinary("out/*.ipa");
        step.setKeys(Map.of("app-store", "asc"));
        assertRoundTrip(step, "publishFlow binary: 'out/*.ipa', flow: 'beta testing', keys: ['app-store': 'asc']");
        assertKeptByForm(step);
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
        assertRoundTrip(
                step,
                "publishFlow definition: '''steps:\n  - appInformation''', ifBusy: 'fail', quiet: true, rehearsal: true,"
                        + " variables: [CHANNEL: 'beta', APPROVERS: 'anna, ben']");
        assertKeptByForm(step);
    }

    @Test
    void publishFlowWithAFile() throws Exception {
        PublishFlowStep step = new PublishFlowStep();
        step.setFile("publish.yml");
        assertRoundTrip(step, "publishFlow file: 'publish.yml'");
        assertKeptByForm(step);
    }

    @Test
    void sendToTestFlightWithWhatItNeeds() throws Exception {
        SendToTestFlightStep step = new SendToTestFlightStep("out/*.ipa", "asc");
        assertRoundTrip(step, "sendToTestFlight binary: 'out/*.ipa', credentialsId: 'asc'");
        assertKeptByForm(step);
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
        assertRoundTrip(
                step,
                "sendToTestFlight binary: 'out/*.ipa', credentialsId: 'asc', groups: ['QA, Berlin', 'Friends'],"
                        + " ifExists: 'reuse', notifyTesters: true, rehearsal: true, submitForBetaReview: true,"
                        + " timeout: '2d', usesNonExemptEncryption: false, waitFor: 'testing',"
                        + " whatToTest: 'The new search'");
        assertKeptByForm(step);
    }

    @Test
    void sendToTestFlightWithATextForEachLocale() throws Exception {
        SendToTestFlightStep step = new SendToTestFlightStep("out/*.ipa", "asc");
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("en-US", "The new search");
        texts.put("tr", "Yeni arama");
        step.setWhatToTest(texts);
        assertRoundTrip(
                step,
                "sendToTestFlight binary: 'out/*.ipa', credentialsId: 'asc',"
                        + " whatToTest: ['en-US': 'The new search', tr: 'Yeni arama']");
        assertKeptByForm(step);
    }

    @Test
    void submitForReviewWithWhatItNeeds() throws Exception {
        SubmitForReviewStep step = new SubmitForReviewStep("asc", "com.example.shop");
        assertRoundTrip(step, "submitForReview app: 'com.example.shop', credentialsId: 'asc'");
        assertKeptByForm(step);
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
        assertRoundTrip(
                step,
                "submitForReview app: 'com.example.shop', build: '57', credentialsId: 'asc',"
                        + " earliestReleaseDate: '2026-03-01T09:00:00+01:00', metadata: 'fastlane/metadata',"
                        + " phasedRelease: false, rehearsal: true, releaseType: 'scheduled', timeout: '10d',"
                        + " version: '4.2.0', waitFor: 'released'");
        assertKeptByForm(step);
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
                generated(form));

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
                "publishFlow binary: 'out/*.ipa', flow: 'beta testing', keys: ['app-store': 'asc']", generated(flow));
    }

    private static String generated(JSONObject form) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            WebRequest request = new WebRequest(new URL(jenkins.getURL(), Snippetizer.GENERATE_URL), HttpMethod.POST);
            request.setRequestParameters(List.of(new NameValuePair("json", form.toString())));
            return client.getPage(client.addCrumb(request))
                    .getWebResponse()
                    .getContentAsString()
                    .strip();
        }
    }

    /** The step is written so, and what is written is the step. */
    private static void assertRoundTrip(Step step, String snippet) throws Exception {
        assertEquals(snippet, Snippetizer.object2Groovy(step));
        StepDescriptor descriptor = (StepDescriptor) jenkins.jenkins.getDescriptorOrDie(step.getClass());
        Map<String, Object> arguments = new LinkedHashMap<>();
        Binding calls = new Binding();
        calls.setVariable(descriptor.getFunctionName(), new Closure<Void>(null) {
            @Override
            public Void call(Object... given) {
                ((Map<?, ?>) given[0]).forEach((name, value) -> arguments.put((String) name, value));
                return null;
            }
        });
        new GroovyShell(calls).evaluate(snippet);
        Object read = DescribableModel.of(step.getClass()).instantiate(arguments, TaskListener.NULL);
        assertEquals(described(step), described(read));
    }

    /** The form of a freestyle builder, which holds the step, gives back what it was given. */
    private static void assertKeptByForm(Step step) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(builder(step));
        jenkins.configRoundtrip(job);
        FlowBuilder back = job.getBuildersList().get(FlowBuilder.class);
        assertEquals(described(step), described(stepOf(back)));
        assertEquals(true, back.isInBackground());
    }

    private static FlowBuilder builder(Step step) {
        FlowBuilder builder = step instanceof PublishFlowStep flow
                ? new PublishFlowBuilder(flow)
                : step instanceof SendToTestFlightStep send
                        ? new SendToTestFlightBuilder(send)
                        : new SubmitForReviewBuilder((SubmitForReviewStep) step);
        builder.setInBackground(true);
        return builder;
    }

    private static Step stepOf(FlowBuilder builder) {
        return builder instanceof PublishFlowBuilder flow
                ? flow.getStep()
                : builder instanceof SendToTestFlightBuilder send
                        ? send.getStep()
                        : ((SubmitForReviewBuilder) builder).getStep();
    }

    private static Map<String, Object> described(Object step) {
        return DescribableModel.uninstantiate2_(step).toMap();
    }
}

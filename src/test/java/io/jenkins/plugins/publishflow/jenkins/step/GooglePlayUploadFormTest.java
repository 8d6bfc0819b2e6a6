package io.jenkins.plugins.publishflow.jenkins.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.util.FormValidation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The step in the Snippet Generator and in the form of its builder. */
@WithJenkins
class GooglePlayUploadFormTest {

    private static JenkinsRule jenkins;
    private static RoundTrip roundTrip;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
        roundTrip = new RoundTrip(rule);
    }

    @Test
    void withWhatItNeeds() throws Exception {
        GooglePlayUploadStep step = new GooglePlayUploadStep("out/*.aab", "play");
        roundTrip.ofSnippet(step, "googlePlayUpload binary: 'out/*.aab', credentialsId: 'play'");
        roundTrip.ofForm(step);
    }

    @Test
    void withEverything() throws Exception {
        GooglePlayUploadStep step = new GooglePlayUploadStep("out/*.aab", "play");
        step.setTrack("production");
        step.setStatus("inProgress");
        step.setUserFraction("10%");
        step.setReleaseNotes("The new search");
        step.setChangelogs("fastlane/metadata/android");
        step.setMappingFile("**/mapping.txt");
        step.setNativeSymbols("**/native-debug-symbols.zip");
        step.setReleaseName("Spring");
        step.setUpdatePriority(4);
        step.setRetainVersionCodes(List.of(40, 41));
        step.setIfExists("fail");
        step.setReview("manualRescue");
        step.setIfInReview("cancel");
        step.setWaitFor("approved");
        step.setTimeout("4d");
        step.setRehearsal(true);
        roundTrip.ofSnippet(
                step,
                "googlePlayUpload binary: 'out/*.aab', changelogs: 'fastlane/metadata/android', credentialsId: 'play',"
                        + " ifExists: 'fail', ifInReview: 'cancel', mappingFile: '**/mapping.txt',"
                        + " nativeSymbols: '**/native-debug-symbols.zip', rehearsal: true, releaseName: 'Spring', releaseNotes: 'The new search',"
                        + " retainVersionCodes: ['40', '41'], review: 'manualRescue', status: 'inProgress',"
                        + " timeout: '4d', track: 'production', updatePriority: '4', userFraction: '10%',"
                        + " waitFor: 'approved'");
        roundTrip.ofForm(step);
    }

    @Test
    void withATextForEachLanguage() throws Exception {
        GooglePlayUploadStep step = new GooglePlayUploadStep("out/*.aab", "play");
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("en-US", "The new search");
        notes.put("tr-TR", "Yeni arama");
        step.setReleaseNotes(notes);
        roundTrip.ofSnippet(
                step,
                "googlePlayUpload binary: 'out/*.aab', credentialsId: 'play',"
                        + " releaseNotes: ['en-US': 'The new search', 'tr-TR': 'Yeni arama']");
        roundTrip.ofForm(step);
    }

    @Test
    void theSnippetGeneratorLeavesOutWhatIsBlank() throws Exception {
        JSONObject form = new JSONObject()
                .element("stapler-class", GooglePlayUploadStep.class.getName())
                .element("$class", GooglePlayUploadStep.class.getName())
                .element("binary", " out/*.aab ")
                .element("credentialsId", "play")
                .element("track", "internal")
                .element("status", "")
                .element("userFraction", " 0.2 ")
                .element("updatePriority", "")
                .element("retainVersionCodes", " 40,41 ")
                .element("waitFor", "upload")
                .element("review", "autoRescue")
                .element("rehearsal", false)
                .element(
                        "releaseNotesRows", new JSONObject().element("name", "").element("text", "The new search"));

        assertEquals(
                "googlePlayUpload binary: 'out/*.aab', credentialsId: 'play', releaseNotes: 'The new search',"
                        + " retainVersionCodes: ['40', '41'], userFraction: '0.2'",
                roundTrip.generated(form));
    }

    @Test
    void theFormTellsWhatTheRunWouldSay() {
        GooglePlayUploadStep.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(GooglePlayUploadStep.DescriptorImpl.class);
        assertEquals(FormValidation.Kind.OK, form.doCheckUserFraction(null, "10%", "").kind, "without a status");
        assertEquals(FormValidation.Kind.OK, form.doCheckUserFraction(null, "$SHARE", "").kind, "a build variable");
        assertEquals(FormValidation.Kind.OK, form.doCheckUserFraction(null, "", "completed").kind);
        assertEquals(
                "&#039;userFraction&#039;: A release that is inProgress needs the share of users that get it.",
                form.doCheckUserFraction(null, "", "inProgress").getMessage());
        assertEquals(FormValidation.Kind.ERROR, form.doCheckUserFraction(null, "10%", "draft").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckUpdatePriority(null, "").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckUpdatePriority(null, "6").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckRetainVersionCodes(null, "40, 41").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckRetainVersionCodes(null, "40 41").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckWaitFor(null, "approved", "", "always").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckWaitFor(null, "approved", "draft", "always").kind);
    }
}

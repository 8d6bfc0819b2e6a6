package io.jenkins.plugins.publishflow.jenkins.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.util.FormValidation;
import io.jenkins.plugins.publishflow.jenkins.config.PublishFlowConfiguration;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What <em>Test connection</em> of a step tells apart. */
@WithJenkins
class StoreTrialTest {

    private static JenkinsRule jenkins;
    private static FreeStyleProject job;

    private Sandbox sandbox;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = jenkins.createFreeStyleProject();
    }

    @BeforeEach
    void openStores() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.USUAL);
        setAddresses(sandbox.baseUrl().toString());
        SomeKeys.addFile("play", sandbox.googlePlay().keyFile());
        SomeKeys.addFile("huawei", sandbox.huaweiKeys().clientFile());
        SomeKeys.addText("appcircle", sandbox.appcircleKeys().personal());
    }

    @AfterEach
    void forget() throws Exception {
        sandbox.close();
        SomeKeys.clearSystem();
        setAddresses("");
    }

    @Test
    void aGoodKeyIsToldWithWhatItSees() {
        String at = " at " + sandbox.baseUrl() + " accepts the key";
        assertTold(
                FormValidation.Kind.OK,
                "Google Play" + at + ", and it sees the releases of " + SampleBundle.PACKAGE,
                Store.GOOGLE_PLAY,
                "play",
                SampleBundle.PACKAGE);
        assertTold(
                FormValidation.Kind.OK,
                "Huawei AppGallery" + at + ", and it sees Sample (" + SampleBundle.PACKAGE,
                Store.HUAWEI,
                " huawei ",
                SampleBundle.PACKAGE);
        assertTold(FormValidation.Kind.OK, "Appcircle" + at + ". It sees ", Store.APPCIRCLE, "appcircle", "");
        assertTold(FormValidation.Kind.OK, ", Sample among them.", Store.APPCIRCLE, "appcircle", "Sample");
    }

    @Test
    void anAppThatTheKeyDoesNotSeeIsTold() {
        String app = "com.example.unknown";
        assertTold(FormValidation.Kind.WARNING, "shows no release of " + app, Store.GOOGLE_PLAY, "play", app);
        assertTold(FormValidation.Kind.ERROR, "sees no app with the package name", Store.HUAWEI, "huawei", app);
        assertTold(
                FormValidation.Kind.ERROR,
                "no Publish profile named &#039;None&#039;",
                Store.APPCIRCLE,
                "appcircle",
                "None");
    }

    @Test
    void nothingIsAskedWithoutCredentialsThatFitOrAnApp() {
        int before = sandbox.requests().entries().size();
        assertTold(FormValidation.Kind.ERROR, "No credentials are named", Store.HUAWEI, " ", "a.b");
        assertTold(
                FormValidation.Kind.ERROR, "no credentials with the id &#039;none&#039;", Store.HUAWEI, "none", "a.b");
        assertTold(
                FormValidation.Kind.ERROR, "are of the type &#039;Secret text&#039;", Store.HUAWEI, "appcircle", "a.b");
        assertTold(FormValidation.Kind.ERROR, "is not the key of a", Store.GOOGLE_PLAY, "huawei", "a.b");
        assertTold(FormValidation.Kind.ERROR, "Give the package name", Store.GOOGLE_PLAY, "play", " ");
        assertEquals(before, sandbox.requests().entries().size(), "requests");
    }

    @Test
    void aRefusalIsToldInTheStoresOwnWords() throws Exception {
        String said = "{\"code\": 401, \"message\": \"wrong <b>key\"}";
        try (CannedServer store = new CannedServer().on("POST", "/auth/v3/token", 401, said)) {
            setAddresses(store.base().toString());
            assertTold(
                    FormValidation.Kind.ERROR,
                    "Appcircle said: 401: wrong &lt;b&gt;key",
                    Store.APPCIRCLE,
                    "appcircle",
                    "");
        }
    }

    private static void assertTold(FormValidation.Kind kind, String text, Store store, String id, String app) {
        FormValidation answer = StoreTrial.run(store, job, id, app);
        assertTrue(answer.renderHtml().contains(text), answer.renderHtml());
        assertEquals(kind, answer.kind, answer.getMessage());
    }

    private static void setAddresses(String address) throws Exception {
        PublishFlowConfiguration settings = PublishFlowConfiguration.get();
        settings.setGooglePlayUrl(address);
        settings.setHuaweiUrl(address);
        settings.setAppcircleUrl(address);
    }
}

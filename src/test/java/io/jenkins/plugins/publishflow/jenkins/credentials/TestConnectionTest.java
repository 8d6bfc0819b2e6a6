package io.jenkins.plugins.publishflow.jenkins.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.util.Secret;
import io.jenkins.plugins.publishflow.jenkins.WebMethods;
import io.jenkins.plugins.publishflow.jenkins.config.PublishFlowConfiguration;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKeys;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What <em>Test connection</em> tells apart. */
@WithJenkins
class TestConnectionTest {

    private static final SandboxKeys KEYS = SandboxKeys.generate();
    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterEach
    void ownAddress() throws Exception {
        PublishFlowConfiguration.get().setAppStoreUrl("");
    }

    @Test
    void goodKeyIsToldWithTheApp() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.USUAL)) {
            PublishFlowConfiguration.get().setAppStoreUrl(sandbox.baseUrl().toString());
            SandboxKey team = sandbox.teamKey();
            assertAnswer(
                    "ok",
                    "App Store Connect at " + sandbox.baseUrl() + " accepts the team key " + team.keyId()
                            + ", and it sees Sample (com.example.publishflow.sample).",
                    test(team, " com.example.publishflow.sample "));
            assertAnswer("ok", "Give a bundle id to try it for an app.", test(team, ""));
            assertAnswer("ok", "accepts the individual key", test(sandbox.individualKey(), ""));
            assertAnswer(
                    "error",
                    "The key sees no app with the bundle id com.example.other in App Store Connect.",
                    test(team, "com.example.other"));
            assertAnswer("error", "NOT_AUTHORIZED", test(KEYS.team(), ""));
        }
    }

    @Test
    void savedKeyIsTestedWithoutBeingShown() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.USUAL)) {
            PublishFlowConfiguration.get().setAppStoreUrl(sandbox.baseUrl().toString());
            Map<String, String> form = form(sandbox.teamKey(), "");
            form.put("key", Secret.fromString(sandbox.teamKey().pem()).getEncryptedValue());
            assertAnswer("ok", "accepts the team key", post(form));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED, agreement",
        "403, FORBIDDEN.REQUIRED_ROLE, role",
        "403, FORBIDDEN_ERROR, FORBIDDEN_ERROR",
        "500, UNEXPECTED_ERROR, UNEXPECTED_ERROR",
    })
    void refusalIsToldWithItsReason(int status, String code, String told) throws Exception {
        String body =
                "{\"errors\": [{\"status\": \"%d\", \"code\": \"%s\", \"title\": \"No <b>\"}]}".formatted(status, code);
        try (CannedServer store = new CannedServer().on("GET", "/v1/apps", status, body)) {
            PublishFlowConfiguration.get().setAppStoreUrl(store.base().toString());
            String answer = test(KEYS.team(), "");
            assertAnswer("error", told, answer);
            assertTrue(answer.contains("App Store Connect said: " + code + ": No &lt;b&gt;"), answer);
        }
    }

    @Test
    void keyThatSeesNoAppIsTold() throws Exception {
        try (CannedServer store = new CannedServer().on("GET", "/v1/apps", 200, "{\"data\": []}")) {
            PublishFlowConfiguration.get().setAppStoreUrl(store.base().toString());
            assertAnswer("error", "accepts the key, but the key sees no app at all", test(KEYS.team(), ""));
        }
    }

    @Test
    void unreachableStoreIsTold() throws Exception {
        PublishFlowConfiguration.get().setAppStoreUrl("http://127.0.0.1:1");
        assertAnswer("error", "no connection could be made", test(KEYS.team(), ""));
    }

    @Test
    void wrongKeyIsToldBeforeAnythingIsSent() throws Exception {
        try (CannedServer store = new CannedServer()) {
            PublishFlowConfiguration.get().setAppStoreUrl(store.base().toString());
            Map<String, String> form = form(KEYS.team(), "");
            form.put("issuerId", "no-uuid");
            assertAnswer("error", "The issuer id is no UUID.", post(form));
            form.put("key", "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0\n-----END PUBLIC KEY-----");
            form.put("issuerId", "");
            String answer = post(form);
            assertAnswer("error", "This is a public key, not a private key.", answer);
            assertFalse(answer.contains("MFkwEwYHKoZIzj0"), answer);
            assertEquals(0, store.asked().size());
        }
    }

    private static String test(SandboxKey key, String bundleId) throws IOException {
        return post(form(key, bundleId));
    }

    private static Map<String, String> form(SandboxKey key, String bundleId) {
        Map<String, String> form = new HashMap<>();
        form.put("keyId", key.keyId());
        form.put("issuerId", key.issuerId() == null ? "" : key.issuerId());
        form.put("key", key.pem());
        form.put("bundleId", bundleId);
        return form;
    }

    private static String post(Map<String, String> form) throws IOException {
        String path = "descriptorByName/" + AppStoreConnectKeyImpl.class.getName() + "/testConnection";
        WebResponse answer = new WebMethods(jenkins).call("anonymous", HttpMethod.POST, path, form);
        assertEquals(200, answer.getStatusCode());
        return answer.getContentAsString();
    }

    private static void assertAnswer(String kind, String told, String answer) {
        assertTrue(answer.startsWith("<div class=\"" + kind), answer);
        assertTrue(answer.contains(told), answer);
    }
}

package io.jenkins.plugins.publishflow.jenkins.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.security.ACL;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlElementUtil;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextArea;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The dialogs under Manage Jenkins, Credentials, as people click through them. */
@WithJenkins
class AppStoreConnectKeyFormTest {

    private static final SandboxKeys KEYS = SandboxKeys.generate();
    private static JenkinsRule jenkins;

    @TempDir
    Path folder;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @BeforeEach
    void forget() throws Exception {
        SomeKeys.clearSystem();
    }

    @Test
    void chosenFileIsReadWithTheKeyIdOfItsName() throws Exception {
        SandboxKey key = KEYS.team();
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            HtmlPage page = addDialog(browser);
            choose(browser, page, Files.writeString(folder.resolve(key.fileName()), key.pem()));
            assertEquals(key.keyId(), form(page).getInputByName("_.keyId").getValue());
            type(page, "_.issuerId", key.issuerId());
            type(page, "_.id", "shop");
            submit(browser, page);
        }
        AppStoreConnectKey saved = saved();
        assertEquals("shop", saved.getId());
        assertEquals(key.keyId(), saved.getKeyId());
        assertEquals(key.issuerId(), saved.getIssuerId());
        assertEquals(key.pem().strip(), saved.getKey().getPlainText().strip());
    }

    @Test
    void pastedTextIsTaken() throws Exception {
        SandboxKey key = KEYS.individual();
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            HtmlPage page = addDialog(browser);
            paste(page, key.pem());
            type(page, "_.keyId", key.keyId());
            submit(browser, page);
        }
        AppStoreConnectKey saved = saved();
        assertEquals(key.keyId(), saved.getKeyId());
        assertEquals("", saved.getIssuerId());
        assertEquals(key.pem().strip(), saved.getKey().getPlainText().strip());
    }

    @Test
    void jsonFileBringsItsIds() throws Exception {
        SandboxKey key = KEYS.team();
        String json = "{\"key_id\": \"%s\", \"issuer_id\": \"%s\", \"key\": \"%s\"}"
                .formatted(key.keyId(), key.issuerId(), key.pem().replace("\n", "\\n"));
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            HtmlPage page = addDialog(browser);
            choose(browser, page, Files.writeString(folder.resolve("key.json"), json));
            submit(browser, page);
        }
        assertEquals(key.keyId(), saved().getKeyId());
        assertEquals(key.issuerId(), saved().getIssuerId());
    }

    @Test
    void wrongFileIsRefusedInTheDialogWithTheReason() throws Exception {
        String wrong = "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUEo\n-----END CERTIFICATE-----";
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            HtmlPage page = addDialog(browser);
            paste(page, wrong);
            type(page, "_.keyId", "2X9R4HXF34");
            submit(browser, page);
            HtmlElement notification = page.querySelector("#notification-bar");
            assertTrue(
                    notification.getTextContent().contains("This is a certificate, not a private key."),
                    notification.getTextContent());
            assertFalse(page.asXml().contains("MIIBszCCAVmgAwIBAgIUEo"), "the page repeats what was pasted");
        }
        assertEquals(List.of(), keys());
    }

    @Test
    void newDescriptionKeepsTheKey() throws Exception {
        SandboxKey key = KEYS.team();
        SomeKeys.addToSystem(SomeKeys.of("shop", key));
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            HtmlPage page = browser.goTo("credentials/store/system/domain/_/credential/shop/");
            HtmlElementUtil.click(page.querySelector("button[data-type='credentials-update']"));
            browser.waitForBackgroundJavaScript(10_000);
            HtmlForm form = page.getFormByName("updateCredentials");
            String concealed = form.getTextAreaByName("_.key").getText();
            assertNotEquals("", concealed);
            assertFalse(concealed.contains("PRIVATE KEY"), concealed);
            form.getInputByName("_.description").setValue("of the shop");
            submit(browser, page);
        }
        AppStoreConnectKey saved = saved();
        assertEquals("of the shop", saved.getDescription());
        assertEquals(key.issuerId(), saved.getIssuerId());
        assertEquals(key.pem(), saved.getKey().getPlainText());
        assertEquals(
                "team key " + key.keyId() + " (of the shop)", new AppStoreConnectKey.NameProvider().getName(saved));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "key", "keyId", "issuerId", "bundleId"})
    void everyFieldHasHelp(String field) throws Exception {
        String page = "descriptor/" + AppStoreConnectKeyImpl.class.getName() + "/help/" + field;
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            String text = browser.goTo(page).getBody().getTextContent();
            assertTrue(text.length() > 60, text);
        }
    }

    private static HtmlPage addDialog(JenkinsRule.WebClient browser) throws Exception {
        HtmlPage page = browser.goTo("credentials/store/system/domain/_/");
        HtmlElementUtil.click(page.querySelector("button[data-type='credentials-add-store-item']"));
        browser.waitForBackgroundJavaScript(10_000);
        HtmlElement kind = page.querySelector("input[value='" + AppStoreConnectKeyImpl.class.getName() + "']");
        HtmlElementUtil.click(kind);
        HtmlElementUtil.click(page.querySelector("#cr-dialog-next"));
        browser.waitForBackgroundJavaScript(10_000);
        return page;
    }

    private static void choose(JenkinsRule.WebClient browser, HtmlPage page, Path file) {
        HtmlFileInput chooser = form(page).querySelector("input[type=file]");
        chooser.setFiles(file.toFile());
        browser.waitForBackgroundJavaScript(10_000);
    }

    private static void paste(HtmlPage page, String text) throws Exception {
        HtmlElementUtil.click(form(page).querySelector(".secret-update-btn"));
        HtmlTextArea area = form(page).getTextAreaByName("_.key");
        area.setText(text);
    }

    private static void type(HtmlPage page, String field, String text) {
        form(page).getInputByName(field).setValue(text);
    }

    private static void submit(JenkinsRule.WebClient browser, HtmlPage page) throws Exception {
        HtmlElementUtil.click(page.querySelector("#cr-dialog-submit"));
        browser.waitForBackgroundJavaScript(10_000);
    }

    private static HtmlForm form(HtmlPage page) {
        return page.getFormByName("newCredentials");
    }

    private static List<AppStoreConnectKey> keys() {
        return CredentialsProvider.lookupCredentialsInItemGroup(
                AppStoreConnectKey.class, jenkins.jenkins, ACL.SYSTEM2, List.of());
    }

    private static AppStoreConnectKey saved() {
        List<AppStoreConnectKey> keys = keys();
        assertEquals(1, keys.size(), "saved keys");
        return keys.get(0);
    }
}

package io.jenkins.plugins.publishflow.jenkins.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Failure;
import io.jenkins.plugins.publishflow.jenkins.WebMethods;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The settings under Manage Jenkins, System, through the page that administrators use, and as a file. */
@WithJenkins
class PublishFlowConfigurationTest {

    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Jenkins.MANAGE, Jenkins.SYSTEM_READ)
                .everywhere()
                .to("manager")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    @BeforeEach
    void defaults() throws Exception {
        Files.deleteIfExists(file());
        configuration().load();
    }

    @Test
    void defaultsHoldWhereNothingIsSaved() throws Exception {
        assertEquals(AppStoreConnect.DEFAULT_BASE, StoreAccess.endpoint(Store.APP_STORE));
        assertEquals(Duration.ofDays(10), configuration().approvalTime());
        assertEquals("Approval asked: {release}", configuration().getMailSubject());
        assertTrue(configuration().getMailBody().contains("{link}"));
    }

    @Test
    void formKeepsWhatIsSet() throws Exception {
        configuration().setAppStoreUrl("http://localhost:9000/gate");
        configuration().setApprovalTimeout("1d12h");
        configuration().setMailSubject("Go? {app} <&>");
        configuration().setMailBody("First\r\n{question}\n\n{link} {ends}");
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().login("admin")) {
            jenkins.submit(browser.goTo("manage/configure").getFormByName("config"));
        }
        configuration().load();
        assertEquals(URI.create("http://localhost:9000/gate"), StoreAccess.endpoint(Store.APP_STORE));
        assertEquals(Duration.ofHours(36), configuration().approvalTime());
        assertEquals("1d12h", configuration().getApprovalTimeout());
        assertEquals("Go? {app} <&>", configuration().getMailSubject());
        assertEquals("First\n{question}\n\n{link} {ends}", configuration().getMailBody());
    }

    @Test
    void emptyFieldsBringTheDefaultsBack() throws Exception {
        String subject = configuration().getMailSubject();
        String body = configuration().getMailBody();
        configuration().setAppStoreUrl("https://gate.example.com");
        configuration().setApprovalTimeout("1h");
        configuration().setMailSubject("x");
        configuration().setMailBody("{link}");
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().login("admin")) {
            HtmlForm form = browser.goTo("manage/configure").getFormByName("config");
            form.getInputByName("_.appStoreUrl").setValue("");
            form.getInputByName("_.approvalTimeout").setValue(" ");
            form.getInputByName("_.mailSubject").setValue("");
            form.getTextAreaByName("_.mailBody").setText("");
            jenkins.submit(form);
        }
        assertEquals("", configuration().getAppStoreUrl());
        assertEquals("10d", configuration().getApprovalTimeout());
        assertEquals(subject, configuration().getMailSubject());
        assertEquals(body, configuration().getMailBody());
    }

    @Test
    void wrongFieldIsRefusedAndNothingOfTheFormHolds() throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().login("admin")) {
            browser.setThrowExceptionOnFailingStatusCode(false);
            HtmlForm form = browser.goTo("manage/configure").getFormByName("config");
            form.getInputByName("_.appStoreUrl").setValue("https://other.example.com");
            form.getInputByName("_.approvalTimeout").setValue("soon");
            HtmlPage answer = jenkins.submit(form);
            assertEquals(400, answer.getWebResponse().getStatusCode());
            assertTrue(
                    answer.asNormalizedText().contains("Time for approvals: 'soon' is no amount of time"),
                    answer.asNormalizedText());
        }
        assertEquals("", configuration().getAppStoreUrl());
        assertEquals("10d", configuration().getApprovalTimeout());
        configuration().load();
        assertEquals("", configuration().getAppStoreUrl());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://api.example.com         | begin with https://",
                "http://127.0.0.1.example.com   | begin with https://",
                "ftp://localhost                | begin with https://",
                "https://me:secret@example.com  | no user name and password",
                "https://example.com/?a=b       | ends before ?",
                "https://example.com/#x         | ends before ?",
                "https:///v1                    | names no host",
                "localhost:8080                 | names no host",
                "https://exa mple.com           | no address",
            })
    void addressThatKeysMustNotBeSentToIsRefused(String address, String reason) throws Exception {
        Failure refused = assertThrows(Failure.class, () -> configuration().setAppStoreUrl(address));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
        assertEquals(AppStoreConnect.DEFAULT_BASE, StoreAccess.endpoint(Store.APP_STORE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.example.com", "https://api.example.com:8443/gate/", "http://[::1]:9000"})
    void addressThatKeysMayBeSentToIsTaken(String address) throws Exception {
        configuration().setAppStoreUrl(" " + address + " ");
        assertEquals(URI.create(address), StoreAccess.endpoint(Store.APP_STORE));
    }

    @Test
    void mailsHaveTheLinkInTheTextAlone() {
        assertThrows(Failure.class, () -> configuration().setMailBody("Please answer."));
        assertThrows(Failure.class, () -> configuration().setMailBody("{link} {aprover}"));
        assertThrows(Failure.class, () -> configuration().setMailSubject("Go: {link}"));
        assertThrows(Failure.class, () -> configuration().setMailSubject("Go: {what}"));
    }

    /** Anybody with the file system may write anything, but a key goes only where a key may go. */
    @Test
    void fileThatWasEditedByHandDoesNoHarm() throws Exception {
        String name = PublishFlowConfiguration.class.getName();
        Files.writeString(
                file(),
                "<" + name
                        + "><appStoreUrl>http://evil.example.com</appStoreUrl><approvalTimeout>soon</approvalTimeout>"
                        + "<mailBody>no way to answer</mailBody></" + name + ">");
        configuration().load();
        StoreException refused = assertThrows(StoreException.class, () -> StoreAccess.endpoint(Store.APP_STORE));
        assertEquals("jenkins.bad-address", refused.problem().code());
        assertEquals(Duration.ofDays(10), configuration().approvalTime());
        assertTrue(configuration().getMailBody().contains("{link}"));
    }

    @ParameterizedTest
    @CsvSource({
        "anonymous, POST, 403",
        "anonymous, GET,  403",
        "reader,    POST, 403",
        "reader,    GET,  404",
        "manager,   POST, 403",
        "manager,   GET,  404",
        "admin,     POST, 200",
        "admin,     GET,  404",
    })
    void checksAreForAdministrators(String user, String method, int status) throws Exception {
        for (String check : new String[] {"AppStoreUrl", "ApprovalTimeout", "MailSubject", "MailBody"}) {
            assertEquals(status, check(user, method, check, "{?}").getStatusCode(), check);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AppStoreUrl     | http://example.com     | begin with https://",
                "AppStoreUrl     | https://example.com    |",
                "AppStoreUrl     | ''                     |",
                "AppcircleUrl    | https://intranet       | this address has no domain",
                "AppcircleUrl    | https://10.1.2.3       | this address has no domain",
                "AppcircleUrl    | https://api.example.com/appcircle | ends with its host",
                "AppcircleUrl    | http://api.example.com | begin with https://",
                "AppcircleUrl    | https://api.example.com |",
                "AppcircleUrl    | http://127.0.0.1:9000  |",
                "ApprovalTimeout | tomorrow               | is no amount of time",
                "ApprovalTimeout | 10d                    |",
                "ApprovalTimeout | ''                     |",
                "MailSubject     | Go? {link}             | the link belongs in the text",
                "MailSubject     | Go? {release}          |",
                "MailSubject     | ''                     |",
                "MailBody        | Go?                    | nobody can answer",
                "MailBody        | {link} {x}             | There is no placeholder {x}",
                "MailBody        | {link}                 |",
                "MailBody        | ''                     |",
            })
    void checksJudgeAsTheSettersDo(String check, String value, String told) throws Exception {
        String answer = check("admin", "POST", check, value).getContentAsString();
        assertEquals(told != null, answer.contains("class=\"error\""), answer);
        assertTrue(told == null || answer.contains(told), answer);
    }

    @Test
    void pageIsForAdministrators() throws Exception {
        String form = "_.appStoreUrl";
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().login("admin")) {
            assertTrue(browser.goTo("manage/configure").asXml().contains(form));
        }
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().login("reader")) {
            browser.setThrowExceptionOnFailingStatusCode(false);
            assertEquals(403, browser.goTo("manage/configure").getWebResponse().getStatusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"appStoreUrl", "approvalTimeout", "mailSubject", "mailBody"})
    void everyFieldHasHelp(String field) throws Exception {
        assertTrue(help(field).length() > 60, help(field));
    }

    @ParameterizedTest
    @EnumSource
    void helpListsEveryPlaceholder(MailPlaceholder placeholder) throws Exception {
        assertTrue(help("mailBody").contains("{" + placeholder.key() + "}"), placeholder.key());
    }

    private static String help(String field) throws Exception {
        String path = "descriptor/" + PublishFlowConfiguration.class.getName() + "/help/" + field;
        return new WebMethods(jenkins)
                .call("admin", HttpMethod.GET, path, Map.of())
                .getContentAsString();
    }

    private static WebResponse check(String user, String method, String field, String value) throws Exception {
        String path = "descriptorByName/" + PublishFlowConfiguration.class.getName() + "/check" + field;
        return new WebMethods(jenkins).call(user, HttpMethod.valueOf(method), path, Map.of("value", value));
    }

    private static PublishFlowConfiguration configuration() {
        return PublishFlowConfiguration.get();
    }

    private static Path file() {
        return jenkins.jenkins.getRootDir().toPath().resolve(PublishFlowConfiguration.class.getName() + ".xml");
    }
}

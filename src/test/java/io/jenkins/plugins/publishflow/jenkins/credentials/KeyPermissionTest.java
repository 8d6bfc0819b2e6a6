package io.jenkins.plugins.publishflow.jenkins.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Item;
import hudson.model.User;
import io.jenkins.plugins.publishflow.jenkins.WebMethods;
import io.jenkins.plugins.publishflow.jenkins.config.PublishFlowConfiguration;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKeys;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who may call the web methods of the form of keys, and where. */
@WithJenkins
class KeyPermissionTest {

    private static final SandboxKeys KEYS = SandboxKeys.generate();
    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Folder folder = rule.createProject(Folder.class, "team");
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "configurer", "creator")
                .grant(Item.CONFIGURE)
                .everywhere()
                .to("configurer")
                .grant(CredentialsProvider.CREATE)
                .onFolders(folder)
                .to("creator")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        User.getById("reader", true).save();
    }

    @ParameterizedTest
    @CsvSource({
        "anonymous,  '',           GET,  403",
        "anonymous,  '',           POST, 403",
        "anonymous,  job/team/,    POST, 403",
        "anonymous,  user/reader/, POST, 403",
        "reader,     '',           POST, 403",
        "reader,     job/team/,    POST, 403",
        "reader,     user/reader/, POST, 200",
        "reader,     user/reader/, GET,  404",
        "configurer, '',           POST, 403",
        "configurer, job/team/,    POST, 403",
        "configurer, user/reader/, POST, 403",
        "creator,    '',           POST, 403",
        "creator,    job/team/,    POST, 200",
        "creator,    job/team/,    GET,  404",
        "creator,    user/reader/, POST, 403",
        "admin,      '',           POST, 200",
        "admin,      '',           GET,  404",
        "admin,      job/team/,    POST, 200",
    })
    void onlyWhoMayAddKeysMayTestOne(String user, String place, String method, int status) throws Exception {
        try (CannedServer store = new CannedServer()) {
            if (status == 200) {
                store.on("GET", "/v1/apps", 200, "{\"data\": []}");
            }
            PublishFlowConfiguration.get().setAppStoreUrl(store.base().toString());
            WebResponse answer = call(user, place, method, "testConnection");
            assertEquals(status, answer.getStatusCode(), answer.getContentAsString());
        }
    }

    /** Checks answer everybody who may see the place, but tell nothing to who may not add keys there. */
    @ParameterizedTest
    @CsvSource({
        "checkKey,      creator, job/team/,    POST, error",
        "checkKeyId,    creator, job/team/,    POST, error",
        "checkIssuerId, creator, job/team/,    POST, error",
        "checkKey,      creator, '',           POST, ''",
        "checkKeyId,    creator, '',           POST, ''",
        "checkIssuerId, creator, '',           POST, ''",
        "checkKey,      reader,  user/reader/, POST, error",
        "checkKey,      reader,  job/team/,    POST, ''",
        "checkKey,      admin,   '',           POST, error",
        "checkKey,      admin,   '',           GET,  404",
        "checkKeyId,    admin,   '',           GET,  404",
        "checkIssuerId, admin,   '',           GET,  404",
    })
    void checksTellOnlyWhoMayAddKeys(String check, String user, String place, String method, String told)
            throws Exception {
        Map<String, String> wrong = Map.of("value", "?!", "key", KEYS.team().pem());
        WebResponse answer = call(user, place, method, check, wrong);
        if (told.equals("404")) {
            assertEquals(404, answer.getStatusCode());
        } else {
            assertEquals(200, answer.getStatusCode());
            assertEquals(
                    !told.isEmpty(),
                    answer.getContentAsString().contains("class=\"" + told),
                    answer.getContentAsString());
        }
    }

    private static WebResponse call(String user, String place, String method, String name) throws Exception {
        Map<String, String> form = Map.of(
                "keyId", KEYS.team().keyId(),
                "issuerId", KEYS.team().issuerId(),
                "key", KEYS.team().pem(),
                "bundleId", "");
        return call(user, place, method, name, form);
    }

    private static WebResponse call(
            String user, String place, String method, String name, Map<String, String> parameters) throws Exception {
        String path = place + "descriptorByName/" + AppStoreConnectKeyImpl.class.getName() + "/" + name;
        return new WebMethods(jenkins).call(user, HttpMethod.valueOf(method), path, parameters);
    }
}

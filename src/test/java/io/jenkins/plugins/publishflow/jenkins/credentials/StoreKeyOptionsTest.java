package io.jenkins.plugins.publishflow.jenkins.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.FormValidation.Kind;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKeys;
import io.jenkins.plugins.publishflow.store.Store;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the drop-downs of keys offer, and to whom. */
@WithJenkins
class StoreKeyOptionsTest {

    private static final SandboxKeys KEYS = SandboxKeys.generate();
    private static FreeStyleProject inFolder;
    private static FreeStyleProject outside;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        Folder folder = rule.createProject(Folder.class, "mobile");
        inFolder = folder.createProject(FreeStyleProject.class, "release");
        outside = rule.createFreeStyleProject("other");
        SomeKeys.addToSystem(SomeKeys.of("everywhere", KEYS.team()));
        SomeKeys.addToSystem(SomeKeys.of(CredentialsScope.SYSTEM, "system", KEYS.team()));
        SomeKeys.addText("token", "x");
        CredentialsProvider.lookupStores(folder)
                .iterator()
                .next()
                .addCredentials(Domain.global(), SomeKeys.of("of-folder", KEYS.individual()));
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "viewer", "configurer")
                .grant(Item.EXTENDED_READ)
                .everywhere()
                .to("viewer")
                .grant(Item.CONFIGURE)
                .everywhere()
                .to("configurer")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "configurer", "admin"})
    void offersWhatABuildWillFind(String user) {
        try (ACLContext as = as(user)) {
            assertEquals(List.of("", "of-folder", "everywhere"), options(inFolder, "everywhere"));
            assertEquals(List.of("", "everywhere"), options(outside, ""));
            assertEquals(List.of("", "gone", "everywhere"), options(outside, "gone"));
        }
    }

    @Test
    void othersSeeTheirChoiceAlone() {
        try (ACLContext as = as("reader")) {
            assertEquals(List.of("everywhere"), options(inFolder, "everywhere"));
            assertEquals(List.of("anything"), options(null, "anything"));
        }
        try (ACLContext as = as("configurer")) {
            assertEquals(List.of("anything"), options(null, "anything"));
        }
    }

    @Test
    void outsideAJobAdministratorsAreOfferedThoseOfAnyJob() {
        try (ACLContext as = as("admin")) {
            assertEquals(List.of("", "everywhere"), options(null, ""));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "admin,      everywhere, OK,      ''",
        "configurer, of-folder,  OK,      ''",
        "viewer,     '',         OK,      ''",
        "viewer,     gone,       ERROR,   There are no credentials 'gone' here",
        "admin,      system,     ERROR,   There are no credentials 'system' here",
        "viewer,     token,      ERROR,   The credentials 'token' are of another type",
        "viewer,     ${KEY},     WARNING, The id comes from a parameter",
        "reader,     gone,       OK,      ''",
        "reader,     token,      OK,      ''",
        "reader,     ${KEY},     OK,      ''",
    })
    void checksForWhoMayKnow(String user, String id, Kind kind, String told) {
        try (ACLContext as = as(user)) {
            var validation = StoreKeyOptions.check(Store.APP_STORE, inFolder, id);
            assertEquals(kind, validation.kind);
            String message = validation.getMessage() == null
                    ? ""
                    : validation.getMessage().replace("&#039;", "'");
            assertEquals(told, message.substring(0, Math.min(told.length(), message.length())), message);
        }
    }

    private static List<String> options(Item item, String current) {
        return StoreKeyOptions.of(Store.APP_STORE, item, current).stream()
                .map(option -> option.value)
                .toList();
    }

    private static ACLContext as(String user) {
        return ACL.as(User.getById(user, true));
    }
}

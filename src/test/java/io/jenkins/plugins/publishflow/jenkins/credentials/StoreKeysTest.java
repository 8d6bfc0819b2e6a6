package io.jenkins.plugins.publishflow.jenkins.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsParameterDefinition;
import com.cloudbees.plugins.credentials.CredentialsParameterValue;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.Secret;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKeys;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKey;
import java.io.IOException;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Which keys a build finds. */
@WithJenkins
class StoreKeysTest {

    private static final SandboxKeys KEYS = SandboxKeys.generate();
    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterEach
    void forget() throws Exception {
        SomeKeys.clearSystem();
    }

    @Test
    void keyOfJenkinsIsFoundAndItsUseIsRecorded() throws Exception {
        SomeKeys.addToSystem(SomeKeys.of("shop", KEYS.team()));
        FreeStyleBuild build = build(jenkins.createFreeStyleProject());
        IdCredentials credentials = CredentialsProvider.findCredentialById("shop", IdCredentials.class, build);
        assertNull(CredentialsProvider.getFingerprintOf(credentials));
        AppStoreKey key = StoreKeys.ring(build, Store.APP_STORE, " shop ").appStore();
        assertEquals(KEYS.team().keyId(), key.keyId());
        assertEquals(Optional.of(KEYS.team().issuerId()), key.issuerId());
        assertTrue(CredentialsProvider.getFingerprintOf(credentials)
                .getRangeSet(build.getParent().getFullName())
                .includes(build.getNumber()));
    }

    @Test
    void keyOfAFolderIsForItsJobsAlone() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "mobile");
        store(folder).addCredentials(Domain.global(), SomeKeys.of("team", KEYS.individual()));
        Folder inner = folder.createProject(Folder.class, "ios");
        assertEquals(
                KEYS.individual().keyId(),
                StoreKeys.ring(build(inner.createProject(FreeStyleProject.class, "in")), Store.APP_STORE, "team")
                        .appStore()
                        .keyId());
        assertProblem(
                "jenkins.no-credentials",
                "There are no credentials with the id 'team' for this build.",
                build(jenkins.createFreeStyleProject("out")),
                "team");
    }

    @Test
    void systemScopeIsNotForBuilds() throws Exception {
        SomeKeys.addToSystem(SomeKeys.of(CredentialsScope.SYSTEM, "system", KEYS.team()));
        assertProblem(
                "jenkins.no-credentials",
                "There are no credentials with the id 'system' for this build.",
                build(jenkins.createFreeStyleProject()),
                "system");
    }

    @Test
    void keyOfAUserIsForThatUserAlone() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("alice"));
        User alice = User.getById("alice", true);
        try (ACLContext as = ACL.as(alice)) {
            store(alice).addCredentials(Domain.global(), SomeKeys.of(CredentialsScope.USER, "own", KEYS.team()));
        }
        FreeStyleProject job = jenkins.createFreeStyleProject();
        assertProblem(
                "jenkins.no-credentials",
                "There are no credentials with the id 'own' for this build.",
                build(job),
                "own");
        job.addProperty(new ParametersDefinitionProperty(
                new CredentialsParameterDefinition("KEY", "", "", AppStoreConnectKey.class.getName(), true)));
        FreeStyleBuild chosenByAlice = jenkins.assertBuildStatusSuccess(job.scheduleBuild2(
                0,
                new hudson.model.CauseAction(new hudson.model.Cause.UserIdCause("alice")),
                new ParametersAction(new CredentialsParameterValue("KEY", "own", "", false))));
        assertEquals(
                KEYS.team().keyId(),
                StoreKeys.ring(chosenByAlice, Store.APP_STORE, "${KEY}")
                        .appStore()
                        .keyId());
    }

    @Test
    void otherCredentialsAreToldByTheirType() throws Exception {
        SomeKeys.addText("token", "hush hush");
        assertProblem(
                "jenkins.other-credentials",
                "The credentials 'token' are of the type 'Secret text', not 'App Store Connect API key'.",
                build(jenkins.createFreeStyleProject()),
                "token");
    }

    @Test
    void missingIdIsTold() throws Exception {
        assertProblem(
                "jenkins.no-key",
                "No credentials are named for App Store Connect.",
                build(jenkins.createFreeStyleProject()),
                " ");
    }

    @Test
    void keyThatWasSpoiltInTheFileIsToldWhenUsed() throws Exception {
        String xml = "<" + AppStoreConnectKeyImpl.class.getName() + "><scope>GLOBAL</scope><id>spoilt</id>"
                + "<keyId>2X9R4HXF34</keyId></" + AppStoreConnectKeyImpl.class.getName() + ">";
        AppStoreConnectKeyImpl spoilt = (AppStoreConnectKeyImpl) Jenkins.XSTREAM2.fromXML(xml);
        assertEquals("", spoilt.getIssuerId());
        SomeKeys.addToSystem(spoilt);
        assertProblem(
                "app-store.key-empty",
                "The credentials 'spoilt' cannot be used. The key is empty.",
                build(jenkins.createFreeStyleProject()),
                "spoilt");
    }

    @Test
    void keyThatItsProviderCannotFetchMayComeLater() throws Exception {
        SomeKeys.addToSystem(new Unreachable("vault"));
        StoreException problem = assertProblem(
                "jenkins.credentials-unavailable",
                "The key of the credentials 'vault' could not be fetched from where it is kept.",
                build(jenkins.createFreeStyleProject()),
                "vault");
        assertEquals(Problem.Kind.UNAVAILABLE, problem.problem().kind());
        assertNotNull(problem.getCause());
    }

    private static StoreException assertProblem(String code, String what, FreeStyleBuild build, String id) {
        StoreException problem = assertThrows(StoreException.class, () -> StoreKeys.ring(build, Store.APP_STORE, id));
        assertEquals(code, problem.problem().code());
        assertEquals(what, problem.problem().what());
        assertFalse(problem.problem().remedy().isBlank());
        return problem;
    }

    private static FreeStyleBuild build(FreeStyleProject job) throws Exception {
        return jenkins.buildAndAssertSuccess(job);
    }

    private static CredentialsStore store(hudson.model.ModelObject place) {
        return CredentialsProvider.lookupStores(place).iterator().next();
    }

    /** Of a provider that keeps its keys elsewhere, which is out of order. */
    private static final class Unreachable extends BaseStandardCredentials implements AppStoreConnectKey {

        private static final long serialVersionUID = 1;

        Unreachable(String id) {
            super(CredentialsScope.GLOBAL, id, "");
        }

        @Override
        public String getKeyId() {
            return "2X9R4HXF34";
        }

        @Override
        public String getIssuerId() {
            return "";
        }

        @Override
        public Secret getKey() throws IOException {
            throw new IOException("the vault is sealed");
        }
    }
}

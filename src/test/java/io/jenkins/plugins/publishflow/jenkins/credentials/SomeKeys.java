package io.jenkins.plugins.publishflow.jenkins.credentials;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.util.Secret;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;

/** Credentials of tests, made of the keys of a sandbox. */
public final class SomeKeys {

    private SomeKeys() {}

    /** Of the scope that builds see. */
    public static AppStoreConnectKeyImpl of(String id, SandboxKey key) {
        return of(CredentialsScope.GLOBAL, id, key);
    }

    /** Of the scope that builds see, from the parts of a key. */
    public static AppStoreConnectKeyImpl of(String id, String pem, String keyId, String issuerId) {
        return new AppStoreConnectKeyImpl(CredentialsScope.GLOBAL, id, "", keyId, issuerId, Secret.fromString(pem));
    }

    public static AppStoreConnectKeyImpl of(CredentialsScope scope, String id, SandboxKey key) {
        return new AppStoreConnectKeyImpl(scope, id, "", key.keyId(), key.issuerId(), Secret.fromString(key.pem()));
    }

    /** Adds credentials for the whole of Jenkins. */
    public static void addToSystem(Credentials credentials) throws IOException {
        CredentialsProvider.lookupStores(Jenkins.get()).iterator().next().addCredentials(Domain.global(), credentials);
    }

    /** Adds a <i>Secret file</i> for the whole of Jenkins, of the scope that builds see. */
    public static void addFile(String id, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        addToSystem(new FileCredentialsImpl(CredentialsScope.GLOBAL, id, "", "key.json", SecretBytes.fromBytes(bytes)));
    }

    /** Adds a <i>Secret text</i> likewise. */
    public static void addText(String id, String content) throws IOException {
        addToSystem(new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "", Secret.fromString(content)));
    }

    /** Takes away all that were added so. */
    public static void clearSystem() throws IOException {
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        SystemCredentialsProvider.getInstance().save();
    }
}

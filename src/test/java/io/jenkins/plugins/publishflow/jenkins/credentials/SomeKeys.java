package io.jenkins.plugins.publishflow.jenkins.credentials;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.util.Secret;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import java.io.IOException;
import jenkins.model.Jenkins;

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

    /** Takes away all that were added so. */
    public static void clearSystem() throws IOException {
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        SystemCredentialsProvider.getInstance().save();
    }
}

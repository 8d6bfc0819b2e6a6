package io.jenkins.plugins.publishflow.store.googleplay;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URI;
import java.security.interfaces.RSAPrivateKey;

/**
 * The key of a Google Cloud service account. Lives in memory alone; {@link #toString()} tells the account and nothing of
 * the key.
 */
public final class ServiceAccountKey {

    private final String account;

    @CheckForNull
    private final String keyId;

    private final URI tokenAddress;
    private final RSAPrivateKey privateKey;

    ServiceAccountKey(String account, @CheckForNull String keyId, URI tokenAddress, RSAPrivateKey privateKey) {
        this.account = account;
        this.keyId = keyId;
        this.tokenAddress = tokenAddress;
        this.privateKey = privateKey;
    }

    /** The account's email address ({@code client_email}), by which Play Console knows it; no secret. */
    public String account() {
        return account;
    }

    /** The id of the key, or null where the file does not tell it. */
    @CheckForNull
    String keyId() {
        return keyId;
    }

    /** Where tokens are asked for ({@code token_uri}). */
    URI tokenAddress() {
        return tokenAddress;
    }

    RSAPrivateKey privateKey() {
        return privateKey;
    }

    @Override
    public String toString() {
        return "service account " + account;
    }
}

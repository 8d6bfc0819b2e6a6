package io.jenkins.plugins.publishflow.store.appstore;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.security.interfaces.ECPrivateKey;
import java.util.Optional;

/**
 * A key of the App Store Connect API: a team key has an issuer, an individual key has none. Lives in memory alone;
 * {@link #toString()} tells the key id and nothing of the key.
 */
public final class AppStoreKey {

    private final String keyId;

    @CheckForNull
    private final String issuerId;

    private final ECPrivateKey privateKey;

    AppStoreKey(String keyId, @CheckForNull String issuerId, ECPrivateKey privateKey) {
        this.keyId = keyId;
        this.issuerId = issuerId;
        this.privateKey = privateKey;
    }

    /** The id that Apple shows beside the key, such as {@code 2X9R4HXF34}; no secret. */
    public String keyId() {
        return keyId;
    }

    /** The issuer id of the team; empty for an individual key. */
    public Optional<String> issuerId() {
        return Optional.ofNullable(issuerId);
    }

    ECPrivateKey privateKey() {
        return privateKey;
    }

    @Override
    public String toString() {
        return (issuerId == null ? "individual key " : "team key ") + keyId;
    }
}

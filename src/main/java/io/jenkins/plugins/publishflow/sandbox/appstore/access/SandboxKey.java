package io.jenkins.plugins.publishflow.sandbox.appstore.access;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.security.PublicKey;

/**
 * An API key of the sandbox, as App Store Connect would hand it out; opens nothing but this sandbox.
 *
 * @param keyId the key id
 * @param issuerId the issuer id, or null for an individual key
 * @param pem the text of the {@code .p8} file
 * @param publicKey what tokens are checked against
 */
public record SandboxKey(String keyId, @Nullable String issuerId, String pem, PublicKey publicKey) {

    /** The name that App Store Connect gives the file. */
    public String fileName() {
        return "AuthKey_" + keyId + ".p8";
    }

    /** Tells the key id alone. */
    @Override
    public String toString() {
        return "key " + keyId;
    }
}

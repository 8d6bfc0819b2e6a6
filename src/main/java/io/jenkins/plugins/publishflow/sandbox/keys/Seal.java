package io.jenkins.plugins.publishflow.sandbox.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;

/**
 * What tokens and signatures of a sandbox are made with, and known by.
 *
 * @param secret known to the sandbox alone
 */
public record Seal(String secret) {

    /** One that nobody has. */
    public static Seal fresh() {
        return new Seal(UUID.randomUUID().toString());
    }

    /** A digest of the secret and a text, in letters that need no encoding in a URL. */
    public String sign(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((secret + "\n" + text).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Seal";
    }
}

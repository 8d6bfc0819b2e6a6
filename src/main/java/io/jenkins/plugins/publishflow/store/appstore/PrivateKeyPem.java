package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.KeyFault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * Reads the private key of a {@code .p8} file: PEM, PKCS#8, elliptic curve P-256. Line ends of any kind, {@code \n} in
 * letters and a second base64 around the whole are taken too, because key files travel through forms and variables.
 */
final class PrivateKeyPem {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /** What else begins like that, and is no key for App Store Connect. */
    private static final Map<String, KeyFault> OTHERS = Map.of(
            "-----BEGIN CERTIFICATE", KeyFaults.CERTIFICATE,
            "-----BEGIN ENCRYPTED PRIVATE KEY", KeyFaults.ENCRYPTED,
            "Proc-Type: 4,ENCRYPTED", KeyFaults.ENCRYPTED,
            "-----BEGIN RSA PRIVATE KEY", KeyFaults.RSA,
            "-----BEGIN PUBLIC KEY", KeyFaults.PUBLIC_KEY,
            "-----BEGIN OPENSSH PRIVATE KEY", KeyFaults.OPENSSH);

    private static final String SEC1 = "-----BEGIN EC PRIVATE KEY";

    /** Object identifiers in the head of a PKCS#8 key, as DER writes them. */
    private static final String OID_RSA = "06092a864886f70d010101";

    private static final String OID_EC = "06072a8648ce3d0201";
    private static final String OID_P256 = "06082a8648ce3d030107";

    /** Version, algorithm and curve are in the first bytes. */
    private static final int HEAD = 40;

    private PrivateKeyPem() {}

    /** @throws KeyFault.Found with the reason, where it is no such key */
    static ECPrivateKey parse(String text) throws KeyFault.Found {
        String pem = unwrapped(text).replace("\\r", "").replace("\\n", "\n");
        if (pem.isBlank()) {
            throw new KeyFault.Found(KeyFaults.EMPTY);
        }
        int begin = pem.indexOf(BEGIN);
        if (begin < 0) {
            throw new KeyFault.Found(other(pem));
        }
        int end = pem.indexOf(END, begin);
        if (end < 0) {
            throw new KeyFault.Found(KeyFaults.DAMAGED);
        }
        return key(decoded(pem.substring(begin + BEGIN.length(), end)));
    }

    private static KeyFault other(String pem) {
        // An encrypted SEC1 or PKCS#1 key says so besides, which is the better reason.
        if (pem.contains("Proc-Type: 4,ENCRYPTED")) {
            return KeyFaults.ENCRYPTED;
        }
        if (pem.contains(SEC1)) {
            return KeyFaults.SEC1;
        }
        return OTHERS.entrySet().stream()
                .filter(entry -> pem.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(KeyFaults.NO_KEY);
    }

    private static String unwrapped(String text) {
        if (text.contains("-----")) {
            return text;
        }
        try {
            String inner = new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
            return inner.contains("-----BEGIN") ? inner : text;
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static byte[] decoded(String base64) throws KeyFault.Found {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new KeyFault.Found(KeyFaults.DAMAGED);
        }
    }

    private static ECPrivateKey key(byte[] der) throws KeyFault.Found {
        String head = HexFormat.of().formatHex(der, 0, Math.min(der.length, HEAD));
        if (head.contains(OID_RSA)) {
            throw new KeyFault.Found(KeyFaults.RSA);
        }
        if (head.startsWith("30") && !head.contains(OID_P256)) {
            throw new KeyFault.Found(head.contains(OID_EC) ? KeyFaults.CURVE : KeyFaults.ALGORITHM);
        }
        try {
            return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has elliptic curves", e);
        } catch (GeneralSecurityException e) {
            throw new KeyFault.Found(KeyFaults.DAMAGED);
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }
}

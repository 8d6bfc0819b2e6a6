package io.jenkins.plugins.publishflow.sandbox;

import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes tokens by hand, right and wrong ones. */
final class Tokens {

    static final String RAW = "SHA256withECDSAinP1363Format";
    static final String DER = "SHA256withECDSA";

    private Tokens() {}

    /** A token as a right client makes it. */
    static String good(SandboxKey key, Instant now) {
        return sign(key, header(key), claims(key, now), RAW);
    }

    static Map<String, Object> header(SandboxKey key) {
        return new LinkedHashMap<>(Map.of("alg", "ES256", "kid", key.keyId(), "typ", "JWT"));
    }

    static Map<String, Object> claims(SandboxKey key, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        if (key.issuerId() != null) {
            claims.put("iss", key.issuerId());
        } else {
            claims.put("sub", "user");
        }
        claims.put("aud", "appstoreconnect-v1");
        claims.put("iat", now.getEpochSecond() - 60);
        claims.put("exp", now.getEpochSecond() + 600);
        return claims;
    }

    static String sign(SandboxKey key, Map<String, Object> header, Map<String, Object> claims, String algorithm) {
        String signed = part(Json.bytes(header)) + "." + part(Json.bytes(claims));
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(privateKey(key));
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + part(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey privateKey(SandboxKey key) throws GeneralSecurityException {
        String base64 = key.pem().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

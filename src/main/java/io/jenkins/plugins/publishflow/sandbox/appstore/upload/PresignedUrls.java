package io.jenkins.plugins.publishflow.sandbox.appstore.upload;

import io.jenkins.plugins.publishflow.sandbox.http.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Addresses of the storage that are good for one part until an end, and need no other leave. The query is secret. */
public final class PresignedUrls {

    private final byte[] secret;
    private final Supplier<URI> baseUrl;

    /** @param baseUrl where the server listens; asked for each address */
    public PresignedUrls(byte[] secret, Supplier<URI> baseUrl) {
        this.secret = secret.clone();
        this.baseUrl = baseUrl;
    }

    String url(String fileId, int part, Instant expires) {
        String path = Storage.PATH + fileId + "/" + part;
        return baseUrl.get() + path + "?expires=" + expires.getEpochSecond() + "&signature=" + sign(path, expires);
    }

    /** Whether the request's address was given out, and is still good. */
    boolean isGood(Request request, Instant now) {
        Map<String, String> query = request.query();
        String expiry = query.getOrDefault("expires", "");
        if (!expiry.matches("[0-9]{1,12}")) {
            return false;
        }
        Instant expires = Instant.ofEpochSecond(Long.parseLong(expiry));
        byte[] expected = sign(request.path(), expires).getBytes(StandardCharsets.US_ASCII);
        byte[] given = query.getOrDefault("signature", "").getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, given) && expires.isAfter(now);
    }

    private String sign(String path, Instant expires) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] signature = mac.doFinal((path + "\n" + expires.getEpochSecond()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA256", e);
        }
    }
}

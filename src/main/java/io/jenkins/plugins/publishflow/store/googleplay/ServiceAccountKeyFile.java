package io.jenkins.plugins.publishflow.store.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.KeyFault;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.Json;
import io.jenkins.plugins.publishflow.store.http.StoreUrl;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * The JSON file in which the Google Cloud console hands out the key of a service account. Every wrong file is refused
 * with its own reason, and no reason quotes the file.
 */
public final class ServiceAccountKeyFile {

    private static final int MAX_BYTES = 64 * 1024;
    private static final String TOKEN_ADDRESS = "https://oauth2.googleapis.com/token";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private ServiceAccountKeyFile() {}

    /** @throws StoreException of kind INPUT where the file is no such key */
    public static ServiceAccountKey read(Path file) throws StoreException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            return key(bytes.length > MAX_BYTES ? "-" : new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw KeyFaults.UNREADABLE.problem(file.toString());
        } catch (KeyFault.Found e) {
            throw e.fault().problem(file.toString());
        }
    }

    /**
     * Reads a key from a text, for keys that live in an environment variable or a credential.
     *
     * @param fileName the name that the file had, or null
     * @throws StoreException of kind INPUT where the text is no such key
     */
    public static ServiceAccountKey parse(String text, @CheckForNull String fileName) throws StoreException {
        try {
            return key(text);
        } catch (KeyFault.Found e) {
            throw e.fault().problem(fileName);
        }
    }

    private static ServiceAccountKey key(String text) throws KeyFault.Found {
        String stripped = text.replace("\uFEFF", "").strip();
        if (stripped.isEmpty()) {
            throw new KeyFault.Found(KeyFaults.EMPTY);
        }
        JsonNode json = json(stripped);
        checkType(json);
        String account = json.path("client_email").asText("").strip();
        String pem = json.path("private_key").asText("");
        if (account.isEmpty() || pem.isBlank()) {
            throw new KeyFault.Found(KeyFaults.INCOMPLETE);
        }
        return new ServiceAccountKey(
                account,
                json.path("private_key_id").textValue(),
                address(json.path("token_uri").asText(TOKEN_ADDRESS)),
                privateKey(pem));
    }

    private static JsonNode json(String text) throws KeyFault.Found {
        // DER, as P12 files are, begins with a sequence of a two-byte length.
        if (text.startsWith("0\u0082") || text.startsWith("0\uFFFD")) {
            throw new KeyFault.Found(KeyFaults.P12);
        }
        try {
            JsonNode json = Json.MAPPER.readTree(text);
            if (json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            // Said below: the parser may quote the key.
        }
        throw new KeyFault.Found(KeyFaults.NO_JSON);
    }

    private static void checkType(JsonNode json) throws KeyFault.Found {
        if (json.has("installed") || json.has("web")) {
            throw new KeyFault.Found(KeyFaults.OAUTH_CLIENT);
        }
        switch (json.path("type").asText("")) {
            case "service_account":
                return;
            case "authorized_user":
                throw new KeyFault.Found(KeyFaults.USER);
            case "external_account":
                throw new KeyFault.Found(KeyFaults.EXTERNAL);
            default:
                throw new KeyFault.Found(KeyFaults.OTHER_TYPE);
        }
    }

    private static URI address(String text) throws KeyFault.Found {
        try {
            URI address = URI.create(text.strip());
            if (StoreUrl.isSafe(address)) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new KeyFault.Found(KeyFaults.BAD_TOKEN_ADDRESS);
    }

    private static RSAPrivateKey privateKey(String text) throws KeyFault.Found {
        String pem = text.replace("\\r", "").replace("\\n", "\n");
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new KeyFault.Found(KeyFaults.DAMAGED);
        }
        byte[] der = new byte[0];
        try {
            der = Base64.getDecoder()
                    .decode(pem.substring(begin + BEGIN.length(), end).replaceAll("\\s", ""));
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyFault.Found(KeyFaults.DAMAGED);
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }
}

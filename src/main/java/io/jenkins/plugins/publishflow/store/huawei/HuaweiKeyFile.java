package io.jenkins.plugins.publishflow.store.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.KeyFault;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The JSON files in which AppGallery Connect hands out keys: one of an API client has {@code client_id} and
 * {@code client_secret}, one of a service account {@code key_id}, {@code sub_account} and {@code private_key}. Every
 * wrong file is refused with its own reason, and no reason quotes the file.
 */
public final class HuaweiKeyFile {

    /** What a service account's tokens are for where the file does not say. */
    static final String TOKEN_URI = "https://oauth-login.cloud.huawei.com/oauth2/v3/token";

    /** A key file has a few thousand bytes. */
    private static final int MAX_BYTES = 64 * 1024;

    private HuaweiKeyFile() {}

    /**
     * Reads a key from a file.
     *
     * @throws StoreException of kind INPUT where it is no key file of AppGallery Connect
     */
    public static HuaweiKey read(Path file) throws StoreException {
        try {
            return key(text(file));
        } catch (KeyFault.Found e) {
            throw e.fault().problem(file.toString());
        }
    }

    /**
     * Reads a key from a text, for keys that live in an environment variable or a credential.
     *
     * @param fileName the name that the file had, or null
     * @throws StoreException of kind INPUT where it is no key file of AppGallery Connect
     */
    public static HuaweiKey parse(String text, @CheckForNull String fileName) throws StoreException {
        try {
            return key(text);
        } catch (KeyFault.Found e) {
            throw e.fault().problem(fileName);
        }
    }

    private static HuaweiKey key(String text) throws KeyFault.Found {
        JsonNode json = json(text.replace("\uFEFF", "").strip());
        if (json.has("client_email")) {
            throw new KeyFault.Found(KeyFaults.GOOGLE);
        }
        if (json.has("agcgw") || json.path("client").isObject()) {
            throw new KeyFault.Found(KeyFaults.APP_CONFIGURATION);
        }
        if (json.has("private_key") || json.has("sub_account")) {
            return serviceAccount(json);
        }
        if (json.has("client_secret") || json.has("client_id")) {
            return new ApiClientKey(
                    text(json, "client_id", KeyFaults.CLIENT_INCOMPLETE),
                    text(json, "client_secret", KeyFaults.CLIENT_INCOMPLETE));
        }
        throw new KeyFault.Found(KeyFaults.OTHER);
    }

    private static ServiceAccountKey serviceAccount(JsonNode json) throws KeyFault.Found {
        String uri = json.path("token_uri").asText("");
        return new ServiceAccountKey(
                text(json, "key_id", KeyFaults.ACCOUNT_INCOMPLETE),
                text(json, "sub_account", KeyFaults.ACCOUNT_INCOMPLETE),
                uri.isBlank() ? TOKEN_URI : uri.strip(),
                RsaPem.parse(text(json, "private_key", KeyFaults.ACCOUNT_INCOMPLETE)));
    }

    /** Ids are numbers in some files. */
    private static String text(JsonNode json, String name, KeyFault missing) throws KeyFault.Found {
        String value = json.path(name).asText("").strip();
        if (value.isEmpty()) {
            throw new KeyFault.Found(missing);
        }
        return value;
    }

    private static JsonNode json(String text) throws KeyFault.Found {
        if (text.isEmpty()) {
            throw new KeyFault.Found(KeyFaults.EMPTY);
        }
        try {
            JsonNode json = Json.MAPPER.readTree(text);
            if (json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            // Told below, without what the reader quotes.
        }
        throw new KeyFault.Found(KeyFaults.BAD_JSON);
    }

    private static String text(Path file) throws KeyFault.Found {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new KeyFault.Found(KeyFaults.OTHER);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new KeyFault.Found(KeyFaults.UNREADABLE);
        }
    }
}

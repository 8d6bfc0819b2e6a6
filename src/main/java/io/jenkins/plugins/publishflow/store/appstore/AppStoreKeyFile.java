package io.jenkins.plugins.publishflow.store.appstore;

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
import java.security.interfaces.ECPrivateKey;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways in which a key of App Store Connect is handed around: Apple's {@code .p8} file, and the JSON file of
 * fastlane that holds ids and key together. Every wrong file is refused with its own reason, and no reason quotes the
 * file.
 */
public final class AppStoreKeyFile {

    /** A key has a few hundred bytes. */
    private static final int MAX_BYTES = 64 * 1024;

    /** As Apple names the file; {@code ApiKey_} is what Apple's own upload tool also takes. */
    private static final Pattern NAME = Pattern.compile("(?:AuthKey|ApiKey)_([A-Za-z0-9]+)(?:\\s?\\(\\d+\\))?\\.p8");

    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9]{2,40}");
    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private AppStoreKeyFile() {}

    /**
     * Reads a key from a file.
     *
     * @param keyId where null or blank: from the file, or from its name {@code AuthKey_<key id>.p8}
     * @param issuerId where null or blank: from the file; an individual key has none
     * @throws StoreException of kind INPUT where the file or an id is wrong
     */
    public static AppStoreKey read(Path file, @CheckForNull String keyId, @CheckForNull String issuerId)
            throws StoreException {
        Path name = file.getFileName();
        try {
            return key(text(file), name == null ? null : name.toString(), keyId, issuerId);
        } catch (KeyFault.Found e) {
            throw e.fault().problem(file.toString());
        }
    }

    /**
     * Reads a key from a text, for keys that live in an environment variable or a credential.
     *
     * @param fileName the name that the file had, or null
     * @param keyId where null or blank: from the text, or from the file name
     * @param issuerId where null or blank: from the text; an individual key has none
     * @throws StoreException of kind INPUT where the text or an id is wrong
     */
    public static AppStoreKey parse(
            String text, @CheckForNull String fileName, @CheckForNull String keyId, @CheckForNull String issuerId)
            throws StoreException {
        try {
            return key(text, fileName, keyId, issuerId);
        } catch (KeyFault.Found e) {
            throw e.fault().problem(fileName);
        }
    }

    private static AppStoreKey key(
            String text, @CheckForNull String fileName, @CheckForNull String keyId, @CheckForNull String issuerId)
            throws KeyFault.Found {
        String stripped = text.replace("\uFEFF", "").strip();
        JsonNode json = stripped.startsWith("{") ? json(stripped) : Json.MAPPER.missingNode();
        if (json.path("in_house").asBoolean()) {
            throw new KeyFault.Found(KeyFaults.IN_HOUSE);
        }
        String id = first(keyId, text(json, "key_id"), idIn(fileName));
        String issuer = first(issuerId, text(json, "issuer_id"));
        // First, as ids are no matter where the file is none of a key.
        ECPrivateKey key =
                PrivateKeyPem.parse(json.isObject() ? json.path("key").asText("") : stripped);
        if (id == null) {
            throw new KeyFault.Found(KeyFaults.NO_KEY_ID);
        }
        if (!KEY_ID.matcher(id).matches()) {
            throw new KeyFault.Found(KeyFaults.BAD_KEY_ID);
        }
        if (issuer != null && !UUID.matcher(issuer).matches()) {
            throw new KeyFault.Found(KeyFaults.BAD_ISSUER);
        }
        return new AppStoreKey(id, issuer, key);
    }

    private static JsonNode json(String text) throws KeyFault.Found {
        try {
            return Json.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new KeyFault.Found(KeyFaults.BAD_JSON);
        }
    }

    @CheckForNull
    private static String text(JsonNode json, String name) {
        return json.path(name).textValue();
    }

    private static String text(Path file) throws KeyFault.Found {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new KeyFault.Found(KeyFaults.NO_KEY);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new KeyFault.Found(KeyFaults.UNREADABLE);
        }
    }

    @CheckForNull
    private static String idIn(@CheckForNull String fileName) {
        Matcher matcher = NAME.matcher(fileName == null ? "" : fileName);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** The first that is there and not blank, without blanks around it. */
    @CheckForNull
    private static String first(String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate.strip();
            }
        }
        return null;
    }
}

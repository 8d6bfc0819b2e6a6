package io.jenkins.plugins.publishflow.store.appcircle;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A key of Appcircle as a text: a personal access key by itself, or JSON with {@code personalAccessKey} and perhaps
 * {@code subOrganization}, or with {@code name}, {@code secret} and perhaps {@code organization}. No reason for a refusal
 * quotes it.
 */
public final class AppcircleKeyFile {

    private static final int MAX_BYTES = 64 * 1024;

    private AppcircleKeyFile() {}

    /** @throws StoreException of kind INPUT where the file is no key */
    public static AppcircleKey read(Path file) throws StoreException {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw wrong("The key file of Appcircle cannot be read.", file.toString());
        }
    }

    /** @throws StoreException of kind INPUT where the text is no key */
    public static AppcircleKey parse(String text) throws StoreException {
        String stripped = text.replace("\uFEFF", "").strip();
        if (!stripped.startsWith("{")) {
            if (stripped.contains("\n") || stripped.contains(" ")) {
                throw wrong("The key of Appcircle is neither one word nor JSON.", "key of Appcircle");
            }
            return AppcircleKey.personal(stripped, null);
        }
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(stripped);
        } catch (IOException e) {
            throw wrong("The key of Appcircle begins like JSON but is none.", "key of Appcircle");
        }
        return json.has("secret")
                ? AppcircleKey.api(
                        Documents.text(json, "name"),
                        Documents.text(json, "secret"),
                        Documents.text(json, "organization"))
                : AppcircleKey.personal(
                        Documents.text(json, "personalAccessKey"), Documents.text(json, "subOrganization"));
    }

    private static StoreException wrong(String what, String where) {
        return new StoreException(new Problem(
                Problem.Kind.INPUT,
                "appcircle.key-unusable",
                what,
                where,
                "Give the personal access key by itself, or JSON with personalAccessKey, or with name and secret of an"
                        + " API key."));
    }
}

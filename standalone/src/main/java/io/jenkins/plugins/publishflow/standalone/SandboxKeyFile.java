package io.jenkins.plugins.publishflow.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.appcircle.CircleKeys;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import io.jenkins.plugins.publishflow.sandbox.googleplay.SandboxGooglePlay;
import io.jenkins.plugins.publishflow.sandbox.huawei.GalleryKeys;
import io.jenkins.plugins.publishflow.sandbox.keys.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keys of a sandbox: in memory, or as files that {@code --key} takes. */
public final class SandboxKeyFile {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SandboxKeyFile() {}

    /**
     * Writes a key into that folder, for the owner alone to read, in fastlane's JSON form, which carries its ids along;
     * returns the file.
     */
    public static Path write(SandboxKey key, Path folder) throws IOException {
        ObjectNode json = MAPPER.createObjectNode().put("key_id", key.keyId()).put("key", key.pem());
        if (key.issuerId() != null) {
            json.put("issuer_id", key.issuerId());
        }
        return write(folder, "sandbox-key.json", MAPPER.writeValueAsBytes(json));
    }

    /** Writes the key of Google Play's service account into that folder, for the owner alone to read; returns the file. */
    public static Path write(SandboxGooglePlay store, Path folder) throws IOException {
        return write(folder, "sandbox-google-play-key.json", store.keyFile().getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the key of AppGallery Connect into that folder, for the owner alone to read; returns the file. */
    public static Path write(GalleryKeys keys, Path folder) throws IOException {
        return write(folder, "sandbox-huawei-key.json", keys.clientFile().getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the personal access key of Appcircle into that folder, for the owner alone to read; returns the file. */
    public static Path write(CircleKeys keys, Path folder) throws IOException {
        return write(folder, "sandbox-appcircle-key.txt", keys.personal().getBytes(StandardCharsets.UTF_8));
    }

    private static Path write(Path folder, String name, byte[] text) throws IOException {
        Path file = Files.createDirectories(folder).resolve(name);
        PrivateFile.write(file, text);
        return file;
    }
}

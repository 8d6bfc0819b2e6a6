package io.jenkins.plugins.publishflow.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A key of the sandbox as a file that {@code --key} takes: fastlane's JSON form, which carries its ids along. */
public final class SandboxKeyFile {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SandboxKeyFile() {}

    /** Writes it into that folder, for the owner alone to read; returns the file. */
    public static Path write(SandboxKey key, Path folder) throws IOException {
        ObjectNode json = MAPPER.createObjectNode().put("key_id", key.keyId()).put("key", key.pem());
        if (key.issuerId() != null) {
            json.put("issuer_id", key.issuerId());
        }
        Path file = Files.createDirectories(folder).resolve("sandbox-key.json");
        Files.deleteIfExists(file);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, MAPPER.writeValueAsBytes(json));
        return file;
    }
}

package io.jenkins.plugins.publishflow.sandbox.appstore.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Looks at the bytes of a file that the client calls uploaded: then its upload goes into processing, or both have
 * failed. The bytes are deleted in any case.
 */
final class FileCommit {

    private final AppStoreState state;
    private final UploadedBytes bytes;
    private final Resource file;
    private final Resource upload;

    FileCommit(AppStoreState state, UploadedBytes bytes, Resource file) {
        this.state = state;
        this.bytes = bytes;
        this.file = file;
        this.upload = BuildUploads.owning(state, file);
    }

    void run() {
        try {
            Optional<String> wrong = wrong();
            if (wrong.isPresent()) {
                fail(wrong.get());
            } else {
                accept();
            }
            bytes.delete(file.id());
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot read what was uploaded", e);
        }
    }

    private void accept() throws IOException {
        boolean asset = file.is("assetType", "ASSET");
        Optional<Archive> archive = Optional.empty();
        if (asset && bytes.areKept()) {
            try {
                archive = Archive.read(bytes.file(file.id()));
            } catch (ZipException e) {
                fail("The archive is damaged");
                return;
            }
        }
        BuildUploadFiles.deliveryState(file, "UPLOAD_COMPLETE", null);
        if (asset) {
            BuildUploads.process(state, upload, archive);
        }
    }

    private void fail(String why) {
        BuildUploadFiles.deliveryState(file, "FAILED", why);
        BuildUploads.fail(upload, "ASSET_FAILED", why);
    }

    /** What is wrong with the bytes as they came; empty where nothing is. Keeps their digest for whoever compares. */
    private Optional<String> wrong() throws IOException {
        int missing =
                BuildUploadFiles.parts(file).size() - file.fact("received").size();
        if (missing > 0) {
            return Optional.of(missing + " parts of the file were not uploaded");
        }
        if (!bytes.areKept()) {
            return Optional.empty();
        }
        if (!Files.exists(bytes.file(file.id()))) {
            // Only where the sandbox was killed after a commit and before it could save it.
            return Optional.of("The uploaded bytes are gone");
        }
        String sha256 = bytes.digest(file.id(), "SHA-256");
        file.fact("sha256", JsonNodeFactory.instance.textNode(sha256));
        JsonNode checksum = file.get("sourceFileChecksums");
        if (checksum == null || !checksum.path("file").isObject()) {
            return Optional.empty();
        }
        boolean md5 = checksum.path("file").path("algorithm").asText().equals("MD5");
        String actual = md5 ? bytes.digest(file.id(), "MD5") : sha256;
        return checksum.path("file").path("hash").asText().equalsIgnoreCase(actual)
                ? Optional.empty()
                : Optional.of("The uploaded bytes do not match the checksum");
    }
}

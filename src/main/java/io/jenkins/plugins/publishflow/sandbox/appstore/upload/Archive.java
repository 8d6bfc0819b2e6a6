package io.jenkins.plugins.publishflow.sandbox.appstore.upload;

import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSObject;
import com.dd.plist.PropertyListParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.DottedNumber;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What the sandbox looks at in an uploaded {@code .ipa}: as much as decides whether Apple would take it for what was
 * reserved. Bytes that are no such archive are taken as they are, unlike at Apple: measurements and tests send such.
 *
 * @param usesNonExemptEncryption {@code ITSAppUsesNonExemptEncryption}, or null where it does not say
 */
record Archive(
        String bundleId,
        String version,
        String build,
        @CheckForNull Boolean usesNonExemptEncryption) {

    private static final int MAX_INFO = 1024 * 1024;
    private static final int MAX_ENTRIES = 100_000;

    /** @throws ZipException where it is a damaged archive: bytes came to the wrong place */
    static Optional<Archive> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (in.read() != 'P' || in.read() != 'K') {
                return Optional.empty();
            }
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Optional<? extends ZipEntry> info = zip.stream()
                    .limit(MAX_ENTRIES)
                    .filter(entry -> entry.getName().matches("Payload/[^/]+\\.app/Info\\.plist"))
                    .findFirst();
            if (info.isEmpty()) {
                return Optional.empty();
            }
            try (InputStream in = zip.getInputStream(info.get())) {
                return parse(in.readNBytes(MAX_INFO));
            }
        }
    }

    /** What Apple finds in processing, by code; the code for another version is an assumption. */
    static Map<String, String> mismatches(AppStoreState state, Resource upload) {
        Map<String, String> errors = new LinkedHashMap<>();
        JsonNode archive = upload.fact("archive");
        if (archive == null) {
            return errors;
        }
        String bundleId = BuildUploads.app(state, upload).text("bundleId");
        if (!archive.path("bundleId").asText().equals(bundleId)) {
            errors.put("90054", "The archive's bundle id is not " + bundleId + ", that of the app");
        }
        if (!DottedNumber.same(archive.path("version").asText(), upload.text("cfBundleShortVersionString"))
                || !DottedNumber.same(archive.path("build").asText(), upload.text("cfBundleVersion"))) {
            errors.put("ASSET_MISMATCH", "The archive's version or build number is not the one reserved");
        }
        return errors;
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("bundleId", bundleId)
                .put("version", version)
                .put("build", build);
        return usesNonExemptEncryption == null ? json : json.put("usesNonExemptEncryption", usesNonExemptEncryption);
    }

    private static Optional<Archive> parse(byte[] info) throws IOException {
        try {
            NSObject root = PropertyListParser.parse(info);
            return root instanceof NSDictionary dictionary
                    ? Optional.of(new Archive(
                            text(dictionary, "CFBundleIdentifier"),
                            text(dictionary, "CFBundleShortVersionString"),
                            text(dictionary, "CFBundleVersion"),
                            bool(dictionary, "ITSAppUsesNonExemptEncryption")))
                    : Optional.empty();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            // The parser throws one exception for each of its formats; what none of them reads is no property list.
            return Optional.empty();
        }
    }

    private static String text(NSDictionary dictionary, String key) {
        NSObject value = dictionary.objectForKey(key);
        return value == null ? "" : value.toString();
    }

    @CheckForNull
    private static Boolean bool(NSDictionary dictionary, String key) {
        return dictionary.objectForKey(key) instanceof NSNumber number ? number.boolValue() : null;
    }
}

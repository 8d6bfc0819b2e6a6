package io.jenkins.plugins.publishflow.sandbox.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.BinaryException;
import io.jenkins.plugins.publishflow.binary.BinaryReader;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import io.jenkins.plugins.publishflow.sandbox.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Supplier;

/** Files that are uploaded into an edit: bundles, APK files, symbols, images. */
final class ArtifactRoutes {

    private static final Set<String> IMAGES = Set.of(
            "phoneScreenshots",
            "sevenInchScreenshots",
            "tenInchScreenshots",
            "tvScreenshots",
            "wearScreenshots",
            "icon",
            "featureGraphic",
            "tvBanner");

    private final PlayState state;
    private final Uploads uploads;
    private final Supplier<URI> baseUrl;

    ArtifactRoutes(PlayState state, Uploads uploads, Supplier<URI> baseUrl) {
        this.state = state;
        this.uploads = uploads;
        this.baseUrl = baseUrl;
    }

    void addTo(Routes routes, String edit) {
        for (String kind : new String[] {"bundles", "apks"}) {
            routes.add("GET", edit + "/" + kind, request -> list(request, kind));
            upload(routes, edit + "/" + kind, (request, file) -> artifact(request, kind, file));
        }
        upload(routes, edit + "/apks/{versionCode}/deobfuscationFiles/{type}", this::symbols);
        upload(routes, edit + "/listings/{language}/{type}", this::image);
    }

    /** What is done with the bytes of an upload, under the lock. */
    @FunctionalInterface
    private interface Handling {
        Answer handle(Request request, Path file) throws IOException;
    }

    private void upload(Routes routes, String path, Handling handling) {
        for (String prefix : new String[] {"/upload", "/resumable/upload"}) {
            routes.add("POST", prefix + path, request -> {
                content(request);
                return uploads.begin(request, baseUrl.get() + request.path(), file -> {
                    synchronized (state) {
                        try {
                            return handling.handle(request, file);
                        } catch (PlayRefusal refusal) {
                            return refusal.answer();
                        }
                    }
                });
            });
        }
    }

    private ObjectNode content(Request request) {
        synchronized (state) {
            return (ObjectNode) state.edit(request.pathValue("package"), request.pathValue("edit"))
                    .path("content");
        }
    }

    private Answer list(Request request, String kind) {
        ObjectNode document =
                JsonNodeFactory.instance.objectNode().put("kind", "androidpublisher#" + kind + "ListResponse");
        ArrayNode list = document.putArray(kind);
        for (JsonNode artifact : content(request).path("artifacts")) {
            if (artifact.path("kind").asText().equals(kind)) {
                list.add(shown(artifact));
            }
        }
        return Answer.json(200, document);
    }

    private static ObjectNode shown(JsonNode artifact) {
        ObjectNode shown = JsonNodeFactory.instance
                .objectNode()
                .put("versionCode", artifact.path("versionCode").asInt());
        ObjectNode digests = artifact.path("kind").asText().equals("apks") ? shown.putObject("binary") : shown;
        digests.put("sha1", artifact.path("sha1").asText())
                .put("sha256", artifact.path("sha256").asText());
        return shown;
    }

    private Answer artifact(Request request, String kind, Path file) throws IOException {
        ObjectNode content = content(request);
        Binary binary = read(file, kind, request.pathValue("package"));
        int versionCode = Integer.parseInt(binary.build());
        for (JsonNode artifact : content.path("artifacts")) {
            if (artifact.path("versionCode").asInt() == versionCode) {
                throw new PlayRefusal(
                        403, "You cannot use version code " + versionCode + " because it has already been used.");
            }
        }
        ObjectNode artifact = content.withArray("artifacts")
                .addObject()
                .put("kind", kind)
                .put("versionCode", versionCode)
                .put("sha1", digest("SHA-1", file))
                .put("sha256", digest("SHA-256", file));
        state.touch();
        return Answer.json(200, shown(artifact));
    }

    private static Binary read(Path file, String kind, String packageName) {
        Binary binary;
        try {
            binary = BinaryReader.read(file);
        } catch (BinaryException e) {
            throw PlayRefusal.invalid("The file cannot be read: " + e.getMessage());
        }
        Binary.Android android = binary.android();
        Binary.Packaging wanted = kind.equals("apks") ? Binary.Packaging.APK : Binary.Packaging.BUNDLE;
        if (android == null || android.packaging() != wanted) {
            throw PlayRefusal.invalid("The file is none of the " + kind + ".");
        }
        if (!binary.identifier().equals(packageName)) {
            throw new PlayRefusal(
                    403, "The package name of the file is " + binary.identifier() + ", not " + packageName + ".");
        }
        if (android.certificates().isEmpty()) {
            throw new PlayRefusal(403, "The Android App Bundle was not signed.");
        }
        if (android.debuggable()) {
            throw new PlayRefusal(403, "You uploaded a debuggable APK or Android App Bundle.");
        }
        return binary;
    }

    private Answer symbols(Request request, Path file) throws IOException {
        ObjectNode content = content(request);
        String versionCode = request.pathValue("versionCode");
        boolean known = false;
        for (JsonNode artifact : content.path("artifacts")) {
            known |= artifact.path("versionCode").asText().equals(versionCode);
        }
        if (!known) {
            throw PlayRefusal.notFound("Version code " + versionCode + " was not found.");
        }
        if (Files.size(file) == 0) {
            throw PlayRefusal.invalid("The deobfuscation file is empty.");
        }
        ArrayNode symbols = content.withArray("symbols");
        String type = request.pathValue("type");
        // An assumption: a second file of a kind takes the place of the first, as there can be one of each.
        symbols.removeIf(earlier -> earlier.path("versionCode").asText().equals(versionCode)
                && earlier.path("type").asText().equals(type));
        symbols.addObject()
                .put("versionCode", Integer.parseInt(versionCode))
                .put("type", type)
                .put("sha256", digest("SHA-256", file));
        state.touch();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("deobfuscationFile").put("symbolType", type);
        return Answer.json(200, document);
    }

    private Answer image(Request request, Path file) throws IOException {
        ObjectNode content = content(request);
        String language = request.pathValue("language");
        String type = request.pathValue("type");
        if (!IMAGES.contains(type)) {
            throw PlayRefusal.invalid("There are no images of the type " + type + ".");
        }
        if (!content.path("listings").has(language)) {
            throw PlayRefusal.notFound("There is no listing in " + language + ".");
        }
        String id = state.nextId();
        ArrayNode images = content.withObject("/images").withArray(language + "/" + type);
        ObjectNode image = images.addObject()
                .put("id", id)
                .put("url", baseUrl.get() + "/images/" + id)
                .put("sha1", digest("SHA-1", file))
                .put("sha256", digest("SHA-256", file));
        state.touch();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("image", image.deepCopy());
        return Answer.json(200, document);
    }

    private static String digest(String algorithm, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] block = new byte[1 << 16];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}

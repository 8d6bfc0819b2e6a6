package io.jenkins.plugins.publishflow.sandbox.appcircle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Multipart;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import io.jenkins.plugins.publishflow.sandbox.http.StorePlace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The storage of Appcircle: takes a file by its signed address, or by a form whose last part is the file. */
final class CircleFiles {

    static final String STORAGE = "/appcircle-storage/";

    private final CircleState state;
    private final CircleKeys keys;
    private final CircleSettings settings;
    private final StorePlace place;

    CircleFiles(CircleState state, CircleKeys keys, CircleSettings settings, StorePlace place) {
        this.state = state;
        this.keys = keys;
        this.settings = settings;
        this.place = place;
    }

    /** What {@code uploadInformation} answers. */
    ObjectNode address(String fileId) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("fileId", fileId);
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        String url = place.baseUrl().get() + STORAGE + fileId;
        if (settings.byForm()) {
            configuration.put("httpMethod", "POST");
            configuration
                    .putObject("signParameters")
                    .put("key", fileId)
                    .put("policy", keys.seal().sign("policy " + fileId));
        } else {
            configuration.put("httpMethod", "PUT");
            url += "?signature=" + keys.seal().sign("put " + fileId);
        }
        answer.put("uploadUrl", url).set("configuration", configuration);
        return answer;
    }

    /** Where the bytes of a file are. */
    Path file(String fileId) {
        return place.uploads().resolve("appcircle-" + fileId);
    }

    Answer take(Request request) throws IOException {
        String id = request.path().substring(STORAGE.length());
        CircleState.Upload upload;
        synchronized (state) {
            upload = state.uploads.get(id);
        }
        if (request.header("Authorization") != null) {
            request.misuse("a token was sent to the storage");
            return Answer.empty(400);
        }
        if (upload == null || !request.method().equals(settings.byForm() ? "POST" : "PUT")) {
            request.misuse("no such upload in the storage");
            return Answer.empty(404);
        }
        if (!place.clock().instant().isBefore(upload.expires)) {
            return Answer.empty(403);
        }
        Files.createDirectories(place.uploads());
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file(id)), digest)) {
            if (!receive(request, id, upload, out)) {
                return Answer.empty(403);
            }
        }
        synchronized (state) {
            upload.sha256 = HexFormat.of().formatHex(digest.digest());
        }
        return Answer.empty(settings.byForm() ? 204 : 200);
    }

    private boolean receive(Request request, String id, CircleState.Upload upload, OutputStream out)
            throws IOException {
        if (!settings.byForm()) {
            boolean good = keys.seal().sign("put " + id).equals(request.query().get("signature"))
                    && String.valueOf(upload.size).equals(request.header("Content-Length"));
            if (good) {
                request.stream().transferTo(out);
            } else {
                request.misuse("the signature or the length is wrong");
            }
            return good;
        }
        try {
            Multipart form = Multipart.read(request, out);
            boolean good = form.fileField().equals("file")
                    && id.equals(form.fields().get("key"))
                    && keys.seal().sign("policy " + id).equals(form.fields().get("policy"))
                    && form.size() == upload.size;
            if (!good) {
                request.misuse("the form is not signed as it was given");
            }
            return good;
        } catch (Multipart.Malformed e) {
            request.misuse(e.getMessage());
            return false;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}

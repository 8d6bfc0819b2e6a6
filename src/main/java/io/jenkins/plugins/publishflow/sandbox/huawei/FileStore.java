package io.jenkins.plugins.publishflow.sandbox.huawei;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.BinaryException;
import io.jenkins.plugins.publishflow.binary.BinaryReader;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Multipart;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where files go: the signed storage, which wants exactly the headers that it gave, and the file server with its form.
 * Bytes are kept on the disk, one file each. A key's token that comes here is refused: it has no business here.
 */
final class FileStore {

    static final String STORAGE = "/huawei-storage/";
    static final String FORM = "/huawei-files/upload";

    /** Files that stand in for a package say so in their first line: package name, version name, version code. */
    private static final Pattern STAND_IN = Pattern.compile("Package (\\S+) (\\S+) (\\d{1,9})\n[\\s\\S]*");

    private static final int FIRST_LINE = 300;

    private final GalleryState state;
    private final GalleryKeys keys;
    private final Path folder;
    private final Supplier<URI> baseUrl;
    private final Clock clock;

    /** @param baseUrl where the storage is reached, asked for each address */
    FileStore(GalleryState state, GalleryKeys keys, Path folder, Supplier<URI> baseUrl, Clock clock) {
        this.state = state;
        this.keys = keys;
        this.folder = folder;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /** What {@code urlInfo} tells of a file: where to PUT it, with which headers. */
    ObjectNode signedAddress(GalleryFile file) {
        ObjectNode info = JsonNodeFactory.instance
                .objectNode()
                .put("objectId", file.id())
                .put("method", "PUT")
                .put(
                        "url",
                        baseUrl.get() + STORAGE + file.id() + "?signature="
                                + keys.seal().sign("put " + file.id()));
        ObjectNode headers = info.putObject("headers");
        headers(file).forEach(headers::put);
        return info;
    }

    /** The secret with which a form is let in. */
    String authCode(GalleryFile file) {
        return file.id() + "." + keys.seal().sign("form " + file.id());
    }

    String formUrl() {
        return baseUrl.get() + FORM;
    }

    /** How a file is named that came by form. */
    static String destination(GalleryFile file) {
        return "https://files.sandbox.example/" + file.id();
    }

    private Map<String, String> headers(GalleryFile file) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "AWS4-HMAC-SHA256 Signature=" + keys.seal().sign("head " + file.id()));
        headers.put("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
        headers.put("x-amz-date", file.expires().toString());
        headers.put("Content-Type", "application/octet-stream");
        headers.put("Host", baseUrl.get().getAuthority());
        return headers;
    }

    /** {@code PUT} into the signed storage. */
    Answer put(Request request, String id) throws IOException {
        GalleryFile file = find(id);
        if (file == null
                || !keys.seal().sign("put " + id).equals(request.query().get("signature"))) {
            request.misuse("no such object in the storage");
            return refusal(404, "NoSuchKey");
        }
        if (!clock.instant().isBefore(file.expires())) {
            return refusal(403, "RequestHasExpired");
        }
        for (Map.Entry<String, String> header : headers(file).entrySet()) {
            if (!header.getValue().equals(request.header(header.getKey()))) {
                request.misuse("the header " + header.getKey() + " is missing or changed");
                return refusal(403, "SignatureDoesNotMatch");
            }
        }
        if (request.header("client_id") != null) {
            request.misuse("the client's id was sent to the storage");
            return refusal(403, "AccessDenied");
        }
        if (!String.valueOf(file.size()).equals(request.header("Content-Length"))) {
            request.misuse("Content-Length is another than announced");
            return refusal(400, "InvalidArgument");
        }
        receive(file, out -> request.stream().transferTo(out));
        return Answer.empty(200);
    }

    /** {@code POST} of a form to the file server. */
    Answer form(Request request) throws IOException {
        if (request.header("Authorization") != null || request.header("client_id") != null) {
            request.misuse("a key's token was sent to the file server");
            return Answer.empty(403);
        }
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "form", "");
        try {
            Multipart form;
            try (OutputStream out = Files.newOutputStream(temporary)) {
                form = Multipart.read(request, out);
            } catch (Multipart.Malformed e) {
                request.misuse(e.getMessage());
                return result(1, 0, null, 0);
            }
            String code = form.fields().getOrDefault("authCode", "");
            GalleryFile file = find(code.split("\\.")[0]);
            boolean good = file != null
                    && code.equals(authCode(file))
                    && "1".equals(form.fields().get("fileCount"))
                    && form.fileField().equals("file")
                    && clock.instant().isBefore(file.expires());
            if (!good) {
                return result(20204, 0, null, 0);
            }
            receive(file, out -> Files.copy(temporary, out));
            return result(0, 1, destination(file), form.size());
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private GalleryFile find(String id) {
        synchronized (state) {
            return state.files.get(id);
        }
    }

    private interface Source {
        void to(OutputStream out) throws IOException;
    }

    /** Taken outside the lock. */
    private void receive(GalleryFile file, Source source) throws IOException {
        try {
            Files.createDirectories(folder);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(folder.resolve(file.id())), digest)) {
                source.to(out);
            }
            synchronized (state) {
                state.files.put(file.id(), file.received(HexFormat.of().formatHex(digest.digest())));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    /** What the sandbox can read of a package. */
    record Facts(String packageName, String versionName, int versionCode) {}

    /** Empty where the file is neither a package that can be read nor a stand-in for one. */
    Optional<Facts> facts(GalleryFile file) throws IOException {
        Path path = folder.resolve(file.id());
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(path)) {
            Matcher line = STAND_IN.matcher(new String(in.readNBytes(FIRST_LINE), StandardCharsets.UTF_8));
            if (line.matches()) {
                return Optional.of(new Facts(line.group(1), line.group(2), Integer.parseInt(line.group(3))));
            }
        }
        try {
            Binary binary = BinaryReader.read(path);
            return Optional.of(new Facts(binary.identifier(), binary.version(), Integer.parseInt(binary.build())));
        } catch (BinaryException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Answer result(int code, int success, String destination, long size) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode result = document.putObject("result").put("resultCode", String.valueOf(code));
        ObjectNode uploaded = result.putObject("UploadFileRsp").put("ifSuccess", success);
        if (destination != null) {
            uploaded.putArray("fileInfoList")
                    .addObject()
                    .put("fileDestUlr", destination)
                    .put("size", size);
        }
        return Answer.json(200, document);
    }

    private static Answer refusal(int status, String code) {
        String xml = "<Error><Code>" + code + "</Code><Message>The request is not accepted.</Message></Error>";
        return new Answer(status, Map.of("Content-Type", "application/xml"), xml.getBytes(StandardCharsets.UTF_8));
    }
}

package io.jenkins.plugins.publishflow.sandbox.appstore.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Handler;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * {@code PUT /storage/{file}/{part}}: takes one part by its presigned address alone. Refuses what an object storage
 * would refuse, in XML as those answer: another length, a header left out, a key's token, an address that is no longer
 * good. Bytes are taken outside the lock; several parts come in at once.
 */
public final class Storage implements Handler {

    /** All addresses of the storage begin so. */
    public static final String PATH = "/storage/";

    private final AppStoreState state;
    private final UploadedBytes bytes;
    private final PresignedUrls urls;

    public Storage(AppStoreState state, UploadedBytes bytes, PresignedUrls urls) {
        this.state = state;
        this.bytes = bytes;
        this.urls = urls;
    }

    @Override
    public Answer handle(Request request) throws IOException {
        if (request.header("Authorization") != null) {
            request.misuse("a key's token was sent to the storage");
            return refusal(400, "InvalidArgument", "Only one way to authenticate is allowed");
        }
        Optional<Place> found = place(request);
        if (found.isEmpty()) {
            request.misuse("no such part in the storage");
            return refusal(404, "NoSuchUpload", "There is nothing to be uploaded here");
        }
        if (!urls.isGood(request, state.now())) {
            request.note("the presigned address is no longer good, or was changed");
            return refusal(403, "AccessDenied", "The address has expired or its signature does not match");
        }
        Place place = found.get();
        Optional<String> wrong = wrongHeader(request, place.part);
        if (wrong.isPresent()) {
            request.misuse(wrong.get());
            return refusal(400, "InvalidRequest", wrong.get());
        }
        long taken = bytes.take(place.file.id(), place.part, request.stream());
        if (taken < place.part.length()) {
            return refusal(400, "IncompleteBody", "The body ended early");
        }
        synchronized (state) {
            if (!BuildUploadFiles.awaitsUpload(place.file)) {
                return refusal(409, "InvalidState", "The upload is closed");
            }
            BuildUploadFiles.received(place.file, place.part.number());
        }
        return Answer.empty(200);
    }

    private record Place(Resource file, Part part) {}

    private Optional<Place> place(Request request) {
        String[] segments = request.path().substring(PATH.length()).split("/", -1);
        if (!request.method().equals("PUT") || segments.length != 2) {
            return Optional.empty();
        }
        synchronized (state) {
            return state.resources()
                    .find(BuildUploadFiles.TYPE, segments[0])
                    .flatMap(file -> BuildUploadFiles.parts(file).stream()
                            .filter(part -> String.valueOf(part.number()).equals(segments[1]))
                            .map(part -> new Place(file, part))
                            .findFirst());
        }
    }

    private static Optional<String> wrongHeader(Request request, Part part) {
        String length = request.header("Content-Length");
        if (length == null || !length.equals(String.valueOf(part.length()))) {
            return Optional.of("Content-Length is " + length + " where the part has " + part.length() + " bytes");
        }
        for (JsonNode header : headers(part)) {
            String name = header.path("name").asText();
            if (!header.path("value").asText().equals(request.header(name))) {
                return Optional.of("the header " + name + " is missing or changed");
            }
        }
        return Optional.empty();
    }

    /** The headers that the part must be sent with, as the contract writes them. */
    static ArrayNode headers(Part part) {
        ArrayNode headers = JsonNodeFactory.instance.arrayNode();
        headers.addObject().put("name", "Content-Type").put("value", "application/octet-stream");
        headers.addObject().put("name", Part.HEADER).put("value", part.tag());
        return headers;
    }

    private static Answer refusal(int status, String code, String message) {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                + "</Message></Error>";
        return new Answer(status, Map.of("Content-Type", "application/xml"), xml.getBytes(StandardCharsets.UTF_8));
    }
}

package io.jenkins.plugins.publishflow.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Timing;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;

/** Uploads as a right client makes them. */
final class Uploads {

    /** No archive, but bytes whose order shows. */
    static final byte[] BYTES = bytes(1000);

    private final CheckedSandbox sandbox;
    private final StoreClient store;

    Uploads(CheckedSandbox sandbox) {
        this.sandbox = sandbox;
        this.store = new StoreClient(sandbox);
    }

    String reserve(String version, String build) {
        return store.post("/v1/buildUploads", Bodies.buildUpload(version, build))
                .is(201)
                .id();
    }

    /** The answer to the reservation of a file. */
    Reply reserveFile(String upload, long size) {
        return store.post("/v1/buildUploadFiles", Bodies.buildUploadFile(upload, size))
                .is(201);
    }

    Reply put(JsonNode operation, byte[] file) {
        return put(operation, slice(operation, file), true);
    }

    /** Sends those bytes, with or without the headers that the operation names. */
    Reply put(JsonNode operation, byte[] bytes, boolean withHeaders) {
        return store.send(operation.path("url").asText(), request -> {
            if (withHeaders) {
                operation
                        .path("requestHeaders")
                        .forEach(header -> request.header(
                                header.path("name").asText(),
                                header.path("value").asText()));
            }
            return request.PUT(BodyPublishers.ofByteArray(bytes));
        });
    }

    static byte[] slice(JsonNode operation, byte[] file) {
        int offset = operation.path("offset").asInt();
        return Arrays.copyOfRange(
                file, offset, offset + operation.path("length").asInt());
    }

    /** Reserves a file and sends all its parts; returns the file's id. */
    String send(String upload, byte[] file) {
        Reply reserved = reserveFile(upload, file.length);
        reserved.attributes()
                .path("uploadOperations")
                .forEach(operation -> put(operation, file).is(200));
        return reserved.id();
    }

    /** The whole upload up to the commit; returns the upload's id. */
    String commit(String version, String build, byte[] file) {
        String upload = reserve(version, build);
        String id = send(upload, file);
        store.patch("/v1/buildUploadFiles/" + id, Bodies.uploaded(id)).is(200);
        return upload;
    }

    /** A build that is VALID and has its answer on encryption; returns its id. */
    String build(String version, String build) {
        String upload = commit(version, build, BYTES);
        Timing timing = Timing.USUAL;
        sandbox.pass(timing.uploadProcessing().plus(timing.buildLag()).plus(timing.buildProcessing()));
        String id = store.get("/v1/buildUploads/" + upload + "?include=build")
                .is(200)
                .data()
                .at("/relationships/build/data/id")
                .asText();
        store.patch("/v1/builds/" + id, Bodies.attributes("builds", id, "\"usesNonExemptEncryption\":false"))
                .is(200);
        return id;
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i * 31 + i / 256);
        }
        return bytes;
    }
}

package io.jenkins.plugins.publishflow.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.contract.SendsWrongRequests;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Timing;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reservation of an upload, and its parts on their way to the storage. */
class UploadTest {

    @RegisterExtension
    final CheckedSandbox sandbox =
            new CheckedSandbox(options -> options.appStore(AppStoreSettings.USUAL.partSize(300)));

    private final StoreClient store = new StoreClient(sandbox);
    private final Uploads uploads = new Uploads(sandbox);

    @Test
    void aReservationAwaitsItsUpload() {
        String id = uploads.reserve("1.1", "7");
        Reply upload = store.get("/v1/buildUploads/" + id).is(200);
        assertEquals("AWAITING_UPLOAD", upload.attributes().at("/state/state").asText());
        assertEquals(
                List.of(id),
                store.get("/v1/apps/" + StoreClient.APP
                                + "/buildUploads?filter[cfBundleVersion]=7&filter[state]=AWAITING_UPLOAD")
                        .ids());
    }

    @Test
    void aVersionAndBuildThatAreTakenAreADuplicate() {
        uploads.reserve("1.1", "7");
        JsonNode error = store.post("/v1/buildUploads", Bodies.buildUpload("1.1", "7"))
                .refused(409, "ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE");
        assertEquals(
                "/data/attributes/cfBundleVersion", error.at("/source/pointer").asText());
        store.post("/v1/buildUploads", Bodies.buildUpload("1.1.0", "07"))
                .refused(409, "ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE");
        uploads.reserve("1.1", "8");
        uploads.reserve("1.2", "7");
    }

    @Test
    void theBuildOfTheLiveVersionIsADuplicateToo() {
        store.post("/v1/buildUploads", Bodies.buildUpload("1.0", "1"))
                .refused(409, "ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE");
    }

    @Test
    void aDeletedReservationFreesItsNumber() {
        String id = uploads.reserve("1.1", "7");
        store.delete("/v1/buildUploads/" + id).is(204);
        store.get("/v1/buildUploads/" + id).refused(404, "NOT_FOUND");
        assertNotEquals(id, uploads.reserve("1.1", "7"));
    }

    @Test
    void anUploadInProcessingCannotBeDeleted() {
        String id = uploads.commit("1.1", "7", Uploads.BYTES);
        store.delete("/v1/buildUploads/" + id).refused(409, "STATE_ERROR.ENTITY_STATE_INVALID");
    }

    @Test
    void partsCoverTheFileInUnequalUnsortedPiecesWithHeadersOfTheirOwn() {
        List<JsonNode> operations = operations(uploads.reserve("1.1", "7"));
        assertTrue(operations.size() >= 3, operations::toString);
        List<JsonNode> sorted = new ArrayList<>(operations);
        sorted.sort(Comparator.comparingLong(part -> part.path("offset").asLong()));
        assertNotEquals(sorted, operations, "not in the order of the bytes");
        long end = 0;
        Set<Long> lengths = new HashSet<>();
        Set<String> headers = new HashSet<>();
        for (JsonNode part : sorted) {
            assertEquals(end, part.path("offset").asLong());
            end += part.path("length").asLong();
            lengths.add(part.path("length").asLong());
            headers.add(part.path("requestHeaders").toString());
            assertEquals("PUT", part.path("method").asText());
        }
        assertEquals(Uploads.BYTES.length, end);
        assertTrue(lengths.size() > 1, "unequal");
        assertEquals(sorted.size(), headers.size(), "distinct headers");
    }

    @Test
    void theAddressesCanBeReadAgainWhileTheFileAwaitsItsUpload() {
        Reply reserved = uploads.reserveFile(uploads.reserve("1.1", "7"), 1000);
        Reply again = store.get("/v1/buildUploadFiles/" + reserved.id()).is(200);
        assertEquals(
                reserved.attributes().path("uploadOperations"),
                again.attributes().path("uploadOperations"));
    }

    @Test
    void anUploadTakesOneFileOfAKindUntilItsAddressesEnd() {
        String upload = uploads.reserve("1.1", "7");
        uploads.reserveFile(upload, 1000);
        store.post("/v1/buildUploadFiles", Bodies.buildUploadFile(upload, 1000))
                .refused(409, "ENTITY_ERROR.RELATIONSHIP.INVALID");
        sandbox.pass(Timing.USUAL.uploadUrls());
        uploads.reserveFile(upload, 1000);
    }

    @Test
    void anAddressEndsWithItsTime() {
        JsonNode part = operations(uploads.reserve("1.1", "7")).get(0);
        sandbox.pass(Timing.USUAL.uploadUrls());
        uploads.put(part, Uploads.BYTES).is(403);
    }

    @Test
    void anAddressCannotBeChanged() {
        List<JsonNode> parts = operations(uploads.reserve("1.1", "7"));
        String query = parts.get(1).path("url").asText().split("\\?")[1];
        String another = parts.get(0).path("url").asText().split("\\?")[0] + "?" + query;
        store.send(another, request -> request.PUT(BodyPublishers.ofByteArray(new byte[1])))
                .is(403);
    }

    @Test
    @SendsWrongRequests
    void aKeysTokenAtTheStorageIsRefusedAndCounted() {
        JsonNode part = operations(uploads.reserve("1.1", "7")).get(0);
        store.send(
                        part.path("url").asText(),
                        request -> request.header("Authorization", "Bearer x")
                                .PUT(BodyPublishers.ofByteArray(Uploads.slice(part, Uploads.BYTES))))
                .is(400);
        assertEquals(
                "a key's token was sent to the storage",
                sandbox.get().requests().misuses().get(0).note());
    }

    @Test
    @SendsWrongRequests
    void anotherLengthAndMissingHeadersAreRefusedAndCounted() {
        JsonNode part = operations(uploads.reserve("1.1", "7")).get(0);
        uploads.put(part, Uploads.BYTES, true).is(400);
        uploads.put(part, Uploads.slice(part, Uploads.BYTES), false).is(400);
        store.send(part.path("url").asText(), request -> {
                    part.path("requestHeaders")
                            .forEach(header -> request.header(
                                    header.path("name").asText(),
                                    header.path("value").asText()));
                    return request.PUT(BodyPublishers.fromPublisher(
                            BodyPublishers.ofByteArray(Uploads.slice(part, Uploads.BYTES))));
                })
                .is(400);
        assertEquals(3, sandbox.get().requests().misuses().size());
    }

    @Test
    void aClosedFileTakesNoMoreParts() {
        String upload = uploads.reserve("1.1", "7");
        List<JsonNode> parts = new ArrayList<>();
        Reply file = uploads.reserveFile(upload, 1000);
        file.attributes().path("uploadOperations").forEach(parts::add);
        parts.forEach(part -> uploads.put(part, Uploads.BYTES).is(200));
        uploads.put(parts.get(0), Uploads.BYTES).is(200);
        store.patch("/v1/buildUploadFiles/" + file.id(), Bodies.uploaded(file.id()))
                .is(200);
        uploads.put(parts.get(0), Uploads.BYTES).is(409);
    }

    private List<JsonNode> operations(String upload) {
        List<JsonNode> operations = new ArrayList<>();
        uploads.reserveFile(upload, Uploads.BYTES.length)
                .attributes()
                .path("uploadOperations")
                .forEach(operations::add);
        return operations;
    }
}

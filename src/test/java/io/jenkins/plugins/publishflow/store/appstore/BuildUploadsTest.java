package io.jenkins.plugins.publishflow.store.appstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreError;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildUploadsTest {

    private static final String FILE_PATH = "/v1/buildUploadFiles/f1";

    @Test
    void reservesAnUploadForAVersionAndBuild() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("POST", "/v1/buildUploads", 201, document(upload("u1", "AWAITING_UPLOAD", "1.2", "7", "")));
            BuildUpload upload = uploads(server).reserve("app1", "1.2", "7", "IOS");
            assertEquals("u1", upload.id());
            assertEquals(BuildUpload.AWAITING_UPLOAD, upload.state());
            JsonNode data = server.only("POST", "/v1/buildUploads").json().path("data");
            assertEquals(
                    "1.2", data.at("/attributes/cfBundleShortVersionString").asText());
            assertEquals("7", data.at("/attributes/cfBundleVersion").asText());
            assertEquals("IOS", data.at("/attributes/platform").asText());
            assertEquals("app1", data.at("/relationships/app/data/id").asText());
        }
    }

    @Test
    void keepsApplesCodeForAPairThatIsUsed() {
        try (CannedServer server = new CannedServer()) {
            server.on("POST", "/v1/buildUploads", 409, refusal(BuildUploads.DUPLICATE));
            BuildUploads uploads = uploads(server);
            Problem problem = assertThrows(StoreException.class, () -> uploads.reserve("app1", "1.2", "7", "IOS"))
                    .problem();
            assertEquals(Problem.Kind.REFUSED, problem.kind());
            assertEquals(BuildUploads.DUPLICATE, problem.storeErrors().get(0).code());
        }
    }

    @Test
    void findsTheUploadsOfAPairInEverySpelling() throws StoreException {
        String path = "/v1/apps/app1/buildUploads";
        try (CannedServer server = new CannedServer()) {
            server.on(
                    "GET",
                    path,
                    200,
                    collection(
                            upload("u1", "COMPLETE", "1.2.0", "7", "b1"),
                            upload("u2", "FAILED", "1.2", "07", ""),
                            upload("u3", "COMPLETE", "1.20", "7", "b3"),
                            upload("u4", "COMPLETE", "1.2", "70", "b4")));
            List<BuildUpload> found = uploads(server).find("app1", "1.2", "7", "IOS");
            assertEquals(
                    List.of("u1", "u2"), found.stream().map(BuildUpload::id).toList());
            assertEquals("b1", found.get(0).buildId());
            assertNull(found.get(1).buildId());
            Map<String, String> query = server.only("GET", path).query();
            assertEquals("1.2,1.2.0", query.get("filter[cfBundleShortVersionString]"));
            assertEquals("7,7.0,7.0.0", query.get("filter[cfBundleVersion]"));
            assertEquals("IOS", query.get("filter[platform]"));
        }
    }

    @Test
    void readsWhatAppleSaysOfARefusedBinary() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/buildUploads/u1", 200, """
                    {"data":{"type":"buildUploads","id":"u1","attributes":{"cfBundleShortVersionString":"1.2",
                     "cfBundleVersion":"7","createdDate":"2026-11-20T10:00:00-08:00","state":{"state":"FAILED",
                     "errors":[{"code":"90186","description":"closed train"},{"code":"90725","message":"old SDK"}],
                     "warnings":[{"code":"90788","description":"a warning"}],"infos":[{"description":"an info"}]}}}}""");
            BuildUpload upload = uploads(server).read("u1").orElseThrow();
            assertEquals(BuildUpload.FAILED, upload.state());
            assertEquals(
                    List.of(
                            new StoreError("90186", null, "closed train", null),
                            new StoreError("90725", null, "old SDK", null)),
                    upload.errors());
            assertEquals(List.of(new StoreError("90788", null, "a warning", null)), upload.warnings());
            assertEquals(List.of(new StoreError(null, null, "an info", null)), upload.infos());
            assertEquals(Instant.parse("2026-11-20T18:00:00Z"), upload.createdDate());
        }
    }

    @Test
    void keepsAStateThatNoDocumentNames() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/buildUploads/u1", 200, document(upload("u1", "QUEUED", "1.2", "7", "")));
            assertEquals("QUEUED", uploads(server).read("u1").orElseThrow().state());
        }
    }

    @Test
    void anUploadThatIsNotThereIsEmpty() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/buildUploads/u1", 404, refusal("NOT_FOUND"));
            assertEquals(Optional.empty(), uploads(server).read("u1"));
        }
    }

    @Test
    void deletesAReservation() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("DELETE", "/v1/buildUploads/u1", 204, "");
            uploads(server).delete("u1");
            server.only("DELETE", "/v1/buildUploads/u1");
        }
    }

    @Test
    void reservesTheFileOfAnUpload() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("POST", "/v1/buildUploadFiles", 201, document(file("AWAITING_UPLOAD", part(1, 0, 10))));
            BuildUploadFile file = uploads(server).reserveFile("u1", "Sample.ipa", 10);
            assertEquals("f1", file.id());
            JsonNode data = server.only("POST", "/v1/buildUploadFiles").json().path("data");
            assertEquals("ASSET", data.at("/attributes/assetType").asText());
            assertEquals("com.apple.ipa", data.at("/attributes/uti").asText());
            assertEquals("Sample.ipa", data.at("/attributes/fileName").asText());
            assertEquals(10, data.at("/attributes/fileSize").longValue());
            assertEquals("u1", data.at("/relationships/buildUpload/data/id").asText());
        }
    }

    @Test
    void findsTheFileThatWasReservedBefore() throws StoreException {
        String path = "/v1/buildUploads/u1/buildUploadFiles";
        String other = "{\"type\":\"buildUploadFiles\",\"id\":\"f0\",\"attributes\":{\"assetType\":\"ASSET_SPI\","
                + "\"fileSize\":10}}";
        String ours = "{\"type\":\"buildUploadFiles\",\"id\":\"f1\",\"attributes\":{\"assetType\":\"ASSET\","
                + "\"fileSize\":10}}";
        try (CannedServer server = new CannedServer()) {
            server.on("GET", path, 200, collection(other, ours)).on("GET", path, 200, collection(other));
            assertEquals(Optional.of("f1"), uploads(server).findFile("u1", 10));
            assertEquals(Optional.empty(), uploads(server).findFile("u1", 10));
        }
    }

    @Test
    void makesATicketOfTheOperations() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", FILE_PATH, 200, document(file("AWAITING_UPLOAD", part(2, 6, 4) + "," + part(1, 0, 6))));
            UploadTicket ticket =
                    uploads(server).readFile("f1", 10).orElseThrow().ticket();
            assertEquals(Store.APP_STORE, ticket.store());
            assertEquals(10, ticket.fileSize());
            assertEquals(Instant.parse("2026-11-21T00:00:00Z"), ticket.expires());
            UploadTicket.Part first = ticket.parts().get(0);
            assertEquals(2, first.number());
            assertEquals("PUT", first.method());
            assertEquals(6, first.offset());
            assertEquals(4, first.length());
            assertEquals(
                    "https://storage.example/put?part=2&sig=secret", first.url().toString());
            assertEquals(Map.of("Content-Type", "application/octet-stream", "x-part", "2"), first.headers());
            assertFalse(ticket.toString().contains("secret"), ticket.toString());
        }
    }

    @Test
    void theTicketEndsWithItsFirstPart() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            String early = part(1, 0, 6).replace("2026-11-21T00:00:00Z", "2026-11-20T09:30:00.500+00:00");
            server.on("GET", FILE_PATH, 200, document(file("AWAITING_UPLOAD", early + "," + part(2, 6, 4))));
            assertEquals(
                    Instant.parse("2026-11-20T09:30:00.500Z"),
                    uploads(server).readFile("f1", 10).orElseThrow().ticket().expires());
        }
    }

    @Test
    void aFileWithoutOperationsHasNoTicket() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", FILE_PATH, 200, document(file("UPLOAD_COMPLETE", "")));
            BuildUploadFile file = uploads(server).readFile("f1", 10).orElseThrow();
            assertNull(file.ticket());
            assertEquals(BuildUploadFile.UPLOAD_COMPLETE, file.state());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a gap, 0, 4, 6, 4",
        "an overlap, 0, 6, 4, 6",
        "too little, 0, 4, 4, 4",
        "too much, 0, 6, 6, 6",
        "a part without bytes, 0, 0, 0, 10",
        "a part before the file, -1, 11, 10, 0",
        "a sum beyond all numbers, 0, 9223372036854775807, 9223372036854775807, 3",
    })
    void refusesOperationsThatDoNotCoverTheFile(String what, long offset, long length, long offset2, long length2) {
        try (CannedServer server = new CannedServer()) {
            String parts = part(1, offset, length) + "," + part(2, offset2, length2);
            server.on("GET", FILE_PATH, 200, document(file("AWAITING_UPLOAD", parts)));
            Problem problem = malformed(server);
            assertFalse(problem.text().contains("secret"), what + ": " + problem.text());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"method\":\"PUT\"|\"verb\":\"PUT\"",
                "\"offset\":0|\"offset\":\"0\"",
                "\"length\":10|\"size\":10",
                "https://storage.example/put|no address secret",
                "https://storage.example/put|/put",
                "2026-11-21T00:00:00Z|tomorrow",
            })
    void refusesAnOperationThatLacksSomething(String good, String bad) {
        String part = part(1, 0, 10);
        assertTrue(part.contains(good), part);
        try (CannedServer server = new CannedServer()) {
            server.on("GET", FILE_PATH, 200, document(file("AWAITING_UPLOAD", part.replace(good, bad))));
            assertFalse(malformed(server).text().contains("secret"));
        }
    }

    private static Problem malformed(CannedServer server) {
        BuildUploads uploads = uploads(server);
        StoreException refused = assertThrows(StoreException.class, () -> uploads.readFile("f1", 10));
        assertNull(refused.getCause());
        assertEquals(Problem.Kind.UNEXPECTED, refused.problem().kind());
        assertEquals("app-store.bad-upload-operations", refused.problem().code());
        return refused.problem();
    }

    @Test
    void commitsTheFileWithItsDigest() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("PATCH", FILE_PATH, 200, document(file("UPLOAD_COMPLETE", "")));
            uploads(server).commitFile("f1", "ab12");
            JsonNode data = server.only("PATCH", FILE_PATH).json().path("data");
            assertEquals("f1", data.path("id").asText());
            assertTrue(data.at("/attributes/uploaded").booleanValue());
            assertEquals(
                    "ab12", data.at("/attributes/sourceFileChecksums/file/hash").asText());
            assertEquals(
                    "SHA_256",
                    data.at("/attributes/sourceFileChecksums/file/algorithm").asText());
        }
    }

    private static BuildUploads uploads(CannedServer server) {
        return AppStoreFixture.connect(server).buildUploads();
    }

    private static String upload(String id, String state, String version, String build, String buildId) {
        String related = buildId.isEmpty()
                ? ""
                : ",\"relationships\":{\"build\":{\"data\":{\"type\":\"builds\",\"id\":\"" + buildId + "\"}}}";
        return """
                {"type":"buildUploads","id":"%s","attributes":{"state":{"state":"%s"},
                 "cfBundleShortVersionString":"%s","cfBundleVersion":"%s"}%s}""".formatted(id, state, version, build, related);
    }

    private static String file(String state, String operations) {
        return """
                {"type":"buildUploadFiles","id":"f1","attributes":{"assetDeliveryState":{"state":"%s"},
                 "assetType":"ASSET","fileSize":10,"uploadOperations":[%s]}}""".formatted(state, operations);
    }

    private static String part(int number, long offset, long length) {
        return """
                {"method":"PUT","url":"https://storage.example/put?part=%d&sig=secret","offset":%d,"length":%d,
                 "partNumber":%d,"expiration":"2026-11-21T00:00:00Z","requestHeaders":[
                  {"name":"Content-Type","value":"application/octet-stream"},{"name":"x-part","value":"%d"}]}""".formatted(number, offset, length, number, number);
    }

    private static String document(String resource) {
        return "{\"data\":" + resource + "}";
    }

    private static String collection(String... resources) {
        return "{\"data\":[" + String.join(",", resources) + "]}";
    }

    private static String refusal(String code) {
        return "{\"errors\":[{\"status\":\"409\",\"code\":\"" + code + "\",\"title\":\"t\",\"detail\":\"d\"}]}";
    }
}

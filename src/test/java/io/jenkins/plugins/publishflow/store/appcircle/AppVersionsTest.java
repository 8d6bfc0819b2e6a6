package io.jenkins.plugins.publishflow.store.appcircle;

import static io.jenkins.plugins.publishflow.store.appcircle.AppcircleFixture.assertMalformed;
import static io.jenkins.plugins.publishflow.store.appcircle.AppcircleFixture.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppVersionsTest {

    private static final String V1 = "/publish/v1/profiles/android/p1/app-versions";
    private static final String V2 = "/publish/v2/profiles/android/p1/app-versions";

    private final CannedServer server = new CannedServer();
    private final AppVersions versions = AppcircleFixture.connect(server).appVersions();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void listsWhatAProfileHas() throws Exception {
        server.on(
                "GET",
                V2,
                200,
                "[{\"id\":\"v2\",\"version\":\"1.1\",\"versionCode\":2,\"fileName\":\"a.aab\",\"releaseCandidate\":true,"
                        + "\"createDate\":\"2026-11-21T10:00:00.123Z\"},"
                        + "{\"id\":\"v1\",\"createDate\":\"2026-11-21T09:00:00\"},{\"id\":\"v0\"}]");
        List<AppVersion> all = versions.list(Platform.ANDROID, "p1");
        assertEquals(
                new AppVersion("v2", "1.1", "2", "a.aab", true, Instant.parse("2026-11-21T10:00:00.123Z")), all.get(0));
        assertEquals(Instant.parse("2026-11-21T09:00:00Z"), all.get(1).created());
        assertNull(all.get(2).created());
    }

    @Test
    void uploadsByASignedPut() throws Exception {
        server.on(
                "GET",
                V1,
                200,
                "{\"fileId\":\"f1\",\"uploadUrl\":\"https://s.example.com/f?sig=1\",\"configuration\":{\"httpMethod\":\"PUT\"}}");
        UploadTicket ticket = versions.ticket(Platform.ANDROID, "p1", "my app.aab", 9);
        assertEquals("f1", ticket.uploadId());
        UploadTicket.Part part = ticket.parts().get(0);
        assertEquals("PUT", part.method());
        assertEquals(Map.of("Content-Type", "application/octet-stream"), part.headers());
        assertNull(part.form());
        assertEquals(
                Map.of("action", "uploadInformation", "fileName", "my app.aab", "fileSize", "9"),
                server.only("GET", V1).query());
    }

    @Test
    void uploadsByFormWhereTheStorageWantsOne() throws Exception {
        server.on(
                "GET",
                V1,
                200,
                "{\"fileId\":\"f1\",\"uploadUrl\":\"https://s.example.com/f\",\"configuration\":{\"httpMethod\":\"post\","
                        + "\"signParameters\":{\"key\":\"k\",\"policy\":\"secret\"}}}");
        UploadTicket.Part part =
                versions.ticket(Platform.ANDROID, "p1", "a.aab", 9).parts().get(0);
        assertEquals("POST", part.method());
        assertEquals(
                List.of(new UploadTicket.Field("key", "k"), new UploadTicket.Field("policy", "secret")),
                part.form().fields());
        assertEquals("file", part.form().fileField());
        assertFalse(part.form().answerKept());
    }

    @Test
    void saysThatTheFileIsThereAndFollowsTheTask() throws Exception {
        server.on("POST", V1, 200, "{\"taskId\":\"t1\"}");
        assertEquals("t1", versions.commit(Platform.ANDROID, "p1", "f1", "a.aab"));
        assertEquals(
                "{\"fileId\":\"f1\",\"fileName\":\"a.aab\"}",
                server.only("POST", V1).json().toString());
    }

    @ParameterizedTest
    @CsvSource({"1,RUNNING", "2,FAILED", "3,DONE", "9,RUNNING"})
    void tellsHowFarTheTaskIs(String value, UploadTask.State state) throws Exception {
        server.on("GET", "/task/v1/tasks/t1", 200, "{\"stateValue\":" + value + ",\"stateName\":\"Some state\"}");
        assertEquals(new UploadTask(state, "Some state"), versions.task("t1"));
    }

    @Test
    void marksAndDescribesAReleaseCandidate() throws Exception {
        server.on("PATCH", V2 + "/v2", 200, "{}").on("PATCH", V2 + "/v2", 200, "");
        versions.releaseCandidate(Platform.ANDROID, "p1", "v2", true);
        versions.releaseNotes(Platform.ANDROID, "p1", "v2", "A \"new\" search.");
        List<CannedServer.Asked> asked = server.asked();
        assertEquals("releaseCandidate", asked.get(1).query().get("action"));
        assertEquals("{\"ReleaseCandidate\":true}", asked.get(1).json().toString());
        assertEquals("releaseNotes", asked.get(2).query().get("action"));
        assertEquals("A \"new\" search.", asked.get(2).json().path("summary").asText());
    }

    @Test
    void saysWhyAppcircleRefuses() {
        server.on("GET", V2, 404, "").on("GET", V1, 403, "").on("POST", V1, 400, "{\"message\":\"no such file\"}");
        server.on("PATCH", V2 + "/v2", 400, "")
                .on("PATCH", V2 + "/v2", 400, "")
                .on("GET", "/task/v1/tasks/t1", 404, "");
        assertEquals(
                "appcircle.not-found",
                problem(() -> versions.list(Platform.ANDROID, "p1")).code());
        assertEquals(
                "appcircle.forbidden",
                problem(() -> versions.ticket(Platform.ANDROID, "p1", "a.aab", 9))
                        .code());
        assertEquals(
                "no such file",
                problem(() -> versions.commit(Platform.ANDROID, "p1", "f1", "a.aab"))
                        .storeErrors()
                        .get(0)
                        .detail());
        assertEquals(
                "appcircle.state",
                problem(() -> versions.releaseCandidate(Platform.ANDROID, "p1", "v2", true))
                        .code());
        assertEquals(
                "appcircle.state",
                problem(() -> versions.releaseNotes(Platform.ANDROID, "p1", "v2", "x"))
                        .code());
        assertEquals("appcircle.not-found", problem(() -> versions.task("t1")).code());
    }

    @Test
    void refusesAnswersThatSayNothing() throws StoreException {
        server.on("GET", V2, 200, "{\"data\":1}").on("GET", V2, 200, "[{}]");
        server.on("GET", V1, 200, "{}").on("GET", V1, 200, "{\"fileId\":\"f\",\"uploadUrl\":\"x y\"}");
        server.on("POST", V1, 200, "{}").on("GET", "/task/v1/tasks/t1", 200, "<html>");
        assertMalformed(() -> versions.list(Platform.ANDROID, "p1"));
        assertMalformed(() -> versions.list(Platform.ANDROID, "p1"));
        assertMalformed(() -> versions.ticket(Platform.ANDROID, "p1", "a", 9));
        assertMalformed(() -> versions.ticket(Platform.ANDROID, "p1", "a", 9));
        assertMalformed(() -> versions.commit(Platform.ANDROID, "p1", "f1", "a"));
        assertMalformed(() -> versions.task("t1"));
    }
}

package io.jenkins.plugins.publishflow.store.appcircle;

import static io.jenkins.plugins.publishflow.store.appcircle.AppcircleFixture.assertMalformed;
import static io.jenkins.plugins.publishflow.store.appcircle.AppcircleFixture.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishesTest {

    private static final String V1 = "/publish/v1/profiles/ios/p1";
    private static final String V2 = "/publish/v2/profiles/ios/p1";
    private static final String QUEUE = "/build/v1/queue/my-dashboard";

    private final CannedServer server = new CannedServer();
    private final Publishes publishes = AppcircleFixture.connect(server).publishes();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void readsTheFlowOfAVersion() throws Exception {
        server.on(
                "GET",
                V2 + "/app-versions/v1/publish",
                200,
                "{\"id\":\"x\",\"status\":91,\"startedOn\":\"2026-11-21T10:00:00\",\"steps\":["
                        + "{\"publishId\":\"pub1\",\"name\":\"Approval\",\"status\":0},{\"name\":\"Send\",\"status\":203}]}");
        Publish publish = publishes.of(Platform.IOS, "p1", "v1");
        assertEquals("pub1", publish.id());
        assertEquals("Running", publish.status().name());
        assertEquals(
                List.of(
                        new PublishStep("Approval", PublishStatus.SUCCESS),
                        new PublishStep("Send", PublishStatus.AWAITING_RESPONSE)),
                publish.steps());
        assertTrue(publish.awaitsPeopleAlone());
    }

    @Test
    void knowsAProfileWithoutAFlow() throws Exception {
        server.on("GET", V2 + "/app-versions/v1/publish", 200, "{\"id\":\"x\",\"status\":200,\"steps\":[]}");
        assertEquals("", publishes.of(Platform.IOS, "p1", "v1").id());
    }

    @Test
    void startsAFlow() throws Exception {
        server.on("POST", V2 + "/publish/pub1", 200, "\"pub1\"");
        publishes.start(Platform.IOS, "p1", "pub1");
        CannedServer.Asked asked = server.only("POST", V2 + "/publish/pub1");
        assertEquals("restart", asked.query().get("action"));
        assertEquals("{}", asked.json().toString());
    }

    @Test
    void tellsWhatIsRunning() throws Exception {
        server.on(
                "GET",
                QUEUE,
                200,
                "{\"data\":[{\"publishId\":null,\"profileId\":\"build\"},{\"publishId\":\"pub1\",\"profileId\":\"p1\","
                        + "\"appVersionId\":\"v1\",\"stepName\":\"Approval\",\"email\":\"a@example.com\"}]}");
        assertEquals(List.of(new RunningPublish("p1", "v1", "Approval", "a@example.com")), publishes.running());
    }

    @Test
    void readsLogsWhenThereAreSome() throws Exception {
        String path = V1 + "/publish/pub1/logs";
        server.on("GET", path, 404, "")
                .on("GET", path, 200, "No Logs Available")
                .on("GET", path, 200, "line 1");
        assertEquals(Optional.empty(), publishes.logs(Platform.IOS, "p1", "pub1"));
        assertEquals(Optional.empty(), publishes.logs(Platform.IOS, "p1", "pub1"));
        assertEquals(Optional.of("line 1"), publishes.logs(Platform.IOS, "p1", "pub1"));
    }

    @Test
    void saysWhyAppcircleRefuses() {
        server.on("GET", V1 + "/app-versions/v1/publish", 404, "").on("POST", V2 + "/publish/pub1", 400, "\"no RC\"");
        server.on("GET", QUEUE, 403, "").on("GET", V1 + "/publish/pub1/logs", 403, "");
        assertEquals(
                "appcircle.not-found",
                problem(() -> publishes.status(Platform.IOS, "p1", "v1")).code());
        assertEquals(
                "appcircle.state",
                problem(() -> publishes.start(Platform.IOS, "p1", "pub1")).code());
        assertEquals("appcircle.forbidden", problem(publishes::running).code());
        assertEquals(
                "appcircle.forbidden",
                problem(() -> publishes.logs(Platform.IOS, "p1", "pub1")).code());
    }

    @Test
    void refusesAnswersThatAreNone() {
        server.on("GET", V1 + "/app-versions/v1/publish", 200, "[]").on("GET", QUEUE, 200, "1");
        assertMalformed(() -> publishes.status(Platform.IOS, "p1", "v1"));
        assertMalformed(publishes::running);
    }
}

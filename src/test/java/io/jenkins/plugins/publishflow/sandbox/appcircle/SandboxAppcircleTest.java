package io.jenkins.plugins.publishflow.sandbox.appcircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.contract.SendsWrongRequests;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a client of Appcircle has to get right is wrong here when it is wrong there. */
class SandboxAppcircleTest {

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private String token = "";

    @Test
    void wantsKeysEncodedAndAtTheRightAddress() throws Exception {
        String key = sandbox.get().appcircleKeys().personal();
        assertEquals(401, post("/auth/v3/token", "personalAccessKey=" + key).statusCode(), "not encoded");
        assertEquals(401, post("/auth/v3/token", "pat=" + encoded(key)).statusCode(), "another field");
        assertEquals(
                200, post("/auth/v3/token", "personalAccessKey=" + encoded(key)).statusCode());
        sandbox.start(SandboxOptions.USUAL.appcircle(CircleSettings.USUAL.newestTokens(2)));
        String other = sandbox.get().appcircleKeys().personal();
        assertEquals(
                404,
                post("/auth/v3/token", "personalAccessKey=" + encoded(other)).statusCode());
        assertEquals(200, post("/auth/v2/token", "pat=" + encoded(other)).statusCode());
    }

    @Test
    void tellsWhatIsWrongWithAnApiKey() throws Exception {
        String good =
                "name=sandbox&secret=" + encoded(sandbox.get().appcircleKeys().apiSecret());
        String path = "/auth/v1/api-key/token";
        assertEquals(
                200,
                post(path, good + "&organizationId=" + CircleKeys.SUB_ORGANIZATION)
                        .statusCode());
        assertEquals(401, post(path, "name=sandbox&secret=no").statusCode());
        assertEquals(400, post(path, good + "&organizationId=mine").statusCode());
        assertEquals(
                403,
                post(path, good + "&organizationId=00000000-0000-0000-0000-000000000000")
                        .statusCode());
    }

    @Test
    void letsTokensEnd() throws Exception {
        login();
        assertEquals(200, get("/publish/v2/profiles/ios").statusCode());
        sandbox.pass(Duration.ofMinutes(61));
        assertEquals(401, get("/publish/v2/profiles/ios").statusCode());
    }

    @Test
    void hasPagesOfDifferentShapes() throws Exception {
        login();
        assertEquals(
                2,
                json(get("/publish/v2/profiles/android?page=1&size=100"))
                        .path("data")
                        .size());
        JsonNode second = json(get("/publish/v2/profiles/android?page=2&size=100"));
        assertEquals("Sample", second.at("/0/name").asText());
        assertEquals(1, json(get("/publish/v2/profiles/ios")).path("data").size(), "of the same name");
    }

    @Test
    @SendsWrongRequests
    void takesBytesByTheSignedAddressAlone() throws Exception {
        login();
        JsonNode info = json(get(ofSample("v1") + "?action=uploadInformation&fileName=a.aab&fileSize=3"));
        URI url = URI.create(info.path("uploadUrl").asText());
        assertEquals("PUT", info.at("/configuration/httpMethod").asText());
        assertEquals(403, send("PUT", url, "four", false).statusCode());
        assertEquals(400, send("PUT", url, "abc", true).statusCode(), "with a token");
        assertEquals(200, send("PUT", url, "abc", false).statusCode());
    }

    @Test
    void makesAVersionOnceOfAVersionAndBuildNumber() throws Exception {
        login();
        assertEquals(3, task(upload(2)));
        assertEquals(2, task(upload(2)), "the same again");
        assertEquals(1, json(get(ofSample("v2"))).size());
    }

    @Test
    void runsAFlowForAReleaseCandidateAlone() throws Exception {
        login();
        task(upload(2));
        JsonNode version = json(get(ofSample("v2"))).get(0);
        String ofVersion = ofSample("v2") + "/" + version.path("id").asText();
        assertEquals(
                400,
                patch(ofVersion + "?action=releaseNotes", "{\"summary\":\"x\"}").statusCode());
        String publish =
                json(get(ofVersion + "/publish")).at("/steps/0/publishId").asText();
        String start = ofSample("v2").replace("app-versions", "publish/" + publish) + "?action=restart";
        assertEquals(400, postJson(start, "{}").statusCode());
        assertEquals(
                200,
                patch(ofVersion + "?action=releaseCandidate", "{\"ReleaseCandidate\":true}")
                        .statusCode());
        assertEquals(
                200,
                patch(ofVersion + "?action=releaseNotes", "{\"summary\":\"x\"}").statusCode());
        String logs = ofSample("v1").replace("app-versions", "publish/" + publish + "/logs");
        assertEquals(404, get(logs).statusCode(), "no logs before");
        assertEquals(200, postJson(start, "{}").statusCode());
        assertEquals(400, postJson(start, "{}").statusCode(), "it runs already");
        assertEquals(2, json(get("/build/v1/queue/my-dashboard")).path("data").size());
        sandbox.pass(Duration.ofMinutes(2));
        login();
        String status = ofSample("v1") + "/" + version.path("id").asText() + "/publish";
        assertEquals(203, json(get(status)).at("/steps/0/status").asInt());
        sandbox.pass(Duration.ofHours(6));
        login();
        assertEquals(0, json(get(status)).path("status").asInt(-1));
        assertTrue(get(logs).body().contains("Log of start 1"));
        postJson(start, "{}");
        assertTrue(get(logs).body().contains("Log of start 2"), "the old one is gone");
        assertFalse(get(logs).body().contains("Log of start 1"));
    }

    private void login() throws Exception {
        String key = encoded(sandbox.get().appcircleKeys().personal());
        token = json(post("/auth/v3/token", "personalAccessKey=" + key))
                .path("access_token")
                .asText();
    }

    private String ofSample(String api) throws Exception {
        JsonNode sample =
                json(get("/publish/v2/profiles/android?page=2&size=100")).get(0);
        return "/publish/" + api + "/profiles/android/" + sample.path("id").asText() + "/app-versions";
    }

    /** Uploads the sample; returns the id of the task. */
    private String upload(int code) throws Exception {
        Path file = folder.resolve("a.aab");
        SampleBundle.write(file, SampleBundle.PACKAGE, "1.1", code);
        JsonNode info =
                json(get(ofSample("v1") + "?action=uploadInformation&fileName=a.aab&fileSize=" + Files.size(file)));
        HttpRequest put = HttpRequest.newBuilder(
                        URI.create(info.path("uploadUrl").asText()))
                .PUT(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        assertEquals(200, http.send(put, HttpResponse.BodyHandlers.discarding()).statusCode());
        String body = "{\"fileId\":\"" + info.path("fileId").asText() + "\",\"fileName\":\"a.aab\"}";
        return json(postJson(ofSample("v1") + "?action=commitFileUpload", body))
                .path("taskId")
                .asText();
    }

    private int task(String id) throws Exception {
        assertEquals(1, json(get("/task/v1/tasks/" + id)).path("stateValue").asInt(), "it takes a moment");
        sandbox.pass(Duration.ofSeconds(10));
        return json(get("/task/v1/tasks/" + id)).path("stateValue").asInt();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", address(path), "", true);
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return send("POST", address(path), form, false);
    }

    private HttpResponse<String> postJson(String path, String body) throws Exception {
        return send("POST", address(path), body, true);
    }

    private HttpResponse<String> patch(String path, String body) throws Exception {
        return send("PATCH", address(path), body, true);
    }

    private URI address(String path) {
        return URI.create(sandbox.get().baseUrl() + path);
    }

    private HttpResponse<String> send(String method, URI url, String body, boolean withToken) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (withToken) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return Json.MAPPER.readTree(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

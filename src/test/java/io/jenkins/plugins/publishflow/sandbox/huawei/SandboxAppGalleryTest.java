package io.jenkins.plugins.publishflow.sandbox.huawei;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.contract.SendsWrongRequests;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a client of Huawei has to get right is wrong here when it is wrong there. */
class SandboxAppGalleryTest {

    private static final String APP = CatalogueEntry.SAMPLE.id();
    private static final String FRESH = CatalogueEntry.DECOY.id();
    private static final String SAMPLE = "Package " + CatalogueEntry.SAMPLE.packageName() + " 1.1 2\n";
    private static final String SUBMIT = "/app-submit?releaseType=1&appId=" + APP;

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private GalleryClient client;

    @BeforeEach
    void login() throws Exception {
        client = new GalleryClient(sandbox).login();
    }

    @Test
    void refusesAWrongSecretWithAGoodStatus() throws Exception {
        HttpResponse<String> answer = client.send(
                "POST",
                "/oauth2/v1/token",
                "{\"grant_type\":\"client_credentials\",\"client_id\":\"" + GalleryKeys.CLIENT_ID
                        + "\",\"client_secret\":\"wrong\"}");
        assertEquals(200, answer.statusCode());
        assertEquals(
                203890688, Json.MAPPER.readTree(answer.body()).at("/ret/code").asLong());
    }

    @Test
    @SendsWrongRequests
    void wantsTheClientsIdInEachRequest() throws Exception {
        client.without("client_id");
        assertEquals(
                403,
                client.send("GET", "/publish/v2/appid-list?packageName=x", "").statusCode());
    }

    @Test
    void letsTokensEnd() throws Exception {
        sandbox.pass(Duration.ofHours(49));
        assertEquals(
                401,
                client.send("GET", "/publish/v2/appid-list?packageName=x", "").statusCode());
    }

    @Test
    void takesNoForgedToken() throws Exception {
        client.without("client_id").header("Authorization", "Bearer eyJhbGciOiJSUzI1NiJ9.e30.AAAA");
        assertEquals(
                401,
                client.send("GET", "/publish/v2/appid-list?packageName=x", "").statusCode());
    }

    @Test
    void findsAppsByTheWholePackageName() throws Exception {
        JsonNode found = client.get("/appid-list?packageName=" + CatalogueEntry.SAMPLE.packageName());
        assertEquals(1, found.path("appids").size());
        assertEquals(APP, found.at("/appids/0/value").asText());
        assertEquals(
                0,
                client.get("/appid-list?packageName=com.example").path("appids").size());
    }

    @Test
    @SendsWrongRequests
    void takesBytesOnlyWithAllHeadersAndTheRightLength() throws Exception {
        JsonNode info = client.get("/upload-url/for-obs?appId=" + APP + "&fileName=a.apk&contentLength=3")
                .path("urlInfo");
        URI url = URI.create(info.path("url").asText());
        Map<String, String> headers = Json.MAPPER.convertValue(info.path("headers"), Map.class);
        assertEquals(400, client.send("PUT", url, headers, "four").statusCode());
        headers.remove("x-amz-date");
        assertEquals(403, client.send("PUT", url, headers, "abc").statusCode());
        assertEquals(
                403,
                client.send("PUT", url, Map.of("Authorization", "Bearer token"), "abc")
                        .statusCode());
    }

    @Test
    void refusesAnAddressThatHasEnded() throws Exception {
        JsonNode info = client.get("/upload-url/for-obs?appId=" + APP + "&fileName=a.apk&contentLength=3")
                .path("urlInfo");
        sandbox.pass(Duration.ofHours(2));
        Map<String, String> headers = Json.MAPPER.convertValue(info.path("headers"), Map.class);
        HttpResponse<String> answer =
                client.send("PUT", URI.create(info.path("url").asText()), headers, "abc");
        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().contains("RequestHasExpired"), answer.body());
    }

    @Test
    void wantsTheUploadedFileByTheRightName() throws Exception {
        String object = client.upload(APP, SAMPLE);
        String wrong = "{\"fileType\":5,\"files\":[{\"fileName\":\"a.apk\",\"fileDestUlr\":\"" + object + "\"}]}";
        assertEquals(204144641, client.code("PUT", "/app-file-info?appId=" + APP, wrong));
        assertEquals(204144662, client.add(APP, "obj-99").at("/ret/code").asLong(), "nothing was uploaded there");
    }

    @Test
    void addsAPackageWithEachCallUpToALimit() throws Exception {
        sandbox.start(SandboxOptions.USUAL.huawei(GallerySettings.USUAL.maxPackages(2)));
        client.login();
        String object = client.upload(APP, SAMPLE);
        assertEquals(
                List.of("1000", "1001"),
                List.of(
                        client.add(APP, object).at("/pkgVersion/0").asText(),
                        client.add(APP, object).at("/pkgVersion/0").asText()));
        assertTrue(client.add(APP, object).at("/ret/msg").asText().contains("exceeds the upper limit"));
    }

    @Test
    void refusesAPackageOfAnotherAppOrAnOldOne() throws Exception {
        assertEquals(
                204144662,
                client.add(APP, client.upload(APP, "Package com.other 1.1 2\n"))
                        .at("/ret/code")
                        .asLong());
        String old = "Package " + CatalogueEntry.SAMPLE.packageName() + " 1.0 1\n";
        assertEquals(
                204144646,
                client.add(APP, client.upload(APP, old)).at("/ret/code").asLong());
    }

    @Test
    void compilesForSomeMinutes() throws Exception {
        String id =
                client.add(APP, client.upload(APP, SAMPLE)).at("/pkgVersion/0").asText();
        String path = "/package/compile/status?appId=" + APP + "&pkgIds=" + id;
        assertEquals(0, client.get(path).path("pkgStateList").size(), "not listed yet");
        sandbox.pass(Duration.ofSeconds(30));
        assertEquals(1, client.get(path).at("/pkgStateList/0/successStatus").asInt());
        assertEquals(204144727, client.code("POST", SUBMIT, ""));
        JsonNode again = client.call("POST", "/publish/v2" + SUBMIT, "");
        assertEquals(204144660, again.at("/ret/code").asLong(), "said in another way");
        assertTrue(again.at("/ret/msg").asText().contains("2-5 minutes"));
        sandbox.pass(Duration.ofMinutes(3));
        assertEquals(0, client.get(path).at("/pkgStateList/0/successStatus").asInt(-1));
        assertEquals(
                2,
                client.get("/package-list?appId=" + APP)
                        .at("/pkgList/0/versionCode")
                        .asInt());
        assertEquals(0, client.code("POST", SUBMIT, ""));
    }

    @Test
    @SendsWrongRequests
    void wantsIdsForTheCompileState() throws Exception {
        assertEquals(
                400,
                client.send("GET", "/publish/v2/package/compile/status?appId=" + APP, "")
                        .statusCode());
    }

    @Test
    void failsToCompileWhereItIsToldTo() throws Exception {
        sandbox.get().huawei().verdicts(GalleryVerdicts.GOOD.failToCompile());
        String id = compiled();
        assertEquals(
                2,
                client.get("/package/compile/status?appId=" + APP + "&pkgIds=" + id)
                        .at("/pkgStateList/0/successStatus")
                        .asInt());
        assertEquals(204144720, client.code("POST", SUBMIT, ""));
    }

    @Test
    void refusesASubmissionThatLacksSomethingWithTheSameCodeAsOneThatIsEarly() throws Exception {
        compiled();
        sandbox.get().huawei().verdicts(GalleryVerdicts.GOOD.miss("AppIcon"));
        JsonNode answer = client.call("POST", "/publish/v2" + SUBMIT, "");
        assertEquals(204144660, answer.at("/ret/code").asLong());
        assertEquals("AppIcon is necessary", answer.at("/ret/msg").asText());
    }

    @Test
    void reviewsAndPutsOnTheShelf() throws Exception {
        compiled();
        assertEquals(7, state().path("releaseState").asInt());
        assertEquals(0, client.code("POST", SUBMIT, ""));
        assertTrue(state().path("releaseState").isMissingNode(), "the first answer has no state");
        JsonNode review = state();
        assertEquals(5, review.path("releaseState").asInt());
        assertEquals("2", review.path("versionCode").asText());
        assertEquals("1", review.path("onShelfVersionCode").textValue(), "the live one stays");
        assertEquals(204144692, client.code("POST", SUBMIT, ""));
        assertEquals(204144691, client.add(APP, "obj-1").at("/ret/code").asLong());
        sandbox.pass(Duration.ofHours(21));
        assertEquals(0, state().path("releaseState").asInt(-1));
        assertEquals("2", state().path("onShelfVersionCode").asText());
    }

    @Test
    void tellsWhyItRejects() throws Exception {
        compiled();
        sandbox.get().huawei().verdicts(GalleryVerdicts.GOOD.reject("The icon is blurred."));
        client.code("POST", SUBMIT, "");
        sandbox.pass(Duration.ofHours(21));
        JsonNode info = client.get("/app-info?appId=" + APP);
        assertEquals("The icon is blurred.", info.at("/auditInfo/auditOpinion").asText());
        assertEquals(
                8,
                client.get("/app-info?appId=" + APP).at("/appInfo/releaseState").asInt());
    }

    @Test
    void takesAPlusForABlankWhereItIsNotEncoded() throws Exception {
        compiled();
        assertEquals(204144677, client.code("POST", SUBMIT + "&releaseTime=2099-01-01T00:00:00+0000", ""));
        assertEquals(204144678, client.code("POST", SUBMIT + "&releaseTime=2001-01-01T00:00:00%2B0000", ""));
        assertEquals(0, client.code("POST", SUBMIT + "&releaseTime=2099-01-01T00:00:00%2B0000", ""));
        sandbox.pass(Duration.ofHours(21));
        state();
        assertEquals(3, state().path("releaseState").asInt(), "approved, and waits for its time");
    }

    @Test
    void hasNoPhasedReleaseBeforeAFullOne() throws Exception {
        client.add(FRESH, client.upload(FRESH, "Package " + CatalogueEntry.DECOY.packageName() + " 1.0 1\n"));
        sandbox.pass(Duration.ofMinutes(4));
        assertEquals(204144715, client.code("POST", "/app-submit?releaseType=3&appId=" + FRESH, PLAN));
    }

    private static final String PLAN = "{\"phasedReleaseStartTime\":\"2026-01-01T00:00:00+0000\","
            + "\"phasedReleaseEndTime\":\"2026-01-08T00:00:00+0000\",\"phasedReleasePercent\":\"10.00\","
            + "\"phasedReleaseDescription\":\"careful\"}";

    @Test
    void raisesPausesAndCompletesAPhasedRelease() throws Exception {
        compiled();
        String submit = "/app-submit?releaseType=3&appId=" + APP;
        assertEquals(204144716, client.code("POST", submit, PLAN.replace("10.00", "10")));
        assertEquals(0, client.code("POST", submit, PLAN));
        sandbox.pass(Duration.ofHours(21));
        JsonNode phased = client.get("/app-info?appId=" + APP).path("phasedReleaseInfo");
        assertEquals("RELEASE", phased.path("state").asText());
        String change = "/phased-release?releaseType=3&appId=" + APP;
        assertEquals(204144717, client.code("PUT", change, "{\"phasedReleasePercent\":\"5.00\"}"));
        assertEquals(0, client.code("PUT", change, "{\"phasedReleasePercent\":\"50.00\"}"));
        String pause = "/phased-release/state?appId=" + APP;
        assertEquals(0, client.code("PUT", pause, "{\"state\":\"SUSPEND\"}"));
        assertEquals("1", state().path("onShelfVersionCode").asText(), "everybody else has the old one");
        assertEquals(0, client.code("PUT", "/phased-release?releaseType=1&appId=" + APP, "{}"));
        assertEquals("2", state().path("onShelfVersionCode").asText());
    }

    @Test
    void acceptsASubmissionBesideAnOpenPhasedReleaseAndNeverShowsIt() throws Exception {
        compiled();
        client.code("POST", "/app-submit?releaseType=3&appId=" + APP, PLAN);
        sandbox.pass(Duration.ofHours(21));
        client.get("/app-info?appId=" + APP);
        client.add(APP, client.upload(APP, SAMPLE.replace(" 2", " 3")));
        sandbox.pass(Duration.ofMinutes(4));
        assertEquals(0, client.code("POST", SUBMIT, ""), "as if all were well");
        sandbox.pass(Duration.ofHours(21));
        assertNotEquals(5, state().path("releaseState").asInt());
        assertEquals("1", state().path("onShelfVersionCode").asText());
    }

    @Test
    void takesTextsOfLanguagesThatItHas() throws Exception {
        String path = "/app-language-info?appId=" + APP;
        assertEquals(0, client.code("PUT", path, "{\"lang\":\"de-DE\",\"newFeatures\":\"Neu\"}"));
        JsonNode refused = client.call("PUT", "/publish/v2" + path, "{\"lang\":\"fr-FR\",\"newFeatures\":\"Neuf\"}");
        assertEquals("204144650", refused.at("/ret/code").textValue(), "a text here");
        assertFalse(refused.at("/ret/message").asText().isEmpty(), "under another name");
    }

    @Test
    void takesFilesByFormAndTellsWhereTheyAre() throws Exception {
        sandbox.start(SandboxOptions.USUAL.huawei(GallerySettings.USUAL.byForm()));
        client.login();
        assertEquals(
                404,
                client.send(
                                "GET",
                                "/publish/v2/upload-url/for-obs?appId=" + APP + "&fileName=a.apk&contentLength=3",
                                "")
                        .statusCode());
        JsonNode address = client.get("/upload-url?suffix=apk&appId=" + APP);
        String form = "--b\r\nContent-Disposition: form-data; name=\"authCode\"\r\n\r\n"
                + address.path("authCode").asText()
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"fileCount\"\r\n\r\n1"
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.apk\"\r\n\r\n" + SAMPLE
                + "\r\n--b--\r\n";
        JsonNode answer = Json.MAPPER.readTree(client.send(
                        "POST",
                        URI.create(address.path("uploadUrl").asText()),
                        Map.of("Content-Type", "multipart/form-data; boundary=b"),
                        form)
                .body());
        assertEquals("0", answer.at("/result/resultCode").asText());
        String destination =
                answer.at("/result/UploadFileRsp/fileInfoList/0/fileDestUlr").asText();
        assertEquals(
                SAMPLE.length(),
                answer.at("/result/UploadFileRsp/fileInfoList/0/size").asInt());
        assertEquals(0, client.add(APP, destination).at("/ret/code").asInt(-1));
    }

    @Test
    void showsWhatItHoldsButNoSecret() throws Exception {
        compiled();
        String shown = client.call("GET", "/sandbox/state", "").path("huawei").toString();
        assertTrue(shown.contains("\"packages\""), shown);
        JsonNode key = Json.MAPPER.readTree(sandbox.get().huaweiKeys().clientFile());
        assertFalse(shown.contains(key.path("client_secret").asText()));
    }

    @Test
    void isToldWhatToDecide() throws Exception {
        client.call("PUT", "/sandbox/huawei/verdicts", "{\"auditOpinion\":\"No.\",\"compileFails\":false}");
        assertEquals(GalleryVerdicts.GOOD.reject("No."), sandbox.get().huawei().verdicts());
    }

    private JsonNode state() throws Exception {
        return client.get("/app-info?appId=" + APP).path("appInfo");
    }

    /** Uploads and adds the sample, and lets it be compiled; returns the package's id. */
    private String compiled() throws Exception {
        String id =
                client.add(APP, client.upload(APP, SAMPLE)).at("/pkgVersion/0").asText();
        sandbox.pass(Duration.ofMinutes(4));
        return id;
    }
}

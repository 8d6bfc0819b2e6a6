package io.jenkins.plugins.publishflow.sandbox.appstore.version;

import static io.jenkins.plugins.publishflow.sandbox.appstore.RawClient.one;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.APP;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.NEW_APP;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.contract.SendsWrongRequests;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient.Reply;
import io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AppStoreVersionsTest {

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final ReleaseScene scene = new ReleaseScene(sandbox);
    private final RawClient client = scene.client();

    private Reply create(String app, String attributes) {
        return client.create("appStoreVersions", attributes, "{" + one("app", "apps", app) + "}");
    }

    @Test
    void theSampleAppHasAVersionInTheStore() {
        Reply reply = client.get(
                "/v1/apps/" + APP
                        + "/appStoreVersions?filter[appVersionState]=READY_FOR_DISTRIBUTION&filter[platform]=IOS&include=build");

        assertEquals(1, reply.body().path("data").size());
        assertEquals("1.0", reply.at("/data/0/attributes/versionString"));
        assertEquals("READY_FOR_SALE", reply.at("/data/0/attributes/appStoreState"));
        assertEquals("1", reply.at("/included/0/attributes/version"));
    }

    @Test
    void aNewVersionBeginsWithTheTextsOfTheLiveOne() {
        String version = scene.version("1.1");

        Reply reply = client.get("/v1/appStoreVersions/" + version + "/appStoreVersionLocalizations");
        assertEquals(2, reply.body().path("data").size());
        reply.body().path("data").forEach(text -> {
            assertFalse(text.at("/attributes/description").asText().isEmpty());
            assertFalse(text.path("attributes").has("whatsNew"));
        });
        Reply fresh = client.get("/v1/appStoreVersions/" + version);
        assertEquals("PREPARE_FOR_SUBMISSION", fresh.at("/data/attributes/appVersionState"));
        assertEquals("AFTER_APPROVAL", fresh.at("/data/attributes/releaseType"));
        assertEquals("2026 Sample", fresh.at("/data/attributes/copyright"));
    }

    @Test
    void aSecondUnfinishedVersionIsRefused() {
        scene.version("1.1");

        Reply second = create(APP, "{'platform':'IOS','versionString':'1.2'}");

        assertEquals("409 ENTITY_ERROR.RELATIONSHIP.INVALID /data/relationships/app", second.refusal());
        assertEquals("You cannot create a new version of the App in the current state.", second.detail());
    }

    @Test
    void anotherPlatformHasAVersionOfItsOwn() {
        scene.version("1.1");

        ok(201, create(APP, "{'platform':'MAC_OS','versionString':'1.1'}"));
    }

    @Test
    void theNumberOfAnEditableVersionMayChange() {
        String version = scene.version("1.1");

        ok(200, client.update("appStoreVersions", version, "{'versionString':'1.2'}"));

        assertEquals(version, scene.find(APP, "1.2"));
    }

    @Test
    void aNumberIsUsedOnce() {
        String expected = "409 ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE /data/attributes/versionString";

        assertEquals(
                expected,
                create(APP, "{'platform':'IOS','versionString':'1.0'}").refusal());
        String version = scene.version("1.1");
        assertEquals(
                expected,
                client.update("appStoreVersions", version, "{'versionString':'1.0'}")
                        .refusal());
        ok(200, client.update("appStoreVersions", version, "{'versionString':'1.1'}"));
    }

    @Test
    void aNumberThatIsNoneIsRefused() {
        assertEquals(
                "409 ENTITY_ERROR.ATTRIBUTE.INVALID /data/attributes/versionString",
                create(APP, "{'platform':'IOS','versionString':'1.1-beta'}").refusal());
    }

    @Test
    void aScheduledReleaseNeedsADateToCome() {
        String date = "409 ENTITY_ERROR.ATTRIBUTE.%s /data/attributes/earliestReleaseDate";
        String version = scene.version("1.1");

        assertEquals(
                date.formatted("REQUIRED"),
                client.update("appStoreVersions", version, "{'releaseType':'SCHEDULED'}")
                        .refusal());
        assertEquals(
                date.formatted("INVALID"),
                client.update(
                                "appStoreVersions",
                                version,
                                "{'releaseType':'SCHEDULED','earliestReleaseDate':'2026-11-20T17:00:00Z'}")
                        .refusal());
        assertEquals(
                date.formatted("INVALID"),
                client.update("appStoreVersions", version, "{'earliestReleaseDate':'2026-12-20T17:00:00Z'}")
                        .refusal());
        ok(
                200,
                client.update(
                        "appStoreVersions",
                        version,
                        "{'releaseType':'SCHEDULED','earliestReleaseDate':'2026-12-20T17:00:00Z'}"));
    }

    @Test
    void aDateGoesWithItsReleaseType() {
        String version = scene.version("1.1");
        client.update(
                "appStoreVersions",
                version,
                "{'releaseType':'SCHEDULED','earliestReleaseDate':'2026-12-20T17:00:00Z'}");

        Reply manual = ok(200, client.update("appStoreVersions", version, "{'releaseType':'MANUAL'}"));

        assertFalse(manual.body().at("/data/attributes").has("earliestReleaseDate"));
    }

    @Test
    void nullClearsAndAbsenceKeeps() {
        String version = scene.version("1.1");
        String text = scene.text(version, "en-US");

        Reply cleared = client.update("appStoreVersionLocalizations", text, "{'promotionalText':null}");
        assertFalse(cleared.body().at("/data/attributes").has("promotionalText"));
        assertEquals("sample,release", cleared.at("/data/attributes/keywords"));
        Reply version2 = client.update("appStoreVersions", version, "{'copyright':null}");
        assertFalse(version2.body().at("/data/attributes").has("copyright"));
    }

    @Test
    void aLiveVersionTakesNoEdits() {
        String live = scene.find(APP, "1.0");

        assertEquals(
                "409 STATE_ERROR /data/attributes/copyright",
                client.update("appStoreVersions", live, "{'copyright':'Nobody'}")
                        .refusal());
        assertEquals(
                "409 STATE_ERROR /data/attributes/description",
                client.update("appStoreVersionLocalizations", scene.text(live, "en-US"), "{'description':'Other'}")
                        .refusal());
        ok(
                200,
                client.update(
                        "appStoreVersionLocalizations", scene.text(live, "en-US"), "{'promotionalText':'Sale!'}"));
    }

    @Test
    void aVersionInReviewTakesNoEdits() {
        String version = scene.readyVersion("1.1");
        String detail = client.get("/v1/appStoreVersions/" + version + "/appStoreReviewDetail")
                .id();
        scene.submit(version);

        assertEquals(
                "409 STATE_ERROR /data/attributes/versionString",
                client.update("appStoreVersions", version, "{'versionString':'1.2'}")
                        .refusal());
        assertEquals(
                "409 STATE_ERROR /data/attributes/whatsNew",
                client.update("appStoreVersionLocalizations", scene.text(version, "de-DE"), "{'whatsNew':'Neu'}")
                        .refusal());
        assertEquals(
                "409 STATE_ERROR /data/attributes/locale",
                client.create(
                                "appStoreVersionLocalizations",
                                "{'locale':'fr-FR'}",
                                "{" + one("appStoreVersion", "appStoreVersions", version) + "}")
                        .refusal());
        assertEquals(
                "409 STATE_ERROR /data/attributes/notes",
                client.update("appStoreReviewDetails", detail, "{'notes':'Hurry'}")
                        .refusal());
        assertEquals(
                "409 STATE_ERROR",
                client.delete("/v1/appStoreVersions/" + version).refusal());
    }

    @Test
    void anEditableVersionCanBeDeletedUnlessItIsTheFirst() {
        String version = scene.version("1.1");
        ok(204, client.delete("/v1/appStoreVersions/" + version));
        assertEquals(
                "404 NOT_FOUND", client.get("/v1/appStoreVersions/" + version).refusal());
        scene.version("1.2");

        assertEquals(
                "409 STATE_ERROR",
                client.delete("/v1/appStoreVersions/" + scene.find(NEW_APP, "1.0"))
                        .refusal());
    }

    @Test
    @SendsWrongRequests
    void requestsThatTheContractForbidsAreRefused() {
        assertEquals(
                "409 ENTITY_ERROR.ATTRIBUTE.REQUIRED /data/attributes/versionString",
                create(APP, "{'platform':'IOS'}").refusal());
        assertEquals(
                "409 ENTITY_ERROR.ATTRIBUTE.UNKNOWN /data/attributes/version",
                create(APP, "{'platform':'IOS','versionString':'1.1','version':'1.1'}")
                        .refusal());
        assertEquals(
                "400 PARAMETER_ERROR.ILLEGAL sort",
                client.get("/v1/apps/" + APP + "/appStoreVersions?sort=-createdDate")
                        .refusal());
    }
}

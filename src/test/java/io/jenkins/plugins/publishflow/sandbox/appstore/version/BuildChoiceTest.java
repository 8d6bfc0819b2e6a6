package io.jenkins.plugins.publishflow.sandbox.appstore.version;

import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.PROCESSING;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient.Reply;
import io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Verdicts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BuildChoiceTest {

    private static final String REFUSED = "409 ENTITY_ERROR.RELATIONSHIP.INVALID /data/relationships/build";

    @RegisterExtension
    final CheckedSandbox sandbox =
            new CheckedSandbox(options -> options.appStore(AppStoreSettings.USUAL.keepsBytes(false)));

    private final ReleaseScene scene = new ReleaseScene(sandbox);
    private final RawClient client = scene.client();

    @Test
    void aVersionHasNoBuildUntilOneIsChosen() {
        String version = scene.version("1.1");
        String build = scene.build("1.1", "7");

        Reply none = ok(200, client.get("/v1/appStoreVersions/" + version + "/build"));
        assertTrue(none.body().path("data").isNull());
        scene.chooseBuild(version, build);
        assertEquals(
                build, client.get("/v1/appStoreVersions/" + version + "/build").id());
    }

    @Test
    void aBuildIsChosenWithTheVersionsOtherSettingsToo() {
        String version = scene.version("1.1");
        String build = scene.build("1.1", "7");

        ok(200, client.relate("appStoreVersions", version, "{" + RawClient.one("build", "builds", build) + "}"));

        assertEquals(
                build, client.get("/v1/appStoreVersions/" + version + "/build").id());
    }

    @Test
    void aVersionIsMadeWithItsBuildOrNotAtAll() {
        String build = scene.build("1.1", "7");
        String relationships = "{" + RawClient.one("app", "apps", ReleaseScene.APP) + ","
                + RawClient.one("build", "builds", build) + "}";

        assertEquals(
                REFUSED,
                client.create("appStoreVersions", "{'platform':'IOS','versionString':'1.2'}", relationships)
                        .refusal());
        String version = ok(
                        201,
                        client.create("appStoreVersions", "{'platform':'IOS','versionString':'1.1'}", relationships))
                .id();
        assertEquals(
                build, client.get("/v1/appStoreVersions/" + version + "/build").id());
    }

    @Test
    void numberAndBuildMayChangeTogether() {
        String version = scene.version("1.1");
        String build = scene.build("1.2", "7");

        ok(
                200,
                client.send(
                        "PATCH",
                        "/v1/appStoreVersions/" + version,
                        "{'data':{'type':'appStoreVersions','id':'%s','attributes':{'versionString':'1.2'},'relationships':{%s}}}"
                                .formatted(version, RawClient.one("build", "builds", build))));
    }

    @Test
    void aBuildInProcessingIsRefused() {
        String version = scene.version("1.1");
        String upload = scene.upload(ReleaseScene.APP, "1.1", "7");
        sandbox.pass(Duration.ofMinutes(5));
        String build =
                client.get("/v1/buildUploads/" + upload + "?include=build").at("/data/relationships/build/data/id");
        assertEquals("PROCESSING", client.get("/v1/builds/" + build).at("/data/attributes/processingState"));

        Reply early = scene.chosen(version, build);

        assertEquals(REFUSED, early.refusal());
        assertEquals("The specified pre-release build could not be added.", early.detail());
        sandbox.pass(PROCESSING);
        ok(204, scene.chosen(version, build));
    }

    @Test
    void anInvalidBuildIsRefused() {
        sandbox.get().verdicts(Verdicts.GOOD.endBuilds("INVALID"));

        assertEquals(
                REFUSED,
                scene.chosen(scene.version("1.1"), scene.build("1.1", "7")).refusal());
    }

    @Test
    void anExpiredBuildIsRefused() {
        String version = scene.version("1.1");
        String build = scene.build("1.1", "7");
        ok(200, client.update("builds", build, "{'expired':true}"));

        assertEquals(REFUSED, scene.chosen(version, build).refusal());
    }

    @Test
    void aBuildOfAnotherVersionIsRefused() {
        assertEquals(
                REFUSED,
                scene.chosen(scene.version("1.1"), scene.build("1.2", "7")).refusal());
    }

    @Test
    void aBuildOfTheSameVersionInAnotherSpellingIsTaken() {
        ok(204, scene.chosen(scene.version("1.1"), scene.build("1.1.0", "7")));
    }

    @Test
    void aFreshBuildMayBeRefusedOnce() {
        String version = scene.version("1.1");
        String build = scene.build("1.1", "7");
        sandbox.get().verdicts(Verdicts.GOOD.hesitateAtBuilds());

        assertEquals(REFUSED, scene.chosen(version, build).refusal());
        ok(204, scene.chosen(version, build));
    }

    @Test
    void aVersionInReviewKeepsItsBuild() {
        String version = scene.readyVersion("1.1");
        String other = scene.build("1.1", "8");
        scene.submit(version);

        assertEquals(REFUSED, scene.chosen(version, other).refusal());
        assertEquals(
                REFUSED,
                client.relate("appStoreVersions", version, "{" + RawClient.one("build", "builds", other) + "}")
                        .refusal());
    }
}

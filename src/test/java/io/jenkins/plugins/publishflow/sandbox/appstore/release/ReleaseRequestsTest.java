package io.jenkins.plugins.publishflow.sandbox.appstore.release;

import static io.jenkins.plugins.publishflow.sandbox.appstore.RawClient.one;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.APP;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.PROCESSING;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.REVIEW;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient.Reply;
import io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Timing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ReleaseRequestsTest {

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final ReleaseScene scene = new ReleaseScene(sandbox);
    private final RawClient client = scene.client();

    private Reply release(String version) {
        return client.create(
                "appStoreVersionReleaseRequests", "{" + one("appStoreVersion", "appStoreVersions", version) + "}");
    }

    private String submitted(String settings) {
        String version = scene.readyVersion("1.1");
        ok(200, client.update("appStoreVersions", version, settings));
        scene.submit(version);
        return version;
    }

    @Test
    void aVersionThatWaitsForItsDeveloperGoesOutOnRequest() {
        String version = submitted("{'releaseType':'MANUAL'}");
        String old = scene.find(APP, "1.0");
        sandbox.pass(REVIEW);

        ok(201, release(version));
        assertEquals("PROCESSING_FOR_DISTRIBUTION", scene.stateOf(version));
        assertEquals("READY_FOR_DISTRIBUTION", scene.stateOf(old));
        assertEquals("409 STATE_ERROR.ENTITY_STATE_INVALID", release(version).refusal());
        sandbox.pass(Timing.USUAL.distribution());

        assertEquals("READY_FOR_DISTRIBUTION", scene.stateOf(version));
        assertEquals("REPLACED_WITH_NEW_VERSION", scene.stateOf(old));
    }

    @Test
    void aVersionThatIsNotApprovedCannotBeReleased() {
        String version = submitted("{'releaseType':'MANUAL'}");

        assertEquals("409 STATE_ERROR.ENTITY_STATE_INVALID", release(version).refusal());
    }

    @Test
    void aVersionGoesOutAfterItsApproval() {
        String version = submitted("{'releaseType':'AFTER_APPROVAL'}");

        sandbox.pass(Timing.USUAL.reviewQueue().plus(Timing.USUAL.review()));
        assertEquals("PROCESSING_FOR_DISTRIBUTION", scene.stateOf(version));
        sandbox.pass(Timing.USUAL.distribution());
        assertEquals("READY_FOR_DISTRIBUTION", scene.stateOf(version));
    }

    @Test
    void aScheduledVersionGoesOutAtItsDate() {
        String version = submitted("{'releaseType':'SCHEDULED','earliestReleaseDate':'2026-12-01T09:00:00+01:00'}");

        sandbox.clock().moveTo(Instant.parse("2026-12-01T07:59:59Z"));
        assertEquals("PENDING_DEVELOPER_RELEASE", scene.stateOf(version));
        sandbox.clock().moveTo(Instant.parse("2026-12-01T08:00:00Z"));
        assertEquals("PROCESSING_FOR_DISTRIBUTION", scene.stateOf(version));
        sandbox.pass(Timing.USUAL.distribution());
        assertEquals("READY_FOR_DISTRIBUTION", scene.stateOf(version));
    }

    @Test
    void aScheduledVersionThatIsApprovedTooLateGoesOutAtOnce() {
        String version = submitted("{'releaseType':'SCHEDULED','earliestReleaseDate':'2026-11-21T00:00:00Z'}");

        sandbox.pass(Timing.USUAL.reviewQueue().plus(Timing.USUAL.review()));

        assertEquals("PROCESSING_FOR_DISTRIBUTION", scene.stateOf(version));
    }

    @Test
    void anApprovedVersionClosesItsTrain() {
        submitted("{'releaseType':'MANUAL'}");
        ok(200, client.get("/v1/builds/" + scene.build("1.1", "8")));
        sandbox.pass(REVIEW);

        String upload = scene.upload(APP, "1.1.0", "9");
        sandbox.pass(PROCESSING);

        Reply reply = client.get("/v1/buildUploads/" + upload);
        assertEquals("FAILED", reply.at("/data/attributes/state/state"));
        assertEquals("90186", reply.at("/data/attributes/state/errors/0/code"));
        scene.build("1.1.1", "1");
    }

    @Test
    void aReleaseGoesOnAfterARestart(@TempDir Path data) throws IOException {
        sandbox.start(SandboxOptions.USUAL.data(data));
        String version = submitted("{'releaseType':'MANUAL'}");
        sandbox.get().close();
        sandbox.pass(REVIEW);

        sandbox.start(SandboxOptions.USUAL.data(data));

        assertEquals("PENDING_DEVELOPER_RELEASE", scene.stateOf(version));
        ok(201, release(version));
        sandbox.pass(Duration.ofHours(1));
        assertEquals("READY_FOR_DISTRIBUTION", scene.stateOf(version));
    }
}

package io.jenkins.plugins.publishflow.sandbox.appstore.release;

import static io.jenkins.plugins.publishflow.sandbox.appstore.RawClient.one;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.APP;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.NEW_APP;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.REVIEW;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient.Reply;
import io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PhasedReleasesTest {

    private static final String TYPE = "appStoreVersionPhasedReleases";
    private static final String REFUSED = "409 STATE_ERROR.ENTITY_STATE_INVALID";

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final ReleaseScene scene = new ReleaseScene(sandbox);
    private final RawClient client = scene.client();

    private Reply prepare(String version) {
        return client.create(
                TYPE,
                "{'phasedReleaseState':'INACTIVE'}",
                "{" + one("appStoreVersion", "appStoreVersions", version) + "}");
    }

    private Reply change(String phased, String state) {
        return client.update(TYPE, phased, "{'phasedReleaseState':'" + state + "'}");
    }

    private Reply of(String version) {
        return client.get("/v1/appStoreVersions/" + version + "/appStoreVersionPhasedRelease");
    }

    private String state(String version) {
        Reply reply = of(version);
        return reply.at("/data/attributes/phasedReleaseState") + " day "
                + reply.at("/data/attributes/currentDayNumber") + ", paused "
                + reply.at("/data/attributes/totalPauseDuration");
    }

    /** A version with a phased release that has just gone live. */
    private String live() {
        String version = scene.readyVersion("1.1");
        ok(200, client.update("appStoreVersions", version, "{'releaseType':'MANUAL'}"));
        ok(201, prepare(version));
        scene.submit(version);
        sandbox.pass(REVIEW);
        ok(
                201,
                client.create(
                        "appStoreVersionReleaseRequests",
                        "{" + one("appStoreVersion", "appStoreVersions", version) + "}"));
        assertEquals("INACTIVE day 0, paused 0", state(version));
        sandbox.pass(Duration.ofMinutes(30));
        assertEquals("READY_FOR_DISTRIBUTION", scene.stateOf(version));
        return version;
    }

    @Test
    void aVersionHasNoneUntilItIsPrepared() {
        String version = scene.version("1.1");
        assertTrue(ok(200, of(version)).body().path("data").isNull());

        String phased = ok(201, prepare(version)).id();

        assertEquals(phased, of(version).id());
        assertEquals("INACTIVE day 0, paused 0", state(version));
        assertEquals(
                "409 ENTITY_ERROR.RELATIONSHIP.INVALID /data/relationships/appStoreVersion",
                prepare(version).refusal());
    }

    @Test
    void aFirstVersionAndALiveOneTakeNone() {
        assertEquals(REFUSED, prepare(scene.find(NEW_APP, "1.0")).refusal());
        assertEquals(REFUSED, prepare(scene.find(APP, "1.0")).refusal());
    }

    @Test
    void onlyReleaseMakesItActive() {
        String version = scene.version("1.1");
        String phased = prepare(version).id();

        assertEquals(REFUSED, change(phased, "ACTIVE").refusal());
        assertEquals(REFUSED, change(phased, "PAUSED").refusal());
        ok(204, client.delete("/v1/" + TYPE + "/" + phased));
        assertTrue(of(version).body().path("data").isNull());
    }

    @Test
    void itRunsForSevenDays() {
        String version = live();
        assertEquals("ACTIVE day 1, paused 0", state(version));
        sandbox.pass(Duration.ofDays(1));
        assertEquals("ACTIVE day 2, paused 0", state(version));
        sandbox.pass(Duration.ofDays(5));
        assertEquals("ACTIVE day 7, paused 0", state(version));
        sandbox.pass(Duration.ofDays(1));

        assertEquals("COMPLETE day 7, paused 0", state(version));
        assertEquals(REFUSED, change(of(version).id(), "PAUSED").refusal());
    }

    @Test
    void aPauseStopsTheDays() {
        String version = live();
        String phased = of(version).id();
        sandbox.pass(Duration.ofHours(36));

        ok(200, change(phased, "PAUSED"));
        sandbox.pass(Duration.ofDays(3));
        assertEquals("PAUSED day 2, paused 3", state(version));
        ok(200, change(phased, "ACTIVE"));
        assertEquals("ACTIVE day 2, paused 3", state(version));
        sandbox.pass(Duration.ofHours(12));
        assertEquals("ACTIVE day 3, paused 3", state(version));
        assertEquals(REFUSED, client.delete("/v1/" + TYPE + "/" + phased).refusal());
    }

    @Test
    void pausesLastThirtyDaysInAll() {
        String version = live();
        String phased = of(version).id();
        ok(200, change(phased, "PAUSED"));
        sandbox.pass(Duration.ofDays(10));
        ok(200, change(phased, "ACTIVE"));
        ok(200, change(phased, "PAUSED"));

        sandbox.pass(Duration.ofDays(21));

        assertEquals("ACTIVE day 2, paused 30", state(version));
        assertEquals(REFUSED, change(phased, "PAUSED").refusal());
    }

    @Test
    void itCanBeFinishedAtAnyTime() {
        String version = live();
        ok(200, change(of(version).id(), "PAUSED"));

        ok(200, change(of(version).id(), "COMPLETE"));

        assertEquals("COMPLETE day 1, paused 0", state(version));
        assertEquals(REFUSED, change(of(version).id(), "ACTIVE").refusal());
    }
}

package io.jenkins.plugins.publishflow.sandbox.appstore.review;

import static io.jenkins.plugins.publishflow.sandbox.appstore.RawClient.one;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.APP;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.LAG;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.NEW_APP;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.contract.SendsWrongRequests;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient.Reply;
import io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReviewSubmissionsTest {

    private static final String INVALID = "409 STATE_ERROR.ENTITY_STATE_INVALID";

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final ReleaseScene scene = new ReleaseScene(sandbox);
    private final RawClient client = scene.client();

    private Reply open(String app) {
        return client.create("reviewSubmissions", "{'platform':'IOS'}", "{" + one("app", "apps", app) + "}");
    }

    @Test
    @SendsWrongRequests
    void theListNeedsAnApp() {
        assertEquals(
                "400 PARAMETER_ERROR.REQUIRED filter[app]",
                client.get("/v1/reviewSubmissions").refusal());
    }

    @Test
    void theListFiltersByPlatformAndState() {
        String draft = scene.draft();
        String list = "/v1/reviewSubmissions?filter[app]=" + APP + "&filter[platform]=IOS&filter[state]=";

        assertEquals(
                draft, client.get(list + "READY_FOR_REVIEW,WAITING_FOR_REVIEW").at("/data/0/id"));
        assertEquals(0, client.get(list + "IN_REVIEW").body().path("data").size());
    }

    @Test
    void anAppHasOneOpenSubmissionAPlatform() {
        String draft = scene.draft();

        Reply second = open(APP);
        assertEquals(INVALID, second.refusal());
        assertTrue(second.detail().endsWith(draft), second::detail);
        ok(201, open(NEW_APP));
        ok(201, client.create("reviewSubmissions", "{'platform':'MAC_OS'}", "{" + one("app", "apps", APP) + "}"));
    }

    @Test
    void aVersionShowsAfterAMomentThatItIsInASubmission() {
        String version = scene.version("1.1");
        String draft = scene.draft();

        String item = ok(201, scene.added(draft, version)).id();
        assertEquals("PREPARE_FOR_SUBMISSION", scene.stateOf(version));
        sandbox.pass(LAG);

        assertEquals("READY_FOR_REVIEW", scene.stateOf(version));
        Reply items = client.get("/v1/reviewSubmissions/" + draft + "/items?include=appStoreVersion");
        assertEquals(item, items.at("/data/0/id"));
        assertEquals(version, items.at("/data/0/relationships/appStoreVersion/data/id"));
        assertEquals(
                version,
                client.get("/v1/reviewSubmissions/" + draft + "?include=appStoreVersionForReview")
                        .at("/included/0/id"));
    }

    @Test
    void aVersionIsInOneSubmission() {
        String version = scene.version("1.1");
        String draft = scene.draft();
        scene.added(draft, version);

        Reply again = scene.added(draft, version);

        assertEquals(INVALID, again.refusal());
        assertEquals(
                "appStoreVersions with id " + version + " was already added to another reviewSubmission with id "
                        + draft,
                again.associatedErrors()
                        .at("/~1appStoreVersions~1" + version + "/0/detail")
                        .asText());
    }

    @Test
    void aVersionOfAnotherAppDoesNotFit() {
        String draft = scene.draft();

        assertEquals(
                "409 ENTITY_ERROR.RELATIONSHIP.INVALID /data/relationships/appStoreVersion",
                scene.added(draft, scene.find(NEW_APP, "1.0")).refusal());
    }

    @Test
    void aLiveVersionCannotBeReviewedAgain() {
        Reply refused = scene.added(scene.draft(), scene.find(APP, "1.0"));

        assertEquals(INVALID, refused.refusal());
        assertEquals(1, refused.associatedErrors().size());
    }

    @Test
    void anItemThatIsTakenOutGivesItsVersionBack() {
        String version = scene.version("1.1");
        String draft = scene.draft();
        String deleted = scene.added(draft, version).id();
        sandbox.pass(LAG);

        ok(204, client.delete("/v1/reviewSubmissionItems/" + deleted));
        assertEquals("PREPARE_FOR_SUBMISSION", scene.stateOf(version));
        String removed = ok(201, scene.added(draft, version)).id();
        ok(200, client.update("reviewSubmissionItems", removed, "{'removed':true}"));
        assertEquals(INVALID, scene.submitted(draft).refusal());
        sandbox.pass(LAG);

        assertEquals("PREPARE_FOR_SUBMISSION", scene.stateOf(version));
        ok(201, scene.added(draft, version));
    }

    @Test
    void anEmptySubmissionIsRefused() {
        assertEquals(INVALID, scene.submitted(scene.draft()).refusal());
    }

    @Test
    void aVersionThatIsNotReadyYetKeepsItsSubmissionWaiting() {
        String version = scene.readyVersion("1.1");
        String draft = scene.draft();
        scene.added(draft, version);

        Reply early = scene.submitted(draft);

        assertEquals("409 STATE_ERROR", early.refusal());
        assertEquals(
                "Version is not ready to be submitted yet, please try again later.",
                early.associatedErrors()
                        .at("/~1v1~1appStoreVersions~1" + version + "/0/detail")
                        .asText());
        sandbox.pass(LAG);
        ok(200, scene.submitted(draft));
    }

    @Test
    void aSubmissionGoesThroughOnce() {
        String submission = scene.submit(scene.readyVersion("1.1"));

        Reply reply = client.get("/v1/reviewSubmissions/" + submission);
        assertEquals("WAITING_FOR_REVIEW", reply.at("/data/attributes/state"));
        assertEquals("2026-11-20T11:01:00-08:00", reply.at("/data/attributes/submittedDate"));
        assertEquals(INVALID, scene.submitted(submission).refusal());
        assertEquals(INVALID, open(APP).refusal());
    }
}

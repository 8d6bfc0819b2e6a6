package io.jenkins.plugins.publishflow.sandbox.appstore.review;

import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.LAG;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.REVIEW;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient;
import io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Timing;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewTimeTest {

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final ReleaseScene scene = new ReleaseScene(sandbox);
    private final RawClient client = scene.client();

    private String itemState(String submission) {
        return client.get("/v1/reviewSubmissions/" + submission + "/items").at("/data/0/attributes/state");
    }

    @Test
    void aSubmissionWaitsIsReviewedAndApproved() {
        String version = scene.readyVersion("1.1");
        ok(200, client.update("appStoreVersions", version, "{'releaseType':'MANUAL'}"));
        String submission = scene.submit(version);

        assertEquals("WAITING_FOR_REVIEW", scene.stateOfSubmission(submission));
        assertEquals("WAITING_FOR_REVIEW", scene.stateOf(version));
        sandbox.pass(Timing.USUAL.reviewQueue());
        assertEquals("IN_REVIEW", scene.stateOfSubmission(submission));
        assertEquals("IN_REVIEW", scene.stateOf(version));
        sandbox.pass(Timing.USUAL.review());
        assertEquals("COMPLETE", scene.stateOfSubmission(submission));
        assertEquals("PENDING_DEVELOPER_RELEASE", scene.stateOf(version));
        assertEquals("APPROVED", itemState(submission));
    }

    @Test
    void statesAreTheSameHoweverRarelyOneLooks() {
        String version = scene.readyVersion("1.1");
        String submission = scene.submit(version);

        sandbox.pass(REVIEW);

        assertEquals("READY_FOR_DISTRIBUTION", scene.stateOf(version));
        assertEquals("COMPLETE", scene.stateOfSubmission(submission));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REJECTED", "METADATA_REJECTED", "INVALID_BINARY"})
    void aRejectedVersionKeepsItsSubmissionUntilItIsHandedInAgain(String rejected) {
        sandbox.get().verdicts(Verdicts.GOOD.rejectReview(rejected));
        String version = scene.readyVersion("1.1");
        String submission = scene.submit(version);
        sandbox.pass(REVIEW);

        assertEquals("UNRESOLVED_ISSUES", scene.stateOfSubmission(submission));
        assertEquals(rejected, scene.stateOf(version));
        assertEquals("REJECTED", itemState(submission));
        assertEquals(
                "409 STATE_ERROR.ENTITY_STATE_INVALID",
                scene.added(scene.draft(), version).refusal());

        sandbox.get().verdicts(Verdicts.GOOD);
        scene.chooseBuild(version, scene.compliantBuild("1.1", "8"));
        ok(200, scene.submitted(submission));
        assertEquals("WAITING_FOR_REVIEW", scene.stateOf(version));
        sandbox.pass(REVIEW);
        assertEquals("READY_FOR_DISTRIBUTION", scene.stateOf(version));
    }

    @Test
    void aResolvedItemCanBeHandedInAgain() {
        sandbox.get().verdicts(Verdicts.GOOD.rejectReview("METADATA_REJECTED"));
        String version = scene.readyVersion("1.1");
        String submission = scene.submit(version);
        sandbox.pass(REVIEW);
        String item =
                client.get("/v1/reviewSubmissions/" + submission + "/items").at("/data/0/id");

        assertEquals(
                "409 STATE_ERROR.ENTITY_STATE_INVALID",
                client.delete("/v1/reviewSubmissionItems/" + item).refusal());
        ok(200, client.update("reviewSubmissionItems", item, "{'resolved':true}"));
        assertEquals("READY_FOR_REVIEW", scene.stateOf(version));
        ok(200, scene.submitted(submission));
    }

    @Test
    void aCancellationTakesItsTime() {
        String version = scene.readyVersion("1.1");
        String submission = scene.submit(version);

        assertEquals("CANCELING", ok(200, scene.canceled(submission)).at("/data/attributes/state"));
        assertEquals("WAITING_FOR_REVIEW", scene.stateOf(version));
        assertEquals("409 CONFLICT", scene.canceled(submission).refusal());
        sandbox.pass(Timing.USUAL.canceling());

        assertEquals("COMPLETE", scene.stateOfSubmission(submission));
        assertEquals("DEVELOPER_REJECTED", scene.stateOf(version));
        assertEquals("REMOVED", itemState(submission));
        assertEquals("409 CONFLICT", scene.canceled(submission).refusal());
        assertEquals(
                "Resource is not in cancellable state",
                scene.canceled(submission).detail());
    }

    @Test
    void aCancelledVersionCanBeSubmittedAgain() {
        String version = scene.readyVersion("1.1");
        ok(200, scene.canceled(scene.submit(version)));
        sandbox.pass(Timing.USUAL.canceling());

        scene.submit(version);

        assertEquals("WAITING_FOR_REVIEW", scene.stateOf(version));
    }

    @Test
    void aVersionInReviewCanBeCancelledAndAnApprovedOneCannot() {
        String version = scene.readyVersion("1.1");
        String first = scene.submit(version);
        sandbox.pass(Timing.USUAL.reviewQueue());
        assertEquals("IN_REVIEW", scene.stateOf(version));
        ok(200, scene.canceled(first));
        sandbox.pass(Timing.USUAL.canceling());

        String second = scene.submit(version);
        sandbox.pass(REVIEW);
        assertEquals("409 CONFLICT", scene.canceled(second).refusal());
    }

    @Test
    void aCancelledDraftGivesItsVersionBack() {
        String version = scene.version("1.1");
        String draft = scene.draft();
        scene.added(draft, version);
        sandbox.pass(LAG);

        ok(200, scene.canceled(draft));
        sandbox.pass(Timing.USUAL.canceling());

        assertEquals("COMPLETE", scene.stateOfSubmission(draft));
        assertEquals("PREPARE_FOR_SUBMISSION", scene.stateOf(version));
        ok(201, scene.added(scene.draft(), version));
    }
}

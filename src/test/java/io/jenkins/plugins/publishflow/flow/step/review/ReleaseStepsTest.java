package io.jenkins.plugins.publishflow.flow.step.review;

import static io.jenkins.plugins.publishflow.flow.step.review.StepBench.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Timing;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Verdicts;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.store.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The steps releaseStatus, release and cancelSubmission. */
class ReleaseStepsTest {

    private static final Map<String, Object> APP = Map.of("bundleId", CatalogueApp.SAMPLE.bundleId());

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final ReleaseScene scene = new ReleaseScene(sandbox);
    private final StepBench bench = new StepBench(sandbox);

    @Test
    void statusWaitsForOneOfTheStatesAndTellsEachChange() {
        submitted();

        StepRun step = bench.start(
                        "releaseStatus", of("1.1", "states", List.of("READY_FOR_SALE", "pending_developer_release")))
                .succeed();

        assertEquals("PENDING_DEVELOPER_RELEASE", step.outputs().get("state"));
        assertEquals(List.of(Action.STORE_STATUS_CHANGED, Action.STORE_STATUS_CHANGED), bench.actions());
        assertTrue(bench.hasSaid("1.1 is IN_REVIEW, after WAITING_FOR_REVIEW."));
    }

    @Test
    void statusAsksSeldom() {
        submitted();
        long before = sandbox.get().requests().count();

        bench.start("releaseStatus", of("1.1", "states", List.of("PENDING_DEVELOPER_RELEASE")))
                .succeed();

        long requests = sandbox.get().requests().count() - before;
        assertTrue(requests < 160, "12 hours in the queue and 8 in review took " + requests + " requests");
    }

    @Test
    void statusFailsWithALinkWhereAppleRejects() {
        sandbox.get().verdicts(Verdicts.GOOD.rejectReview("REJECTED"));
        submitted();

        Problem problem = bench.start("releaseStatus", of("1.1", "states", List.of("PENDING_DEVELOPER_RELEASE")))
                .fail();

        assertEquals("app-store.version-rejected", problem.code());
        assertTrue(
                problem.remedy().contains("https://appstoreconnect.apple.com/apps/" + ReleaseScene.APP),
                problem.remedy());
    }

    @Test
    void statusTakesARejectionForWhatTheFlowSaysItIs() {
        sandbox.get().verdicts(Verdicts.GOOD.rejectReview("REJECTED"));
        submitted();

        assertEquals(
                "REJECTED",
                bench.start("releaseStatus", of("1.1", "states", List.of("REJECTED")))
                        .succeed()
                        .outputs()
                        .get("state"));
    }

    @Test
    void statusDoesNotTakeAnUnknownStateForSuccess() {
        submitted();
        sandbox.get()
                .faults()
                .add(Fault.rewrite("\"appVersionState\":\"WAITING_FOR_REVIEW\"", "\"appVersionState\":\"NAPPING\"")
                        .on("GET", "/v1/appStoreVersions/*")
                        .times(3));

        StepRun step = bench.start("releaseStatus", of("1.1", "states", List.of("PENDING_DEVELOPER_RELEASE")))
                .succeed();

        assertEquals("PENDING_DEVELOPER_RELEASE", step.outputs().get("state"));
        assertEquals(
                1,
                step.lines().stream()
                        .filter(line -> line.contains("does not know the state 'NAPPING'"))
                        .count());
    }

    @Test
    void statusNamesTheVersionsThatThereAre() {
        Problem problem = bench.start("releaseStatus", of("9.9", "states", List.of("IN_REVIEW")))
                .fail();

        assertEquals("app-store.version-not-found", problem.code());
        assertTrue(problem.remedy().contains("1.0 (READY_FOR_DISTRIBUTION)"), problem.remedy());
    }

    @Test
    void releasesAnApprovedVersionAndWaitsUntilItIsOut() {
        String version = submitted();
        sandbox.pass(ReleaseScene.REVIEW);

        StepRun step = bench.start("release", of("1.1")).succeed();

        assertEquals("READY_FOR_DISTRIBUTION", step.outputs().get("state"));
        assertEquals("READY_FOR_DISTRIBUTION", scene.stateOf(version));
        assertEquals(
                List.of(Action.APP_VERSION_RELEASED, Action.STORE_STATUS_CHANGED, Action.STORE_STATUS_CHANGED),
                bench.actions());
    }

    @Test
    void releaseNeedNotWait() {
        String version = submitted();
        sandbox.pass(ReleaseScene.REVIEW);

        StepRun step = bench.start("release", of("1.1", "wait", false)).succeed();

        assertEquals("PROCESSING_FOR_DISTRIBUTION", step.outputs().get("state"));
        assertEquals("PROCESSING_FOR_DISTRIBUTION", scene.stateOf(version));
    }

    @Test
    void releaseHasNothingToDoForALiveVersionAndSaysSo() {
        StepRun step = bench.start("release", of("1.0")).succeed();

        assertEquals("READY_FOR_DISTRIBUTION", step.outputs().get("state"));
        assertTrue(bench.hasSaid("was released before"));
        assertFalse(bench.actions().contains(Action.APP_VERSION_RELEASED));
    }

    @Test
    void releaseRefusesAVersionThatIsNotApproved() {
        submitted();

        Problem problem = bench.start("release", of("1.1")).fail();

        assertEquals("app-store.not-releasable", problem.code());
        assertTrue(problem.what().contains("WAITING_FOR_REVIEW"), problem.what());
        assertTrue(problem.remedy().contains("releaseStatus"), problem.remedy());
    }

    @Test
    void releasesOnceThoughTheAnswerIsLost() {
        submitted();
        sandbox.pass(ReleaseScene.REVIEW);
        sandbox.get()
                .faults()
                .add(Fault.of(Fault.Kind.BREAK_AFTER_WORK).on("POST", "/v1/appStoreVersionReleaseRequests"));

        bench.start("release", of("1.1")).succeed();

        assertEquals(
                1,
                sandbox.get().requests().entries().stream()
                        .filter(request -> request.path().equals("/v1/appStoreVersionReleaseRequests"))
                        .count());
        assertEquals(
                1,
                bench.actions().stream()
                        .filter(Action.APP_VERSION_RELEASED::equals)
                        .count());
    }

    @Test
    void cancelsWhatIsInReviewAndWaits() {
        String version = submitted();

        StepRun step = bench.start("cancelSubmission", APP).succeed();

        assertEquals("true", step.outputs().get("cancelled"));
        assertEquals("DEVELOPER_REJECTED", step.outputs().get("state"));
        assertEquals(version, step.outputs().get("versionId"));
        assertEquals("DEVELOPER_REJECTED", scene.stateOf(version));
        assertEquals("COMPLETE", scene.stateOfSubmission(step.outputs().get("submissionId")));
        assertEquals(List.of(Action.REVIEW_SUBMISSION_CANCELLED), bench.actions());
    }

    @Test
    void cancelsOnceThoughTheAnswerIsLost() {
        submitted();
        sandbox.get().faults().add(Fault.of(Fault.Kind.BREAK_AFTER_WORK).on("PATCH", "/v1/reviewSubmissions/*"));

        bench.start("cancelSubmission", APP).succeed();

        assertEquals(
                2,
                sandbox.get().requests().entries().stream()
                        .filter(request -> request.method().equals("PATCH")
                                && request.path().startsWith("/v1/reviewSubmissions/"))
                        .count(),
                "one to submit, one to cancel");
        assertEquals(List.of(Action.REVIEW_SUBMISSION_CANCELLED), bench.actions());
    }

    @Test
    void tellsThatItCameTooLate() {
        submitted();
        sandbox.pass(Timing.USUAL.reviewQueue().plus(Timing.USUAL.review()).minusSeconds(5));
        sandbox.get().faults().add(Fault.of(Fault.Kind.BREAK_BEFORE_WORK).on("PATCH", "/v1/reviewSubmissions/*"));

        Problem problem = bench.start("cancelSubmission", APP).fail();

        assertEquals("app-store.cancelled-too-late", problem.code());
        assertTrue(problem.what().contains("PENDING_DEVELOPER_RELEASE"), problem.what());
        assertFalse(bench.actions().contains(Action.REVIEW_SUBMISSION_CANCELLED));
    }

    @Test
    void goesOnWhereAppleSaysThatItIsCancellingAlready() {
        submitted();
        sandbox.get().faults().add(Fault.statusAfterWork(409).on("PATCH", "/v1/reviewSubmissions/*"));

        assertEquals(
                "DEVELOPER_REJECTED",
                bench.start("cancelSubmission", APP).succeed().outputs().get("state"));
    }

    @Test
    void failsWhereAppleRefusesToCancel() {
        submitted();
        sandbox.get().faults().add(Fault.status(409).on("PATCH", "/v1/reviewSubmissions/*"));

        assertEquals(
                Problem.Kind.REFUSED,
                bench.start("cancelSubmission", APP).fail().kind());
    }

    @Test
    void leavesADraftAlone() {
        String version = scene.readyVersion("1.1");
        String draft = scene.draft();
        scene.added(draft, version);

        StepRun step = bench.start("cancelSubmission", APP).succeed();

        assertEquals("false", step.outputs().get("cancelled"));
        assertEquals("READY_FOR_REVIEW", scene.stateOfSubmission(draft));
        assertTrue(bench.hasSaid("There is nothing to cancel"));
    }

    @Test
    void failsWithNothingToCancelWhereTheFlowSaysSo() {
        Problem problem = bench.start(
                        "cancelSubmission", Map.of("bundleId", CatalogueApp.SAMPLE.bundleId(), "ifNone", "fail"))
                .fail();

        assertEquals("app-store.nothing-to-cancel", problem.code());
    }

    private String submitted() {
        String version = scene.readyVersion("1.1");
        scene.client().update("appStoreVersions", version, "{'releaseType':'MANUAL'}");
        scene.submit(version);
        return version;
    }
}

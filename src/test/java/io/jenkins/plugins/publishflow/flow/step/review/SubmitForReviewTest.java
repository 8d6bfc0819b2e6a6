package io.jenkins.plugins.publishflow.flow.step.review;

import static io.jenkins.plugins.publishflow.flow.step.review.StepBench.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Timing;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Verdicts;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.store.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitForReviewTest {

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final ReleaseScene scene = new ReleaseScene(sandbox);
    private final StepBench bench = new StepBench(sandbox);

    @Test
    void submitsAVersionThatIsReady() {
        String version = scene.readyVersion("1.1");

        StepRun step = bench.start("submitForReview", of("1.1")).succeed();

        assertEquals("WAITING_FOR_REVIEW", scene.stateOf(version));
        assertEquals(
                "WAITING_FOR_REVIEW", scene.stateOfSubmission(step.outputs().get("submissionId")));
        assertEquals(version, step.outputs().get("versionId"));
        assertEquals("WAITING_FOR_REVIEW", step.outputs().get("state"));
        assertEquals("MANUAL", attribute(version, "releaseType"));
        assertEquals(
                List.of(Action.STORE_STATUS_CHANGED, Action.SUBMITTED_FOR_REVIEW, Action.STORE_STATUS_CHANGED),
                bench.actions());
    }

    @Test
    void makesTheVersionAndPutsTheNewestBuildIntoIt() {
        scene.compliantBuild("1.1", "7");
        String newest = scene.compliantBuild("1.1", "8");

        Problem problem = bench.start("submitForReview", of("1.1")).fail();

        assertEquals("app-store.version-incomplete", problem.code());
        assertTrue(problem.what().contains("what's new in de-DE, en-US"), problem.what());
        assertTrue(problem.what().contains("the phone number of the contact"), problem.what());
        String version = scene.find(ReleaseScene.APP, "1.1");
        assertEquals(newest, attachedBuild(version));
        assertEquals(
                1,
                bench.actions().stream()
                        .filter(Action.APP_VERSION_CREATED::equals)
                        .count());

        scene.writeTexts(version);
        scene.writeContact(version);
        assertEquals("WAITING_FOR_REVIEW", bench.restart().succeed().outputs().get("state"));
        assertEquals(
                1,
                bench.actions().stream()
                        .filter(Action.APP_VERSION_CREATED::equals)
                        .count());
    }

    @Test
    void tellsEveryReasonOfARefusalAndEmptiesItsDraft() {
        String version = scene.readyVersion("1.1");
        scene.client().update("appStoreVersions", version, "{'copyright':null}");

        Problem problem = bench.start("submitForReview", of("1.1")).fail();

        assertEquals("app-store.submission-refused", problem.code());
        assertTrue(
                problem.storeErrors().stream()
                        .anyMatch(error -> ("/v1/appStoreVersions/" + version + " /data/attributes/copyright")
                                .equals(error.about())),
                problem::text);
        assertEquals("PREPARE_FOR_SUBMISSION", scene.stateOf(version), "taken out of the draft again");
        assertTrue(bench.actions().stream().noneMatch(Action.SUBMITTED_FOR_REVIEW::equals));

        scene.client().update("appStoreVersions", version, "{'copyright':'2026 Example'}");
        assertEquals("WAITING_FOR_REVIEW", bench.restart().succeed().outputs().get("state"));
        assertEquals(1, submissions().size(), "the empty draft was used again");
    }

    @Test
    void neverSubmitsWhatSomebodyElseHasPrepared() {
        String version = scene.readyVersion("1.1");
        String draft = scene.draft();
        scene.added(draft, version);
        sandbox.get()
                .faults()
                .add(Fault.rewrite("\"" + version + "\"", "\"another-version\"")
                        .on("GET", "/v1/reviewSubmissions/*/items"));

        Problem problem = bench.start("submitForReview", of("1.1")).fail();

        assertEquals("app-store.foreign-draft", problem.code());
        assertTrue(problem.what().contains(draft), problem.what());
        assertEquals("READY_FOR_REVIEW", scene.stateOfSubmission(draft));
    }

    @Test
    void goesOnWithADraftThatHoldsTheVersionAlready() {
        String version = scene.readyVersion("1.1");
        String draft = scene.draft();
        scene.added(draft, version);

        StepRun step = bench.start("submitForReview", of("1.1")).succeed();

        assertEquals(draft, step.outputs().get("submissionId"));
        assertEquals(1, submissions().size());
    }

    @Test
    void namesTheSubmissionThatIsInTheWay() {
        String submission = scene.submit(scene.readyVersion("1.1"));

        Problem problem = bench.start("submitForReview", of("1.2")).fail();

        assertEquals("app-store.already-submitted", problem.code());
        assertTrue(problem.what().contains(submission), problem.what());
        assertTrue(problem.what().contains("WAITING_FOR_REVIEW"), problem.what());
    }

    @Test
    void takesBackWhatIsInTheWayWhereTheFlowSaysSo() {
        String version = scene.readyVersion("1.1");
        String first = scene.submit(version);

        StepRun step = bench.start("submitForReview", of("1.1", "ifSubmitted", "cancel"))
                .succeed();

        assertEquals("COMPLETE", scene.stateOfSubmission(first));
        assertEquals(
                "WAITING_FOR_REVIEW", scene.stateOfSubmission(step.outputs().get("submissionId")));
        assertEquals(
                1,
                bench.actions().stream()
                        .filter(Action.REVIEW_SUBMISSION_CANCELLED::equals)
                        .count());
    }

    @Test
    void waitsForTheApproval() {
        String version = scene.readyVersion("1.1");

        StepRun step =
                bench.start("submitForReview", of("1.1", "waitFor", "approved")).succeed();

        assertEquals("PENDING_DEVELOPER_RELEASE", step.outputs().get("state"));
        assertEquals("PENDING_DEVELOPER_RELEASE", scene.stateOf(version));
        assertEquals(
                List.of(
                        "1.1 is READY_FOR_REVIEW, after PREPARE_FOR_SUBMISSION.",
                        "1.1 is WAITING_FOR_REVIEW, after READY_FOR_REVIEW.",
                        "1.1 is IN_REVIEW, after WAITING_FOR_REVIEW.",
                        "1.1 is PENDING_DEVELOPER_RELEASE, after IN_REVIEW."),
                bench.activities().stream()
                        .filter(activity -> activity.action() == Action.STORE_STATUS_CHANGED)
                        .map(Activity::detail)
                        .toList());
    }

    @Test
    void waitsUntilTheVersionIsOut() {
        scene.readyVersion("1.1");

        StepRun step = bench.start("submitForReview", of("1.1", "waitFor", "released", "releaseType", "afterApproval"))
                .succeed();

        assertEquals("READY_FOR_DISTRIBUTION", step.outputs().get("state"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REJECTED", "METADATA_REJECTED", "INVALID_BINARY"})
    void failsWhereAppleRejects(String state) {
        sandbox.get().verdicts(Verdicts.GOOD.rejectReview(state));
        scene.readyVersion("1.1");

        Problem problem =
                bench.start("submitForReview", of("1.1", "waitFor", "approved")).fail();

        assertEquals("app-store.version-rejected", problem.code());
        assertTrue(problem.what().contains(state), problem.what());
        assertTrue(problem.remedy().contains("https://appstoreconnect.apple.com/apps/"), problem.remedy());
        assertEquals(
                1,
                bench.actions().stream()
                        .filter(Action.APP_VERSION_REJECTED::equals)
                        .count());
    }

    @Test
    void submitsAgainAfterARejectionWhereTheFlowSaysSo() {
        sandbox.get().verdicts(Verdicts.GOOD.rejectReview("METADATA_REJECTED"));
        scene.readyVersion("1.1");
        bench.start("submitForReview", of("1.1", "waitFor", "approved", "ifSubmitted", "cancel"))
                .fail();
        sandbox.get().verdicts(Verdicts.GOOD);

        StepRun step = bench.restart().succeed();

        assertEquals("PENDING_DEVELOPER_RELEASE", step.outputs().get("state"));
        assertEquals(
                2,
                bench.actions().stream()
                        .filter(Action.SUBMITTED_FOR_REVIEW::equals)
                        .count());
    }

    @Test
    void goesOnWithItsOwnSubmissionWhenStoppedAndRestarted() {
        scene.readyVersion("1.1");
        bench.start("submitForReview", of("1.1", "waitFor", "approved"))
                .untilWaitingFor("the verdict")
                .stop();

        assertEquals(
                "PENDING_DEVELOPER_RELEASE", bench.restart().succeed().outputs().get("state"));
        assertEquals(1, submissions().size());
        assertEquals(
                1,
                bench.actions().stream()
                        .filter(Action.SUBMITTED_FOR_REVIEW::equals)
                        .count());
    }

    @Test
    void findsTheVerdictThatCameWhileTheRunWasStopped() {
        scene.readyVersion("1.1");
        bench.start("submitForReview", of("1.1", "waitFor", "approved"))
                .untilWaitingFor("the verdict")
                .stop();
        sandbox.pass(ReleaseScene.REVIEW);

        assertEquals(
                "PENDING_DEVELOPER_RELEASE", bench.restart().succeed().outputs().get("state"));
        assertEquals(1, submissions().size());
    }

    @Test
    void schedulesTheRelease() {
        String version = scene.readyVersion("1.1");

        bench.start(
                        "submitForReview",
                        of("1.1", "releaseType", "scheduled", "earliestReleaseDate", "2026-12-01T10:00:00+01:00"))
                .succeed();

        assertEquals("SCHEDULED", attribute(version, "releaseType"));
        assertEquals(
                Instant.parse("2026-12-01T09:00:00Z"),
                OffsetDateTime.parse(attribute(version, "earliestReleaseDate")).toInstant());
    }

    @Test
    void goesOnThoughTheDateHasPassedWhileTheRunWasStopped() {
        scene.readyVersion("1.1");
        bench.start(
                        "submitForReview",
                        of(
                                "1.1",
                                "releaseType",
                                "scheduled",
                                "earliestReleaseDate",
                                "2026-11-23T09:00:00Z",
                                "waitFor",
                                "released"))
                .untilWaitingFor("on the App Store")
                .stop();
        sandbox.pass(Duration.ofDays(5));

        assertEquals(
                "READY_FOR_DISTRIBUTION", bench.restart().succeed().outputs().get("state"));
    }

    @Test
    void refusesADateThatIsOverBeforeItChangesAnything() {
        Problem problem = bench.start(
                        "submitForReview",
                        of("1.1", "releaseType", "scheduled", "earliestReleaseDate", "2026-11-20T18:00:00Z"))
                .fail();

        assertEquals(Problem.Kind.INPUT, problem.kind());
        assertTrue(sandbox.get().requests().entries().stream()
                .allMatch(request -> request.method().equals("GET")));
    }

    @Test
    void preparesAPhasedReleaseOnceAndTakesItAway() {
        String version = scene.readyVersion("1.1");

        bench.start("submitForReview", of("1.1", "phasedRelease", true)).succeed();
        assertEquals("INACTIVE", phasedState(version));
        assertEquals(
                1,
                bench.actions().stream()
                        .filter(Action.PHASED_RELEASE_UPDATED::equals)
                        .count());

        new StepBench(sandbox)
                .start("submitForReview", of("1.1", "phasedRelease", true, "ifSubmitted", "cancel"))
                .succeed();
        assertEquals("INACTIVE", phasedState(version), "one is enough");

        new StepBench(sandbox)
                .start("submitForReview", of("1.1", "phasedRelease", false, "ifSubmitted", "cancel"))
                .succeed();
        assertEquals("", phasedState(version));
    }

    @Test
    void sendsTheFirstVersionToEverybody() {
        String upload = scene.upload(ReleaseScene.NEW_APP, "1.0", "1");
        sandbox.pass(ReleaseScene.PROCESSING);
        String build = scene.client()
                .get("/v1/buildUploads/" + upload + "?include=build")
                .at("/data/relationships/build/data/id");
        scene.client().update("builds", build, "{'usesNonExemptEncryption':false}");

        Problem problem = bench.start(
                        "submitForReview",
                        Map.of("bundleId", CatalogueApp.DECOY.bundleId(), "version", "1.0", "phasedRelease", true))
                .fail();

        assertFalse(problem.what().contains("what's new"), problem.what());
        assertTrue(bench.hasSaid("first version"));
        assertEquals("", phasedState(scene.find(ReleaseScene.NEW_APP, "1.0")));
    }

    @Test
    void takesOverAVersionThatSomebodyHasLeftUnfinished() {
        String unfinished = scene.version("1.1");
        scene.compliantBuild("1.2", "9");
        scene.writeTexts(unfinished);
        scene.writeContact(unfinished);

        StepRun step = bench.start("submitForReview", of("1.2")).succeed();

        assertEquals(unfinished, step.outputs().get("versionId"));
        assertEquals("1.2", attribute(unfinished, "versionString"));
        assertTrue(bench.hasSaid("Version 1.1 is being prepared and becomes 1.2"));
    }

    @Test
    void refusesAVersionThatIsOut() {
        Problem problem =
                bench.start("submitForReview", of("1.0", "build", "1")).fail();

        assertEquals("app-store.version-not-editable", problem.code());
        assertTrue(problem.what().contains("READY_FOR_DISTRIBUTION"), problem.what());
        assertTrue(problem.remedy().contains("Raise the version"), problem.remedy());
        assertTrue(sandbox.get().requests().entries().stream()
                .filter(request -> request.path().contains("reviewSubmissions"))
                .allMatch(request -> request.method().equals("GET")));
    }

    @Test
    void waitsForABuildThatAppleHesitatesToTake() {
        sandbox.get().verdicts(Verdicts.GOOD.hesitateAtBuilds());
        String build = scene.compliantBuild("1.1", "7");
        String version = scene.version("1.1");
        scene.writeTexts(version);
        scene.writeContact(version);

        bench.start("submitForReview", of("1.1", "build", "7")).succeed();

        assertEquals(build, attachedBuild(version));
        assertTrue(bench.hasSaid("trying again"));
    }

    @Test
    void refusesABuildWithoutAnswerToTheExportQuestion() {
        scene.build("1.1", "7");

        Problem problem =
                bench.start("submitForReview", of("1.1", "build", "7")).fail();

        assertEquals("app-store.export-compliance-missing", problem.code());
        assertEquals("", scene.find(ReleaseScene.APP, "1.1"), "no version was made");
    }

    @Test
    void submitsTheBuildOfTheBinary() {
        String build = scene.compliantBuild("1.1", "7");
        scene.compliantBuild("1.1", "8");
        String version = scene.version("1.1");
        scene.writeTexts(version);
        scene.writeContact(version);
        Binary binary = new Binary(
                "sample.ipa",
                CatalogueApp.SAMPLE.bundleId(),
                "1.1",
                "7",
                "Sample",
                Binary.Platform.IOS,
                null,
                null,
                null,
                1,
                "00");

        StepRun step = bench.start("submitForReview", Map.of(), binary).succeed();

        assertEquals(build, step.outputs().get("buildId"));
        assertEquals(build, attachedBuild(version));
    }

    @Test
    void waitsForABuildThatIsBeingProcessed() {
        String version = scene.version("1.1");
        scene.writeTexts(version);
        scene.writeContact(version);
        String upload = scene.upload(ReleaseScene.APP, "1.1", "7");
        sandbox.pass(Timing.USUAL
                .fileCheck()
                .plus(Timing.USUAL.uploadProcessing())
                .plus(Timing.USUAL.buildLag())
                .plusSeconds(30));
        String build = scene.client()
                .get("/v1/buildUploads/" + upload + "?include=build")
                .at("/data/relationships/build/data/id");
        scene.client().update("builds", build, "{'usesNonExemptEncryption':false}");

        bench.start("submitForReview", of("1.1")).untilWaitingFor("build 7 to be processed");

        assertEquals(build, bench.succeed().outputs().get("buildId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVALID", "FAILED"})
    void refusesABuildThatAppleCouldNotProcess(String state) {
        sandbox.get().verdicts(Verdicts.GOOD.endBuilds(state));
        scene.build("1.1", "7");

        Problem problem = bench.start("submitForReview", of("1.1")).fail();

        assertEquals("app-store.build-broken", problem.code());
        assertTrue(problem.what().contains(state), problem.what());
    }

    @Test
    void refusesABuildThatHasExpired() {
        String build = scene.compliantBuild("1.1", "7");
        scene.client().update("builds", build, "{'expired':true}");

        assertEquals(
                "app-store.build-expired",
                bench.start("submitForReview", of("1.1")).fail().code());
    }

    @Test
    void refusesABuildThatIsNotThere() {
        Problem problem =
                bench.start("submitForReview", of("1.1", "build", "77")).fail();

        assertEquals("app-store.build-not-found", problem.code());
        assertTrue(problem.what().contains("77"), problem.what());
    }

    @Test
    void givesUpWhereAppleDoesNotKeepTheReleaseType() {
        scene.readyVersion("1.1");
        sandbox.get()
                .faults()
                .add(Fault.rewrite("\"MANUAL\"", "\"AFTER_APPROVAL\"")
                        .on("GET", "/v1/appStoreVersions/*")
                        .times(50));

        Problem problem = bench.start("submitForReview", of("1.1")).fail();

        assertEquals("app-store.release-type-not-kept", problem.code());
        assertTrue(submissions().isEmpty());
    }

    @Test
    void needsToKnowTheApp() {
        Problem problem =
                bench.start("submitForReview", Map.of("version", "1.1")).fail();

        assertEquals(Problem.Kind.INPUT, problem.kind());
        assertTrue(problem.what().contains("bundleId"), problem.what());
    }

    private List<String> submissions() {
        List<String> states = new ArrayList<>();
        scene.client()
                .get("/v1/reviewSubmissions?filter[app]=" + ReleaseScene.APP)
                .body()
                .path("data")
                .forEach(one -> states.add(one.at("/attributes/state").asText()));
        return states;
    }

    private String phasedState(String version) {
        return scene.client()
                .get("/v1/appStoreVersions/" + version + "/appStoreVersionPhasedRelease")
                .at("/data/attributes/phasedReleaseState");
    }

    private String attribute(String version, String name) {
        return scene.client().get("/v1/appStoreVersions/" + version).at("/data/attributes/" + name);
    }

    private String attachedBuild(String version) {
        return scene.client().get("/v1/appStoreVersions/" + version + "/build").id();
    }
}

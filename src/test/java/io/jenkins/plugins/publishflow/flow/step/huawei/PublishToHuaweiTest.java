package io.jenkins.plugins.publishflow.flow.step.huawei;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.step.SandboxTrial;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.sandbox.huawei.GallerySettings;
import io.jenkins.plugins.publishflow.sandbox.huawei.GalleryVerdicts;
import io.jenkins.plugins.publishflow.store.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PublishToHuaweiTest {

    private static final String PUBLISH = "- publishToHuawei: {releaseNotes: A new search.}";
    private static final String STATUS = "\n- huaweiReleaseStatus: {}";

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    @TempDir
    Path folder;

    private SandboxTrial trial;

    @BeforeEach
    void prepare() throws Exception {
        trial = trial(2);
    }

    @Test
    void publishesAndWaitsUntilTheVersionIsOnTheShelf() throws Exception {
        Map<String, String> outputs = trial.run(PUBLISH + STATUS).outputs();
        assertEquals("ON_SHELF", outputs.get("state"));
        assertEquals("100000002", outputs.get("appId"));
        assertEquals("2", outputs.get("build"));
        JsonNode app = app();
        assertEquals("2", app.path("onShelfCode").asText());
        assertEquals("A new search.", app.at("/languages/en-US/newFeatures").asText());
        assertEquals("A new search.", app.at("/languages/de-DE/newFeatures").asText());
        assertEquals(1, app.path("submissions").asInt());
        assertEquals(1, packages().size());
        assertEquals(List.of("1.1 (2)"), trial.activities(Action.SUBMITTED_FOR_REVIEW));
        assertEquals(1, trial.activities(Action.APP_VERSION_UPLOADED).size());
        assertEquals(List.of("en-US, de-DE"), trial.activities(Action.RELEASE_NOTES_UPDATED));
        assertEquals(1, trial.activities(Action.APP_VERSION_RELEASED).size());
    }

    @Test
    void publishesByFormWhereThereIsNoSignedStorage() throws Exception {
        sandbox.start(SandboxOptions.USUAL.huawei(GallerySettings.USUAL.byForm()));
        assertEquals("true", trial(2).run(PUBLISH).outputs().get("uploaded"));
        assertEquals(1, packages().size());
        assertEquals(64, packages().get(0).path("sha256").asText().length());
        assertEquals(
                trial.binary().sha256(), packages().get(0).path("sha256").asText(), "all bytes, and none of the form");
    }

    @Test
    void leavesADraftWhereItIsNotToSubmit() throws Exception {
        Map<String, String> outputs =
                trial.run("- publishToHuawei: {submit: false}").outputs();
        assertEquals("DRAFT", outputs.get("state"));
        assertEquals("false", outputs.get("submitted"));
        assertEquals(0, app().path("submissions").asInt());
    }

    @Test
    void submitsAgainAsLongAsHuaweiIsNotThrough() throws Exception {
        sandbox.get()
                .faults()
                .add(Fault.rewrite("\"successStatus\":1", "\"successStatus\":0")
                        .on("GET", "/publish/v2/package/compile/status")
                        .times(9));
        trial.run(PUBLISH).outputs();
        assertTrue(trial.requests("POST", "/publish/v2/app-submit") > 2, "refused by both codes, then taken");
        assertEquals(1, app().path("submissions").asInt());
    }

    @Test
    void waitsNoLongerThanHalfAnHourForHuawei() throws Exception {
        sandbox.start(SandboxOptions.USUAL.huawei(GallerySettings.USUAL.compiling(Duration.ofHours(2))));
        Problem problem = trial(2).run(PUBLISH).problem();
        assertEquals("flow.waited-in-vain", problem.code());
        assertTrue(problem.what().contains("compile the package"), problem.what());
    }

    @Test
    void saysThatThePackageCannotBeCompiledAndSendsItAnewWhenStartedAgain() throws Exception {
        sandbox.get().huawei().verdicts(GalleryVerdicts.GOOD.failToCompile());
        assertEquals("huawei.compile-failed", trial.run(PUBLISH).problem().code());
        sandbox.get().huawei().verdicts(GalleryVerdicts.GOOD);
        trial.restart().outputs();
        assertEquals(2, packages().size());
        assertEquals(1, app().path("submissions").asInt());
    }

    @Test
    void failsAtOnceWhereTheAppLacksSomething() throws Exception {
        sandbox.get().huawei().verdicts(GalleryVerdicts.GOOD.miss("AppIcon"));
        Problem problem = trial.run(PUBLISH).problem();
        assertEquals("huawei.data-missing", problem.code());
        assertEquals(
                "204144660: AppIcon is necessary", problem.storeErrors().get(0).oneLine());
        assertEquals(1, trial.requests("POST", "/publish/v2/app-submit"));
    }

    @Test
    void releasesToAShareOfTheUsers() throws Exception {
        trial.run("- publishToHuawei: {phasedPercent: 12.5, phasedDuration: 3d}" + STATUS)
                .outputs();
        JsonNode phased = app().path("phased");
        assertEquals("RELEASE", phased.path("state").asText());
        assertEquals("12.50", phased.path("percent").asText());
        assertEquals("1", app().path("onShelfCode").asText(), "everybody else keeps the old one");
        assertEquals(List.of("1.1 (2) for 12.5 % of the users"), trial.activities(Action.SUBMITTED_FOR_REVIEW));
    }

    @Test
    void refusesAnotherVersionBesideAnUnfinishedPhasedRelease() throws Exception {
        trial.run("- publishToHuawei: {phasedPercent: 10}" + STATUS).outputs();
        Problem problem = trial(3).run(PUBLISH).problem();
        assertEquals("huawei.rollout-unfinished", problem.code());
        assertTrue(problem.what().contains("10.00 %"), problem.what());
        assertEquals(1, packages().size(), "nothing was sent");

        Problem unseen = trial(3).run("- publishToHuawei: {ifRolloutUnfinished: continue}")
                .problem();
        assertEquals("flow.waited-in-vain", unseen.code());
        assertTrue(unseen.what().contains("show the submission"), "accepted by Huawei, and no success for us");
    }

    @Test
    void goesLiveAtItsTime() throws Exception {
        String time = sandbox.clock().instant().plus(Duration.ofDays(3)).toString();
        trial.run("- publishToHuawei: {releaseTime: '" + time + "', remark: Please look at the search.}"
                        + "\n- huaweiReleaseStatus: {states: [RELEASING]}\n- huaweiReleaseStatus: {id: live}")
                .outputs();
        assertTrue(app().path("releaseTime").asText().endsWith("+0000"), app().toString());
        assertEquals(
                "Please look at the search.", app().at("/submission/remark").asText());
    }

    @Test
    void refusesATimeThatIsOver() throws Exception {
        assertEquals(
                "flow.release-date-past",
                trial.run("- publishToHuawei: {releaseTime: '2020-01-01T00:00:00Z'}")
                        .problem()
                        .code());
    }

    @Test
    void tellsWhyTheReviewersRefuse() throws Exception {
        sandbox.get().huawei().verdicts(GalleryVerdicts.GOOD.reject("The icon is blurred."));
        Problem problem = trial.run(PUBLISH + STATUS).problem();
        assertEquals("huawei.version-rejected", problem.code());
        assertTrue(problem.what().contains("UPDATE_REJECTED") && problem.what().contains("The icon is blurred."));
        assertEquals(List.of("The icon is blurred."), trial.activities(Action.APP_VERSION_REJECTED));
    }

    @Test
    void takesNoAnswerWithoutAStateForAVersionThatIsLive() throws Exception {
        sandbox.get()
                .faults()
                .add(Fault.rewrite("\"releaseState\":5", "\"unknown\":5")
                        .on("GET", "/publish/v2/app-info")
                        .at(3)
                        .times(20));
        trial.run(PUBLISH + STATUS).outputs();
        assertEquals("2", app().path("onShelfCode").asText());
    }

    @Test
    void refusesToDisturbAReview() throws Exception {
        trial.run(PUBLISH).outputs();
        assertEquals("huawei.in-review", trial(3).run(PUBLISH).problem().code());
        assertEquals(1, packages().size());
    }

    @Test
    void knowsAVersionThatIsThere() throws Exception {
        trial.run(PUBLISH + STATUS).outputs();
        assertEquals("huawei.version-exists", trial(2).run(PUBLISH).problem().code());
        Map<String, String> skipped =
                trial(2).run("- publishToHuawei: {ifExists: skip}").outputs();
        assertEquals("false", skipped.get("uploaded"));
        assertEquals("ON_SHELF", skipped.get("state"));
        assertEquals(
                "huawei.version-code-too-low", trial(1).run(PUBLISH).problem().code());
        assertEquals(1, packages().size());
    }

    @Test
    void goesOnWithThePackageOfTheDraft() throws Exception {
        trial.run("- publishToHuawei: {submit: false}").outputs();
        assertEquals("huawei.version-exists", trial(2).run(PUBLISH).problem().code());
        Map<String, String> outputs =
                trial(2).run("- publishToHuawei: {ifExists: reuse}").outputs();
        assertEquals("false", outputs.get("uploaded"));
        assertEquals("true", outputs.get("submitted"));
        assertEquals(1, packages().size());
        assertEquals(1, app().path("submissions").asInt());
    }

    @Test
    void saysThatTheLanguageIsMissingBeforeItSendsAnything() throws Exception {
        Problem problem =
                trial.run("- publishToHuawei: {releaseNotes: {fr-FR: Neuf}}").problem();
        assertEquals("huawei.language-missing", problem.code());
        assertTrue(problem.remedy().contains("en-US, de-DE"), problem.remedy());
    }

    @Test
    void saysThatThereIsNoSuchApp() throws Exception {
        Path file = folder.resolve("other.aab");
        SampleBundle.write(file, "com.example.other", "1.0", 1);
        Problem problem =
                new SandboxTrial(sandbox, folder).file(file).run(PUBLISH).problem();
        assertEquals("huawei.app-not-found", problem.code());
    }

    @Test
    void addsThePackageOnceThoughTheAnswerIsLost() throws Exception {
        sandbox.get().faults().add(Fault.of(Fault.Kind.BREAK_AFTER_WORK).on("PUT", "/publish/v2/app-file-info"));
        sandbox.get().faults().add(Fault.of(Fault.Kind.BREAK_AFTER_WORK).on("POST", "/publish/v2/app-submit"));
        trial.run(PUBLISH).outputs();
        assertEquals(1, packages().size());
        assertEquals(1, app().path("submissions").asInt());
    }

    @Test
    void tellsNoSecret() throws Exception {
        trial.run(PUBLISH).outputs();
        String told = trial.lines() + trial.ended().steps();
        assertFalse(told.contains("Bearer") || told.contains("Signature="), told);
    }

    private JsonNode app() {
        return SandboxTrial.held(sandbox.get().huawei().shown(), "apps").stream()
                .filter(app -> app.path("id").asText().equals("100000002"))
                .findFirst()
                .orElseThrow()
                .path("attributes");
    }

    private List<JsonNode> packages() {
        return SandboxTrial.held(sandbox.get().huawei().shown(), "packages").stream()
                .map(one -> one.path("attributes"))
                .toList();
    }

    private SandboxTrial trial(int versionCode) throws Exception {
        Path file = folder.resolve("Sample-" + versionCode + ".aab");
        SampleBundle.write(file, SampleBundle.PACKAGE, "1." + (versionCode - 1), versionCode);
        trial = new SandboxTrial(sandbox, folder).file(file);
        return trial;
    }
}

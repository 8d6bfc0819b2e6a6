package io.jenkins.plugins.publishflow.flow.step.appcircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.step.SandboxTrial;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appcircle.CircleSettings;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.store.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppcircleStepsTest {

    private static final String UPLOAD = "- uploadToAppcircle: {profile: Sample}";
    private static final String FLOW = "\n- appcirclePublishFlow: {profile: Sample, releaseNotes: A new search.}";

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
    void uploadsMarksStartsAndFollowsToTheEnd() throws Exception {
        Map<String, String> outputs = trial.run(UPLOAD + FLOW).outputs();
        assertEquals("Success", outputs.get("state"));
        assertEquals("1.1", outputs.get("version"));
        JsonNode version = versions().get(0);
        assertEquals("2", version.path("code").asText());
        assertTrue(version.path("releaseCandidate").asBoolean());
        assertEquals("A new search.", version.path("summary").asText());
        assertEquals(1, version.path("starts").asInt());
        assertEquals(0, version.path("flow").asInt(-1));
        assertEquals("android", version.path("platform").asText(), "not the iOS profile of the same name");
        assertEquals(1, trial.activities(Action.APP_VERSION_UPLOADED).size());
        assertTrue(trial.activities(Action.MARKED_AS_RELEASE_CANDIDATE).contains("1.1 (2)"));
        assertTrue(trial.lines().contains("AwaitingResponse"), trial.lines());
        assertTrue(trial.requests("POST", "/auth/v3/token") > 1, "the token has ended in the long wait");
    }

    @Test
    void uploadsByFormAndToAnOlderAppcircle() throws Exception {
        sandbox.start(SandboxOptions.USUAL.appcircle(
                CircleSettings.USUAL.storageByForm().newestTokens(1)));
        assertEquals("true", trial(2).run(UPLOAD).outputs().get("uploaded"));
        assertEquals(1, versions().size());
    }

    @Test
    void findsOurVersionThoughAnotherIsNewer() throws Exception {
        sandbox.start(SandboxOptions.USUAL.appcircle(CircleSettings.USUAL.withOthers()));
        Map<String, String> outputs = trial(2).run(UPLOAD + FLOW).outputs();
        assertEquals("2", outputs.get("build"));
        assertEquals("200", versions().get(0).path("code").asText(), "the newest is somebody else's");
        assertEquals(0, versions().get(0).path("starts").asInt());
        assertEquals(1, versions().get(1).path("starts").asInt());
    }

    @Test
    void saysThatTheVersionIsThere() throws Exception {
        trial.run(UPLOAD).outputs();
        assertEquals("appcircle.version-exists", trial(2).run(UPLOAD).problem().code());
        Map<String, String> outputs = trial(2).run("- uploadToAppcircle: {profile: Sample, ifExists: reuse}")
                .outputs();
        assertEquals("false", outputs.get("uploaded"));
        assertEquals(1, versions().size());
    }

    @Test
    void saysWhatTheTaskSays() throws Exception {
        sandbox.get()
                .faults()
                .add(Fault.rewrite("\"stateValue\":1", "\"stateValue\":2").on("GET", "/task/v1/tasks/*"));
        Problem problem = trial.run(UPLOAD).problem();
        assertEquals("appcircle.upload-refused", problem.code());
        assertEquals("Running", problem.storeErrors().get(0).detail(), "what Appcircle says of the task");
    }

    @Test
    void namesTheProfilesThatThereAre() throws Exception {
        Problem problem = trial.run("- uploadToAppcircle: {profile: sample}").problem();
        assertEquals("appcircle.profile-not-found", problem.code());
        assertTrue(problem.remedy().contains("Other, Sample, Sample Beta, Without flow"), problem.remedy());
    }

    @Test
    void takesTheVersionOnceThoughTheAnswerIsLost() throws Exception {
        sandbox.get()
                .faults()
                .add(Fault.of(Fault.Kind.BREAK_AFTER_WORK).on("POST", "/publish/v1/profiles/*/*/app-versions"));
        sandbox.get()
                .faults()
                .add(Fault.of(Fault.Kind.BREAK_AFTER_WORK).on("POST", "/publish/v2/profiles/*/*/publish/*"));
        trial.run(UPLOAD + FLOW).outputs();
        assertEquals(1, versions().size());
        assertEquals(1, versions().get(0).path("starts").asInt());
    }

    @ParameterizedTest
    @CsvSource({"1,Failed", "2,Cancelled", "3,Timeout", "201,Stopped"})
    void saysHowTheFlowHasEndedAndKeepsItsLog(int status, String name) throws Exception {
        sandbox.get().appcircle().endFlowsWith(status);
        Problem problem = trial.run(UPLOAD + FLOW).problem();
        assertEquals("appcircle.flow-failed", problem.code());
        assertTrue(problem.what().endsWith("has ended as " + name + "."), problem.what());
        assertEquals(
                List.of("Success: Get Approval via Email", name + ": Publish to Store"),
                problem.storeErrors().stream().map(error -> error.oneLine()).toList());
        assertTrue(trial.lines().contains("Log of start 1"), trial.lines());

        sandbox.get().appcircle().endFlowsWith(0);
        trial.restart().outputs();
        assertEquals(2, versions().get(0).path("starts").asInt());
        assertTrue(trial.lines().contains("Appcircle drops that log now"), trial.lines());
    }

    @Test
    void followsAnUnknownStatusToTheStepsTimeout() throws Exception {
        sandbox.get().appcircle().endFlowsWith(99);
        Problem problem = trial.run(UPLOAD + "\n- appcirclePublishFlow: {profile: Sample, timeout: 12h}")
                .problem();
        assertEquals("flow.timed-out", problem.code());
        assertTrue(trial.lines().contains("not taken for success"), trial.lines());
    }

    @Test
    void handsOverWhenOnlyPeopleAreAwaited() throws Exception {
        Map<String, String> outputs = trial.run(UPLOAD + "\n- appcirclePublishFlow: {profile: Sample, waitFor: people}")
                .outputs();
        assertEquals("AwaitingResponse", outputs.get("state"));
        assertEquals(91, versions().get(0).path("flow").asInt(), "still running there");
    }

    @Test
    void startsAndDoesNotWait() throws Exception {
        trial.run(UPLOAD + "\n- appcirclePublishFlow: {profile: Sample, waitFor: started}")
                .outputs();
        assertEquals(1, versions().get(0).path("starts").asInt());
    }

    @Test
    void waitsForAnotherFlowOfTheProfileOrStops() throws Exception {
        trial.run(UPLOAD + "\n- appcirclePublishFlow: {profile: Sample, waitFor: people}")
                .outputs();
        Problem problem = trial(3).run(UPLOAD + "\n- appcirclePublishFlow: {profile: Sample, ifRunning: fail}")
                .problem();
        assertEquals("appcircle.flow-running", problem.code());
        assertTrue(problem.what().contains("anna@example.com"), problem.what());

        trial(4).run(UPLOAD + FLOW).outputs();
        assertEquals(1, versions().get(0).path("starts").asInt());
        assertEquals("4", versions().get(0).path("code").asText());
    }

    @Test
    void publishesTheReleaseCandidateThatThereIs() throws Exception {
        trial.run(UPLOAD + FLOW).outputs();
        Map<String, String> outputs =
                trial(2).run("- appcirclePublishFlow: {profile: Sample}").outputs();
        assertEquals("Success", outputs.get("state"));
        assertEquals(2, versions().get(0).path("starts").asInt());
    }

    @Test
    void saysThatThereIsNoFlowOrNoVersion() throws Exception {
        String steps = "- uploadToAppcircle: {profile: Without flow}\n- appcirclePublishFlow: {profile: Without flow}";
        assertEquals("appcircle.no-flow", trial.run(steps).problem().code());
        assertEquals(
                "appcircle.no-version",
                trial(2).run("- appcirclePublishFlow: {profile: Other}")
                        .problem()
                        .code());
    }

    @Test
    void findsThePlatformOfTheOnlyProfileOfTheNameWithoutABinary() throws Exception {
        sandbox.start(SandboxOptions.USUAL.appcircle(
                CircleSettings.USUAL.profiles(List.of("Sample", "Ours")).candidates("ios")));
        Map<String, String> outputs = trial(2).withoutBinary()
                .run("- appcirclePublishFlow: {profile: Ours}")
                .outputs();
        assertEquals("Success", outputs.get("state"));
        assertEquals("1.1", outputs.get("version"));
        assertEquals(0, trial.requests("POST", "/publish/v1/profiles/.*"), "nothing is uploaded");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9})
    void startsACandidateOnceWhereverTheProcessDies(int save) throws Exception {
        sandbox.start(SandboxOptions.USUAL.appcircle(
                CircleSettings.USUAL.profiles(List.of("Ours")).candidates("android")));
        trial(2).withoutBinary().dieAtSave(save);
        trial.run("- appcirclePublishFlow: {profile: Ours, releaseNotes: A new search.}")
                .outputs();
        assertTrue(trial.hasDied());
        assertEquals(1, versions().get(0).path("starts").asInt());
    }

    @Test
    void asksForThePlatformWhereTheNameIsThereTwiceAndTheBinaryCannotTell() throws Exception {
        trial.run(UPLOAD + FLOW).outputs();
        Problem problem = trial(2).withoutBinary()
                .run("- appcirclePublishFlow: {profile: Sample}")
                .problem();
        assertEquals("appcircle.platform-missing", problem.code());
        trial(2).withoutBinary()
                .run("- appcirclePublishFlow: {profile: Sample, platform: android}")
                .outputs();
        assertEquals(2, versions().get(0).path("starts").asInt());

        Problem none = trial(2).withoutBinary()
                .run("- appcirclePublishFlow: {profile: Nobody}")
                .problem();
        assertEquals("Appcircle has no Publish profile 'Nobody'.", none.what());
    }

    @Test
    void refusesThePlatformThatTheBinaryIsNotFor() throws Exception {
        StepSettings settings = new StepSettings(Map.of("profile", "x", "platform", "ios"));
        assertEquals(
                "platform",
                new UploadToAppcircle()
                        .check(settings, Optional.of(trial.binary()))
                        .get(0)
                        .setting());
        assertEquals(List.of(), new UploadToAppcircle().check(settings, Optional.empty()));
    }

    @Test
    void refusesNotesThatAreTooLong() {
        StepSettings settings = new StepSettings(Map.of("profile", "x", "releaseNotes", "x".repeat(25_001)));
        assertEquals(
                "releaseNotes",
                new AppcirclePublishFlow()
                        .check(settings, Optional.empty())
                        .get(0)
                        .setting());
    }

    @Test
    void waitsForDays() throws Exception {
        sandbox.start(SandboxOptions.USUAL.appcircle(CircleSettings.USUAL.people(Duration.ofDays(9))));
        trial(2).run(UPLOAD + FLOW).outputs();
        assertFalse(trial.lines().contains(sandbox.get().appcircleKeys().personal()));
    }

    /** Newest first. */
    private List<JsonNode> versions() {
        return SandboxTrial.held(sandbox.get().appcircle().shown(), "versions").stream()
                .map(version -> version.path("attributes"))
                .toList();
    }

    private SandboxTrial trial(int versionCode) throws Exception {
        Path file = folder.resolve("Sample-" + versionCode + ".aab");
        SampleBundle.write(file, SampleBundle.PACKAGE, "1." + (versionCode - 1), versionCode);
        trial = new SandboxTrial(sandbox, folder).file(file);
        return trial;
    }
}

package io.jenkins.plugins.publishflow.flow.step.testflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.flow.VirtualClock;
import io.jenkins.plugins.publishflow.flow.step.SandboxTrial;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Verdicts;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.store.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestFlightApprovalTest {

    private static final String TO_EVERYBODY = """
            - sendToTestFlight:
                usesNonExemptEncryption: false
                whatToTest: Payment
                groups: [QA, Beta Testers]
                submitForBetaReview: true
            """;

    private static final String TO_TEAM = "- sendToTestFlight: {usesNonExemptEncryption: false, groups: QA}\n";

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    @TempDir
    Path folder;

    private SandboxTrial trial;

    @BeforeEach
    void prepare() throws Exception {
        trial = new SandboxTrial(sandbox, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"external", "both"})
    void waitsForExternalTesters(String mode) throws Exception {
        Map<String, String> outputs = trial.run(TO_EVERYBODY + "- testFlightApproval: {mode: " + mode + "}")
                .outputs();
        assertEquals("IN_BETA_TESTING", outputs.get("state"));
        assertEquals("IN_BETA_TESTING", outputs.get("externalState"));
        assertTrue(took().compareTo(Duration.ofHours(6)) > 0, () -> took().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal", "either"})
    void doesNotWaitForTestersWhoDoNotCount(String mode) throws Exception {
        Map<String, String> outputs = trial.run(TO_EVERYBODY + "- testFlightApproval: {mode: " + mode + "}")
                .outputs();
        assertEquals("WAITING_FOR_BETA_REVIEW", outputs.get("externalState"));
        assertEquals("IN_BETA_TESTING", outputs.get("state"));
        assertEquals(Duration.ZERO, took());
    }

    @Test
    void isContentWithAnApprovalWhereThatIsWanted() throws Exception {
        String flow = TO_EVERYBODY.replace("QA, Beta Testers", "QA")
                + "- testFlightApproval: {mode: external, acceptReady: true}";
        assertEquals("BETA_APPROVED", trial.run(flow).outputs().get("state"));
    }

    @Test
    void saysThatAnApprovedBuildWaitsForAGroup() throws Exception {
        String flow =
                TO_EVERYBODY.replace("QA, Beta Testers", "QA") + "- testFlightApproval: {mode: external, timeout: 2d}";
        Problem problem = trial.run(flow).problem();
        assertEquals(Problem.Kind.TIMED_OUT, problem.kind());
        assertTrue(problem.what().contains("BETA_APPROVED"), problem.what());
        assertTrue(trial.lines().contains("when a group has it"), trial.lines());
    }

    @Test
    void recordsEachChangeOnce() throws Exception {
        trial.run(TO_EVERYBODY + "- testFlightApproval: {mode: external}").outputs();
        List<String> changes = trial.activities(Action.STORE_STATUS_CHANGED);
        assertEquals(
                List.of(
                        "TestFlight: internal IN_BETA_TESTING, external WAITING_FOR_BETA_REVIEW",
                        "TestFlight: internal IN_BETA_TESTING, external IN_BETA_REVIEW",
                        "TestFlight: internal IN_BETA_TESTING, external IN_BETA_TESTING"),
                changes.stream()
                        .filter(change -> !change.contains("BETA_APPROVED"))
                        .toList());
    }

    @Test
    void failsWhereBetaReviewRejects() throws Exception {
        sandbox.get().verdicts(Verdicts.GOOD.rejectBeta());
        Problem problem = trial.run(TO_EVERYBODY + "- testFlightApproval: {mode: external}")
                .problem();
        assertEquals("app-store.testflight-refused", problem.code());
        assertTrue(problem.what().contains("BETA_REJECTED"), problem.what());
    }

    @Test
    void saysAtOnceThatNobodySubmittedTheBuild() throws Exception {
        Problem problem =
                trial.run(TO_TEAM + "- testFlightApproval: {mode: external}").problem();
        assertEquals("app-store.beta-review-missing", problem.code());
        assertTrue(problem.remedy().contains("submitForBetaReview"), problem.remedy());
        assertEquals(Duration.ZERO, took());
    }

    @Test
    void saysAtOnceThatTheExportQuestionIsOpen() throws Exception {
        trial.run("- sendToTestFlight: {waitFor: upload}").outputs();
        sandbox.pass(Duration.ofHours(1));
        trial = new SandboxTrial(sandbox, folder);
        Problem problem = trial.run("- testFlightApproval").problem();
        assertEquals("app-store.export-compliance-missing", problem.code());
        assertTrue(problem.remedy().contains("ITSAppUsesNonExemptEncryption"), problem.remedy());
        assertEquals(Duration.ZERO, took());
    }

    @ParameterizedTest
    @CsvSource({
        "READY_FOR_BETA_SUBMISSION, app-store.beta-review-missing",
        "MISSING_EXPORT_COMPLIANCE, app-store.export-compliance-missing",
    })
    void givesAppleTimeToShowWhatWasDone(String state, String code) throws Exception {
        sandbox.get()
                .faults()
                .add(Fault.rewrite("WAITING_FOR_BETA_REVIEW", state)
                        .on("GET", "/v1/builds/*")
                        .times(1000));
        Problem problem = trial.run(TO_EVERYBODY + "- testFlightApproval: {mode: external}")
                .problem();
        assertEquals(code, problem.code());
        assertTrue(took().compareTo(Duration.ofMinutes(15)) >= 0, () -> took().toString());
        assertTrue(took().compareTo(Duration.ofMinutes(20)) <= 0, () -> took().toString());
    }

    @Test
    void neverTakesAnUnknownStateForSuccess() throws Exception {
        sandbox.get()
                .faults()
                .add(Fault.rewrite("IN_BETA_REVIEW", "IN_ORBIT")
                        .on("GET", "/v1/builds/*")
                        .times(10_000));
        trial.run(TO_EVERYBODY + "- testFlightApproval: {mode: external}").outputs();
        assertEquals(1, trial.lines().split("not a documented state", -1).length - 1, trial.lines());
    }

    @Test
    void failsWhereTheBuildIsExpired() throws Exception {
        String build =
                trial.run("- sendToTestFlight: {waitFor: upload}").outputs().get("buildId");
        sandbox.pass(Duration.ofHours(1));
        new RawClient(sandbox).update("builds", build, "{'expired':true}");
        trial = new SandboxTrial(sandbox, folder);
        Problem problem = trial.run("- testFlightApproval").problem();
        assertEquals("app-store.testflight-refused", problem.code());
        assertTrue(problem.what().contains("expired"), problem.what());
    }

    @Test
    void findsTheBuildOfTheBinaryByItself() throws Exception {
        String build = trial.run(TO_TEAM).outputs().get("buildId");
        trial = new SandboxTrial(sandbox, folder);
        Map<String, String> outputs =
                trial.run("- testFlightApproval: {mode: internal}").outputs();
        assertEquals(build, outputs.get("buildId"));
        assertEquals("6470000002", outputs.get("appId"));
    }

    @Test
    void waitsForABuildThatIsNotThereYet() throws Exception {
        Problem problem = trial.run("- testFlightApproval: {timeout: 1h}").problem();
        assertEquals(Problem.Kind.TIMED_OUT, problem.kind());
        assertTrue(problem.what().contains("the build to show up"), problem.what());
    }

    /** How long the last step took. */
    private Duration took() {
        List<StepRun> steps = trial.ended().steps();
        StepRun last = steps.get(steps.size() - 1);
        Instant started = last.started().orElse(VirtualClock.START);
        return Duration.between(started, last.finished().orElse(started));
    }
}

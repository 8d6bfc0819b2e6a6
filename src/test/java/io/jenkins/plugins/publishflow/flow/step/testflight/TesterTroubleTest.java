package io.jenkins.plugins.publishflow.flow.step.testflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.step.SandboxTrial;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.store.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong between the build and its testers. */
class TesterTroubleTest {

    private static final String GROUPS = "/v1/builds/*/relationships/betaGroups";
    private static final String TO_GROUPS =
            "- sendToTestFlight: {usesNonExemptEncryption: false, groups: [QA, Beta Testers]}";
    private static final String TO_REVIEW =
            "- sendToTestFlight: {usesNonExemptEncryption: false, submitForBetaReview: true, whatToTest: Payment}";

    private static final String NOTIFYING = "- sendToTestFlight: {usesNonExemptEncryption: false, notifyTesters: true}";

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    @TempDir
    Path folder;

    private SandboxTrial trial;
    private RawClient raw;

    @BeforeEach
    void prepare() throws Exception {
        trial = new SandboxTrial(sandbox, folder);
        raw = new RawClient(sandbox);
    }

    @Test
    void aGroupThatRefusesDoesNotKeepTheBuildFromTheOthers() throws Exception {
        raw.create(
                "betaGroups", "{'name':'Friends'}", "{" + RawClient.one("app", "apps", CatalogueApp.SAMPLE.id()) + "}");
        sandbox.get().faults().add(Fault.status(422).on("POST", GROUPS));
        Map<String, String> outputs =
                trial.run(TO_GROUPS.replace("QA", "Friends")).outputs();
        assertEquals("Beta Testers", outputs.get("groups"));
        assertEquals("Friends", outputs.get("groupsFailed"));
        assertEquals(List.of("To Beta Testers; not to Friends"), trial.activities(Action.BETA_GROUPS_ASSIGNED));
        assertTrue(trial.lines().contains("Group 'Friends' did not get the build."), trial.lines());
    }

    @Test
    void failsWhereAllGroupsRefuse() throws Exception {
        sandbox.get().faults().add(Fault.status(422).on("POST", GROUPS));
        Problem problem = trial.run(TO_GROUPS.replace("QA, ", "")).problem();
        assertEquals("app-store.beta-groups-refused", problem.code());
        assertTrue(problem.what().contains("Beta Testers"), problem.what());
        assertFalse(problem.storeErrors().isEmpty());
        assertEquals(List.of(), trial.activities(Action.BETA_GROUPS_ASSIGNED));
        trial.restart().outputs();
        assertEquals(List.of("To Beta Testers"), trial.activities(Action.BETA_GROUPS_ASSIGNED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/builds/*/relationships/betaGroups",
                "/v1/betaAppReviewSubmissions",
                "/v1/betaBuildLocalizations",
                "/v1/buildBetaNotifications",
            })
    void looksBeforeItRepeatsWhatMayHaveBeenDone(String path) throws Exception {
        sandbox.get().faults().add(Fault.statusAfterWork(503).on("POST", path));
        trial.run("""
                - sendToTestFlight:
                    usesNonExemptEncryption: false
                    submitForBetaReview: true
                    notifyTesters: true
                    whatToTest: {tr: Ödeme}
                    groups: QA
                """).outputs();
        assertEquals(1, trial.requests("POST", path.replace("*", "[^/]*")));
        assertEquals(List.of("To QA"), trial.activities(Action.BETA_GROUPS_ASSIGNED));
        assertEquals(List.of("1.1 (42)"), trial.activities(Action.SUBMITTED_FOR_BETA_REVIEW));
        assertEquals(List.of("What to test, in tr"), trial.activities(Action.RELEASE_NOTES_UPDATED));
    }

    @ParameterizedTest
    @CsvSource({"/v1/builds/*, 1", "/v1/betaBuildLocalizations/*, 1", "/v1/buildBetaDetails/*, 1"})
    void looksBeforeItRepeatsAChange(String path, long requests) throws Exception {
        sandbox.get().faults().add(Fault.statusAfterWork(503).on("PATCH", path));
        trial.run("- sendToTestFlight: {usesNonExemptEncryption: false, notifyTesters: true, whatToTest: Payment}")
                .outputs();
        assertEquals(requests, trial.requests("PATCH", path.replace("*", "[^/]*")));
        assertEquals(List.of("What to test, in en-US"), trial.activities(Action.RELEASE_NOTES_UPDATED));
    }

    @Test
    void takesForTakenThatAppleNotifiesByItself() throws Exception {
        sandbox.get()
                .faults()
                .add(Fault.rewrite("\"autoNotifyEnabled\":true", "\"autoNotifyEnabled\":false")
                        .on("GET", "/v1/builds/*")
                        .times(100));
        String build =
                trial.run("- sendToTestFlight: {waitFor: upload}").outputs().get("buildId");
        sandbox.pass(Duration.ofHours(1));
        raw.update("buildBetaDetails", build, "{'autoNotifyEnabled':true}");
        raw.update("builds", build, "{'usesNonExemptEncryption':false}");
        new SandboxTrial(sandbox, folder)
                .run("- sendToTestFlight: {usesNonExemptEncryption: false, notifyTesters: true, ifExists: reuse}")
                .outputs();
        assertEquals(1, trial.requests("POST", "/v1/buildBetaNotifications"));
    }

    @Test
    void saysWhereItIsNotKnownWhetherTestersWereTold() throws Exception {
        sandbox.get().faults().add(Fault.of(Fault.Kind.BREAK_BEFORE_WORK).on("POST", "/v1/buildBetaNotifications"));
        trial.run(NOTIFYING).outputs();
        assertEquals(1, trial.requests("POST", "/v1/buildBetaNotifications"));
        assertTrue(trial.lines().contains("were told is not known"), trial.lines());
    }

    @Test
    void tellsTestersWhenItIsStartedAgainAfterARefusal() throws Exception {
        sandbox.get().faults().add(Fault.status(403).on("POST", "/v1/buildBetaNotifications"));
        trial.run(NOTIFYING).problem();
        trial.restart().outputs();
        assertEquals(1, trial.held("buildBetaNotifications").size());
        assertTrue(trial.lines().contains("Told the testers"), trial.lines());
    }

    @Test
    void refusesAnIncompleteContactBeforeAnythingIsSent() throws Exception {
        String contact = raw.get("/v1/betaAppReviewDetails?filter[app]=" + CatalogueApp.SAMPLE.id())
                .at("/data/0/id");
        raw.update("betaAppReviewDetails", contact, "{'contactPhone':null,'contactEmail':null}");
        List<String> before = trial.writes();
        Problem problem = trial.run(TO_REVIEW).problem();
        assertEquals("app-store.beta-review-contact-incomplete", problem.code());
        assertTrue(problem.what().contains("contactPhone, contactEmail"), problem.what());
        assertEquals(before, trial.writes());
    }

    @Test
    void passesOnThatAnotherBuildIsInReview() throws Exception {
        trial.run(TO_REVIEW).outputs();
        Problem problem = new SandboxTrial(sandbox, folder)
                .version("1.1", "43")
                .run(TO_REVIEW)
                .problem();
        assertTrue(problem.text().contains("Another build is in review"), problem.text());
        assertEquals("POST /v1/betaAppReviewSubmissions", problem.where());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_APPLICABLE", "BETA_REJECTED"})
    void doesNotSubmitWhatCannotBeSubmitted(String state) throws Exception {
        sandbox.get()
                .faults()
                .add(Fault.rewrite("READY_FOR_BETA_SUBMISSION", state)
                        .on("GET", "/v1/builds/*")
                        .times(100));
        Problem problem = trial.run(TO_REVIEW).problem();
        assertEquals("app-store.beta-review-impossible", problem.code());
        assertTrue(problem.what().contains(state), problem.what());
        assertEquals(0, trial.requests("POST", "/v1/betaAppReviewSubmissions"));
    }

    @Test
    void doesNotSubmitWhatIsSubmitted() throws Exception {
        trial.run(TO_REVIEW).outputs();
        SandboxTrial again = new SandboxTrial(sandbox, folder);
        again.run(TO_REVIEW.replace("{", "{ifExists: reuse, ")).outputs();
        assertEquals(1, trial.requests("POST", "/v1/betaAppReviewSubmissions"));
        assertTrue(again.lines().contains("is not needed"), again.lines());
        assertEquals(List.of(), again.activities(Action.SUBMITTED_FOR_BETA_REVIEW));
        assertEquals(List.of(), again.activities(Action.RELEASE_NOTES_UPDATED));
    }

    @Test
    void encryptionThatIsNotExemptNeedsADeclaration() throws Exception {
        Problem problem =
                trial.run("- sendToTestFlight: {usesNonExemptEncryption: true}").problem();
        assertEquals("app-store.encryption-declaration-missing", problem.code());
        assertEquals(1, trial.requests("PATCH", "/v1/builds/[^/]*"));
    }

    @Test
    void linksTheDeclarationThatAppleHasApproved() throws Exception {
        raw.create(
                "appEncryptionDeclarations",
                "{'appDescription':'d','containsProprietaryCryptography':false,"
                        + "'containsThirdPartyCryptography':true,'availableOnFrenchStore':true}",
                "{" + RawClient.one("app", "apps", CatalogueApp.SAMPLE.id()) + "}");
        sandbox.pass(Duration.ofDays(2));
        trial.run("- sendToTestFlight: {usesNonExemptEncryption: true, groups: QA}")
                .outputs();
        assertEquals(1, trial.requests("PATCH", "/v1/builds/.*/relationships/appEncryptionDeclaration"));
        assertTrue(trial.lines().contains("approved encryption declaration"), trial.lines());
    }

    @Test
    void doesNotContradictTheAnswerThatAppleHas() throws Exception {
        String build =
                trial.run("- sendToTestFlight: {waitFor: upload}").outputs().get("buildId");
        raw.update("builds", build, "{'usesNonExemptEncryption':true}");
        Problem problem = new SandboxTrial(sandbox, folder)
                .run("- sendToTestFlight: {usesNonExemptEncryption: false, ifExists: reuse}")
                .problem();
        assertEquals("app-store.export-compliance-differs", problem.code());
    }

    @Test
    void endsWhereTestFlightDoesNotTakeTheAnswer() throws Exception {
        sandbox.get()
                .faults()
                .add(Fault.rewrite("IN_BETA_TESTING", "MISSING_EXPORT_COMPLIANCE")
                        .on("GET", "/v1/builds/*")
                        .times(1000));
        Problem problem = trial.run("- sendToTestFlight: {usesNonExemptEncryption: false}")
                .problem();
        assertEquals("app-store.export-compliance-stuck", problem.code());
    }
}

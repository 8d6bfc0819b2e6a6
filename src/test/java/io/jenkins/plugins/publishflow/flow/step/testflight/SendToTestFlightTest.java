package io.jenkins.plugins.publishflow.flow.step.testflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.step.SandboxTrial;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The way of a binary to its testers, where nothing stands against it. */
class SendToTestFlightTest {

    private static final String EVERYTHING = """
            - sendToTestFlight:
                usesNonExemptEncryption: false
                whatToTest: Payment by card
                groups: [Team, qa, Beta Testers]
                submitForBetaReview: true
                notifyTesters: true
            """;

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    @TempDir
    Path folder;

    private SandboxTrial trial;

    @BeforeEach
    void prepare() throws Exception {
        trial = new SandboxTrial(sandbox, folder);
    }

    @Test
    void bringsABinaryToItsTesters() throws Exception {
        Map<String, String> outputs = new TreeMap<>(trial.run(EVERYTHING).outputs());
        String build = outputs.remove("buildId");
        assertEquals(
                "https://appstoreconnect.apple.com/apps/6470000002/testflight/ios/" + build, outputs.remove("url"));
        assertEquals(
                Map.ofEntries(
                        Map.entry("store", "app-store"),
                        Map.entry("app", "com.example.publishflow.sample"),
                        Map.entry("appId", "6470000002"),
                        Map.entry("version", "1.1"),
                        Map.entry("build", "42"),
                        Map.entry("uploaded", "true"),
                        Map.entry("state", "WAITING_FOR_BETA_REVIEW"),
                        Map.entry("internalState", "IN_BETA_TESTING"),
                        Map.entry("externalState", "WAITING_FOR_BETA_REVIEW"),
                        Map.entry("groups", "Team, QA, Beta Testers")),
                outputs);
        assertEquals(
                1, trial.store().builds().find("6470000002", "1.1", "42", "IOS").size());
        assertEquals(1, trial.held("buildUploads").size());
        assertEquals(1, trial.held("betaAppReviewSubmissions").size());
    }

    @Test
    void recordsWhatItDid() throws Exception {
        trial.run(EVERYTHING).outputs();
        assertEquals(List.of("Sample.ipa, 0.10 MB"), trial.activities(Action.APP_VERSION_UPLOADED));
        assertEquals(List.of("What to test, in en-US"), trial.activities(Action.RELEASE_NOTES_UPDATED));
        assertEquals(List.of("To Team, QA", "To Beta Testers"), trial.activities(Action.BETA_GROUPS_ASSIGNED));
        assertEquals(List.of("1.1 (42)"), trial.activities(Action.SUBMITTED_FOR_BETA_REVIEW));
    }

    @Test
    void tellsPeopleWhatItDoes() throws Exception {
        trial.run(EVERYTHING).outputs();
        assertEquals("""
                Sent Sample.ipa to App Store Connect as 1.1 (42).
                Apple has taken 1.1 (42).
                Apple has processed 1.1 (42).
                Answered the export question: the app uses no encryption that is not exempt.
                What to test, in en-US.
                Told the testers who have 1.1 (42) already.
                Apple tells testers as soon as the build is ready for them.
                Group 'Team' has every build by itself; there is nothing to do for it.
                1.1 (42) goes to Team, QA.
                Submitted 1.1 (42) to beta review.
                1.1 (42) goes to Beta Testers.""", trial.lines());
    }

    @Test
    void sendsEachChangeOnce() throws Exception {
        trial.run(EVERYTHING).outputs();
        String build = trial.ended().output("buildId").orElseThrow();
        String groups = "POST /v1/builds/" + build + "/relationships/betaGroups";
        List<String> writes = trial.writes().stream()
                .map(write -> write.replaceAll("(Files|Localizations|storage)/.*", "$1"))
                .sorted()
                .toList();
        assertEquals(
                List.of(
                        "PATCH /v1/betaBuildLocalizations",
                        "PATCH /v1/buildBetaDetails/" + build,
                        "PATCH /v1/buildUploadFiles",
                        "PATCH /v1/builds/" + build,
                        "POST /v1/betaAppReviewSubmissions",
                        "POST /v1/buildBetaNotifications",
                        "POST /v1/buildUploadFiles",
                        "POST /v1/buildUploads",
                        groups,
                        groups,
                        "PUT /storage",
                        "PUT /storage"),
                writes);
    }

    @Test
    void takesTheBinarysOwnAnswerOnEncryption() throws Exception {
        trial.binary(SendToTestFlightTest::exempt).run("- sendToTestFlight").outputs();
        assertEquals(
                Boolean.FALSE,
                trial.store()
                        .builds()
                        .read(trial.ended().output("buildId").orElseThrow())
                        .orElseThrow()
                        .usesNonExemptEncryption());
    }

    @Test
    void endsWithTheUploadWhereThatIsWanted() throws Exception {
        Map<String, String> outputs =
                trial.run("- sendToTestFlight: {waitFor: upload}").outputs();
        assertEquals("PROCESSING", outputs.get("state"));
        assertTrue(outputs.containsKey("buildId"), outputs::toString);
        assertEquals(0, trial.requests("PATCH", "/v1/builds/.*"));
    }

    @Test
    void waitsForExternalTestersWhereThatIsWanted() throws Exception {
        Map<String, String> outputs =
                trial.run(EVERYTHING + "    waitFor: testing\n").outputs();
        assertEquals("IN_BETA_TESTING", outputs.get("externalState"));
        assertEquals("IN_BETA_TESTING", outputs.get("state"));
        List<String> changes = trial.activities(Action.STORE_STATUS_CHANGED);
        assertEquals(
                "TestFlight: internal IN_BETA_TESTING, external WAITING_FOR_BETA_REVIEW",
                changes.get(0),
                changes::toString);
        assertEquals(
                "TestFlight: internal IN_BETA_TESTING, external IN_BETA_TESTING",
                changes.get(changes.size() - 1),
                changes::toString);
    }

    @Test
    void waitsForNobodyWhereNobodyWasAskedFor() throws Exception {
        Map<String, String> outputs = trial.run(
                        "- sendToTestFlight: {usesNonExemptEncryption: false, waitFor: testing}")
                .outputs();
        assertEquals("IN_BETA_TESTING", outputs.get("state"));
        assertEquals("READY_FOR_BETA_SUBMISSION", outputs.get("externalState"));
    }

    @Test
    void writesTheTextsOfEachLanguage() throws Exception {
        trial.run("""
                - sendToTestFlight:
                    usesNonExemptEncryption: false
                    whatToTest:
                      en-US: "Payment by card 🚀"
                      tr: Kartla ödeme
                """).outputs();
        assertEquals(Map.of("en-US", "Payment by card", "tr", "Kartla ödeme"), texts());
        assertTrue(trial.lines().contains("the text in en-US without its emoji"), trial.lines());
        assertEquals(1, trial.requests("POST", "/v1/betaBuildLocalizations"));
        assertEquals(1, trial.requests("PATCH", "/v1/betaBuildLocalizations/.*"));
    }

    @Test
    void keepsTheSwitchForNotificationsAsItIs() throws Exception {
        trial.run("- sendToTestFlight: {usesNonExemptEncryption: false, notifyTesters: false, groups: QA}")
                .outputs();
        assertEquals(0, trial.requests("PATCH", "/v1/buildBetaDetails/.*"));
        assertEquals(0, trial.requests("POST", "/v1/buildBetaNotifications"));
    }

    @Test
    void waitsOutStatesThatNobodyKnows() throws Exception {
        sandbox.get()
                .faults()
                .add(Fault.rewrite("\"PROCESSING\"", "\"IN_ORBIT\"").times(3).on("GET", "/v1/buildUploads/*"));
        sandbox.get()
                .faults()
                .add(Fault.rewrite("\"PROCESSING\"", "\"IN_ORBIT\"").times(3).on("GET", "/v1/builds/*"));
        trial.run("- sendToTestFlight: {usesNonExemptEncryption: false}").outputs();
        assertTrue(trial.lines().contains("the upload is 'IN_ORBIT', which is not a documented"), trial.lines());
        assertTrue(trial.lines().contains("the build is 'IN_ORBIT', which is not a documented"), trial.lines());
        assertEquals(2, trial.lines().split("IN_ORBIT", -1).length - 1, trial.lines());
    }

    private Map<String, String> texts() throws Exception {
        Map<String, String> texts = new TreeMap<>();
        for (JsonNode text : trial.held("betaBuildLocalizations")) {
            String written = text.at("/attributes/whatsNew").asText("");
            if (!written.isEmpty()) {
                texts.put(text.at("/attributes/locale").asText(), written);
            }
        }
        return texts;
    }

    private static Binary exempt(Binary old) {
        return new Binary(
                old.fileName(),
                old.identifier(),
                old.version(),
                old.build(),
                old.displayName(),
                old.platform(),
                old.minimumOs(),
                old.signing(),
                false,
                old.size(),
                old.sha256());
    }
}

package io.jenkins.plugins.publishflow.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.sandbox.SampleApp;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearseCommandTest {

    private static final String ASKING = """
            name: Asking
            steps:
              - approval:
                  name: Ask
                  approvers: [anna@example.org]
                  optionalApprovers: [ben@example.org]
                  minimum: 2
              - sendToTestFlight
            """;

    @TempDir
    Path folder;

    @Test
    void withoutArgumentsASampleAppGoesTheWholeWay() throws Exception {
        Path state = folder.resolve("state");
        rehearse("--state", state)
                .ended(ExitCode.DONE)
                .said(
                        "App    Sample 1.1 (1), com.example.publishflow.sample, 0.01 MB",
                        "Flow   Beta testing and release, 7 steps",
                        "this is a rehearsal",
                        "Approvals are given by the rehearsal itself.",
                        "rehearsal-1 has approved: answered by the rehearsal",
                        "7/7 Submit for Review on App Store",
                        "Succeeded.",
                        "Report " + state.resolve("report.html").toUri());
        String report = Files.readString(state.resolve("report.html"));
        assertTrue(report.contains("This was a rehearsal."), report);
        assertFalse(report.contains("127.0.0.1"), report);
        assertNoSecrets(state);
    }

    @Test
    void aFlowForAndroidReleasesASampleBundle() throws Exception {
        Path state = folder.resolve("state");
        rehearse("google play", "--state", state)
                .ended(ExitCode.DONE)
                .said(
                        "App    Sample 1.1 (2), com.example.publishflow.sample, 0.02 MB",
                        "Flow   Google Play, 5 steps",
                        "5/5 Rollout on Google Play",
                        "Track production: [2] completed",
                        "Succeeded.");
        assertNoSecrets(state);
    }

    @Test
    void oneBinaryGoesToBothAndroidStores() throws Exception {
        Path state = folder.resolve("state");
        rehearse("both android stores", "--state", state, "--set", "SCHEDULE=50%,100%")
                .ended(ExitCode.DONE)
                .said(
                        "Flow   Both Android stores, 7 steps",
                        "6/7 Check Huawei AppGallery Release Status",
                        "7/7 Rollout on Google Play",
                        "Track production: [2] completed",
                        "Succeeded.");
        assertNoSecrets(state);
    }

    @Test
    void theFirstVersionOfAnAppIsRehearsedAsAnUpdate() throws Exception {
        Path bundle = folder.resolve("New.aab");
        SampleBundle.write(bundle, "com.example.brandnew", "1.0", 1);
        rehearse("both android stores", "--binary", bundle, "--state", folder.resolve("state"), "--approve", "anna")
                .ended(ExitCode.DONE)
                .said("Sent New.aab to Google Play as 1.", "Version 1.0 (1) is ON_SHELF");
    }

    @Test
    void filesBesideTheFlowGoToTheStoreToo() throws Exception {
        Path state = folder.resolve("state");
        Files.writeString(folder.resolve("mapping.txt"), "com.example.Search -> a.a:\n");
        String yaml = "steps: [{publishToGooglePlay: {mappingFile: '**/mapping.txt'}}]";
        rehearse(flow(yaml), "--state", state)
                .ended(ExitCode.DONE)
                .said("mapping.txt: 100 %, 0.00 MB in ", "Sent mapping.txt to Google Play.", "Succeeded.");
        Path file = flow(yaml.replace("mapping.txt", "none.txt"));
        rehearse(file, "--state", folder.resolve("other"))
                .refused(file + " has 1 problem:\n  line 1, column 45: File '**/none.txt': no file in " + folder
                        + " fits '**/none.txt'.");
    }

    @Test
    void aRunThatHasSucceededIsNotRunAgain() throws Exception {
        Path state = folder.resolve("state");
        rehearse("beta testing", "--state", state).ended(ExitCode.DONE);
        long requests = lines(state.resolve("requests.jsonl"));
        rehearse("beta testing", "--state", state)
                .ended(ExitCode.DONE)
                .said("This run has succeeded before. Nothing is left to do.", "Succeeded.")
                .didNotSay("have changed");
        assertEquals(requests, lines(state.resolve("requests.jsonl")));
        rehearse("release only", "--state", state)
                .refused("The state folder " + state
                        + " holds a run that has succeeded, of a flow that is not the same (Beta testing). Name another"
                        + " folder with --state.");
    }

    @Test
    void anotherBinaryNeedsAnotherFolder() throws Exception {
        Path state = folder.resolve("state");
        rehearse("beta testing", "--state", state, "--binary", sample("2")).ended(ExitCode.DONE);
        rehearse("beta testing", "--state", state, "--binary", sample("3"))
                .refused("The state folder " + state + " holds the run of another binary (2.ipa, 1.1 (2)). Name another"
                        + " folder with --state.");
    }

    @Test
    void anAppThatTheSandboxDoesNotHaveIsRehearsedAsAnUpdate() throws Exception {
        Path report = folder.resolve("report");
        rehearse("beta testing", "--binary", other(), "--state", folder.resolve("state"), "--report", report)
                .ended(ExitCode.DONE)
                .said("Sample 1.1 (2), com.example.publishflow.simple", "App Store          0.0.1");
        assertTrue(Files.exists(report.resolve("report.html")));
        assertFalse(Files.exists(folder.resolve("state").resolve("report.html")));
    }

    @Test
    void theStoreHasTheGroupsAndLanguagesOfTheFlow() throws Exception {
        Path texts = Files.createDirectories(folder.resolve("metadata/tr"));
        Files.writeString(texts.resolve("release_notes.txt"), "Arama var.");
        String yaml = """
                steps:
                  - sendToTestFlight: {whatToTest: Search, groups: [Friends, Family], submitForBetaReview: true}
                  - updateMetadata: {metadata: metadata}
                """;
        rehearse(flow(yaml), "--binary", other(), "--state", folder.resolve("state"))
                .ended(ExitCode.DONE)
                .said("1.1 (2) goes to Friends, Family.", "What to test, in tr.", "Written for 1.1: tr (whatsNew).");
    }

    @Test
    void peopleNamedApproveAndTheirFlowGoesOn() throws Exception {
        rehearse(
                        flow(ASKING),
                        "--state",
                        folder.resolve("state"),
                        "--approve",
                        "Ben@Example.org",
                        "--approve",
                        "anna@example.org")
                .ended(ExitCode.DONE)
                .said("anna@example.org has approved: approved with --approve when the run was started");
    }

    @Test
    void anApprovalThatTheNamedPeopleCannotGiveIsRefused() throws Exception {
        rehearse(flow(ASKING), "--state", folder.resolve("state"), "--approve", "anna@example.org")
                .refused(
                        "The step 'Ask' asks for approval by anna@example.org, ben@example.org (0 of 2 given), and there"
                                + " is no terminal to ask at. Name with --approve who has approved, or start it at a terminal.");
        assertFalse(Files.exists(folder.resolve("state").resolve("requests.jsonl")));
    }

    @Test
    void somebodyWhomNobodyAsksCannotApprove() throws Exception {
        rehearse(flow(ASKING), "--state", folder.resolve("state"), "--approve", "zoe@example.org")
                .refused("--approve: no approval of this flow asks 'zoe@example.org'.");
    }

    @Test
    void aFlowWithoutBinaryIsForTheSampleApp() throws Exception {
        rehearse(flow("steps: [appInformation]"), "--state", folder.resolve("state"))
                .ended(ExitCode.DONE)
                .said("Sample (com.example.publishflow.sample");
    }

    @Test
    void aChangedFlowIsTold() throws Exception {
        Path state = folder.resolve("state");
        String failing = """
                steps:
                  - releaseStatus: {version: "9.9", states: [READY_FOR_DISTRIBUTION]}
                """;
        rehearse(flow(failing), "--state", state).said("Failed.");
        rehearse(flow(failing), "--state", state)
                .said("This run failed before. It goes on at the first step that has not succeeded.")
                .didNotSay("have changed");
        rehearse(flow(failing.replace("9.9", "1.0")), "--state", state)
                .said(
                        "Flow or variables have changed since this run began. It goes on with those that it began with; to"
                                + " begin anew, name another folder with --state.");
    }

    private static Typed rehearse(Object... arguments) {
        return Typed.of(Stream.concat(Stream.of("rehearse", "--speed", 1_000_000), Stream.of(arguments))
                .toArray());
    }

    private Path flow(String text) throws IOException {
        return Files.writeString(folder.resolve("publish.yml"), text);
    }

    private Path sample(String build) throws IOException {
        Path file = folder.resolve(build + ".ipa");
        SampleApp.write(file, "1.1", build);
        return file;
    }

    /** The sample under another bundle id. */
    private Path other() throws IOException {
        Path file = folder.resolve("Other.ipa");
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(sample("2")));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                out.write(bytes.replace("publishflow.sample", "publishflow.simple")
                        .getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return file;
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    /** Nothing of keys, tokens and presigned addresses is in any file of the run. */
    private static void assertNoSecrets(Path state) throws IOException {
        String key = Files.readAllLines(state.resolve("sandbox").resolve("AuthKey_SANDBOXT01.p8"))
                .get(1);
        for (String name : List.of("run.json", "activity.jsonl", "requests.jsonl", "report.html")) {
            String text = Files.readString(state.resolve(name));
            assertFalse(text.contains(key) || text.contains("eyJ") || text.contains("signature="), name);
        }
    }
}

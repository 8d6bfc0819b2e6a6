package io.jenkins.plugins.publishflow.flow.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.store.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AppInformationTest {

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
    void comparesTheCandidateWithTheStore() throws Exception {
        Map<String, String> outputs =
                new TreeMap<>(trial.run("- appInformation").outputs());
        assertTrue(outputs.remove("testFlightBuildId").length() > 5);
        assertEquals(
                Map.ofEntries(
                        Map.entry("store", "app-store"),
                        Map.entry("app", "com.example.publishflow.sample"),
                        Map.entry("appId", "6470000002"),
                        Map.entry("appName", "Sample"),
                        Map.entry("testFlightVersion", "1.0"),
                        Map.entry("testFlightBuild", "1"),
                        Map.entry("testFlightInternalState", "IN_BETA_TESTING"),
                        Map.entry("testFlightExternalState", "READY_FOR_BETA_SUBMISSION"),
                        Map.entry("liveVersion", "1.0"),
                        Map.entry("duplicate", "false"),
                        Map.entry("trainClosed", "false")),
                outputs);
        assertEquals(List.of(), trial.writes());
    }

    @Test
    void showsTheComparisonAsATable() throws Exception {
        trial.run("- appInformation").outputs();
        assertEquals("""
                Sample (com.example.publishflow.sample, Apple's id 6470000002)
                                   Version      Build        Uploaded              State
                Release candidate  1.1          42           -                     signed until 2036-06-01 00:00 UTC
                TestFlight         1.0          1            2026-10-11 18:00 UTC  internal IN_BETA_TESTING, external READY_FOR_BETA_SUBMISSION
                App Store          1.0          -            -                     READY_FOR_DISTRIBUTION
                Next release       -            -            -                     nothing in preparation""", trial.lines());
    }

    @Test
    void showsTheVersionInPreparation() throws Exception {
        trial.store().appStoreVersions().create(CatalogueApp.SAMPLE.id(), "IOS", "1.1");
        Map<String, String> outputs = trial.run("- appInformation").outputs();
        assertEquals("1.1", outputs.get("pendingVersion"));
        assertEquals("PREPARE_FOR_SUBMISSION", outputs.get("pendingState"));
    }

    @Test
    void stopsAtADuplicate() throws Exception {
        trial.run("- sendToTestFlight: {waitFor: upload}").outputs();
        Problem problem = trial.run("- appInformation").problem();
        assertEquals("app-store.duplicate-build", problem.code());
        assertEquals("TestFlight already has 1.1 (42), PROCESSING.", problem.what());
        assertTrue(problem.remedy().contains("onConflict: report"), problem.remedy());
    }

    @Test
    void stopsAtAClosedTrain() throws Exception {
        Problem problem = trial.version("1.0.0", "2").run("- appInformation").problem();
        assertEquals("app-store.version-train-closed", problem.code());
        assertTrue(problem.remedy().startsWith("Raise CFBundleShortVersionString above 1.0"), problem.remedy());
    }

    @Test
    void reportsConflictsAndGoesOnWhereThatIsWanted() throws Exception {
        Map<String, String> outputs = trial.version("1.0", "1")
                .run("- appInformation: {onConflict: report}")
                .outputs();
        assertEquals("true", outputs.get("duplicate"));
        assertEquals("true", outputs.get("trainClosed"));
        assertTrue(trial.lines().contains("Conflict: TestFlight already has 1.0 (1)"), trial.lines());
        assertTrue(trial.lines().contains("Conflict: Version 1.0 has been approved"), trial.lines());
    }

    @Test
    void saysThatTheStoreHasNothingYet() throws Exception {
        trial.binary(old -> new Binary(
                old.fileName(),
                CatalogueApp.DECOY.bundleId(),
                old.version(),
                old.build(),
                old.displayName(),
                old.platform(),
                old.minimumOs(),
                null,
                null,
                old.size(),
                old.sha256()));
        Map<String, String> outputs = trial.run("- appInformation").outputs();
        assertEquals(Optional.empty(), Optional.ofNullable(outputs.get("testFlightVersion")));
        assertEquals(Optional.empty(), Optional.ofNullable(outputs.get("liveVersion")));
        assertTrue(trial.lines().contains("no build that can be tested"), trial.lines());
        assertTrue(trial.lines().contains("nothing released"), trial.lines());
        assertTrue(trial.lines().contains("not signed"), trial.lines());
    }

    @Test
    void refusesAnAndroidApp() {
        Binary android = new Binary(
                "app.apk", "com.example", "1", "1", "App", Binary.Platform.ANDROID, null, null, null, 1, "00");
        assertEquals(
                "binary",
                new AppInformation()
                        .check(new StepSettings(Map.of()), Optional.of(android))
                        .get(0)
                        .setting());
    }
}

package io.jenkins.plugins.publishflow.flow.step.testflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.step.SandboxTrial;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Verdicts;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.BuildUpload;
import io.jenkins.plugins.publishflow.store.http.TicketUploader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong with an upload, up to the build. */
class UploadTroubleTest {

    private static final String SEND = "- sendToTestFlight: {usesNonExemptEncryption: false, waitFor: upload}";

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
    @CsvSource({"90186, CFBundleShortVersionString", "90725, newer Xcode", "90683, purpose string", "91111, Apple names"
    })
    void saysWhyAppleDidNotTakeTheBinaryAndWhatToDo(String code, String advice) throws Exception {
        sandbox.get().verdicts(Verdicts.GOOD.failUploads(code));
        Problem problem = trial.run(SEND).problem();
        assertEquals("app-store.binary-refused", problem.code());
        assertEquals(code, problem.storeErrors().get(0).code());
        assertTrue(problem.remedy().contains(advice), problem.remedy());
        assertEquals(
                0,
                trial.store()
                        .builds()
                        .find(CatalogueApp.SAMPLE.id(), "1.1", "42", "IOS")
                        .size());
    }

    @Test
    void sendsTheBinaryAnewWhenARefusedUploadIsStartedAgain() throws Exception {
        sandbox.get().verdicts(Verdicts.GOOD.failUploads("90000"));
        trial.run(SEND).problem();
        sandbox.get().verdicts(Verdicts.GOOD);
        trial.restart().outputs();
        assertEquals(2, trial.requests("POST", "/v1/buildUploads"));
        assertEquals(
                List.of("COMPLETE", "FAILED"),
                trial.held("buildUploads").stream()
                        .map(upload -> upload.at("/attributes/state/state").asText())
                        .sorted()
                        .toList());
        assertEquals(2, trial.activities(Action.APP_VERSION_UPLOADED).size());
    }

    @Test
    void findsDamageOnTheWay() throws Exception {
        trial.sender(ticket -> trial.damaged().send(ticket));
        Problem problem = trial.run(SEND).problem();
        assertEquals("app-store.binary-refused", problem.code());
        assertTrue(problem.text().contains("checksum"), problem.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVALID", "FAILED"})
    void saysThatProcessingCameToNothing(String state) throws Exception {
        sandbox.get().verdicts(Verdicts.GOOD.endBuilds(state));
        Problem problem = trial.run("- sendToTestFlight: {usesNonExemptEncryption: false}")
                .problem();
        assertEquals("app-store.processing-failed", problem.code());
        assertTrue(problem.what().contains(state), problem.what());
    }

    @Test
    void refusesAClosedTrainBeforeAnythingIsSent() throws Exception {
        Problem problem = trial.version("1.0.0", "2").run(SEND).problem();
        assertEquals("app-store.version-train-closed", problem.code());
        assertTrue(problem.what().contains("READY_FOR_DISTRIBUTION"), problem.what());
        assertEquals(List.of(), trial.writes());
    }

    @Test
    void saysWhatToDoWhereAppleRefusesTheReservation() throws Exception {
        sandbox.start(SandboxOptions.USUAL.appStore(
                AppStoreSettings.USUAL.closedTrains(AppStoreSettings.ClosedTrains.AT_RESERVATION)));
        sandbox.get()
                .faults()
                .add(Fault.rewrite("READY_FOR_DISTRIBUTION", "IN_ORBIT").on("GET", "/v1/apps/*/appStoreVersions"));
        Problem problem = trial.version("1.0", "2").run(SEND).problem();
        assertEquals("app-store.binary-refused", problem.code());
        assertEquals("POST /v1/buildUploads", problem.where());
        assertTrue(problem.remedy().contains("CFBundleShortVersionString"), problem.remedy());
    }

    @Test
    void refusesAnUnknownGroupBeforeAnythingIsSent() throws Exception {
        Problem problem = trial.run(
                        "- sendToTestFlight: {usesNonExemptEncryption: false, groups: [QA, Friends, Family]}")
                .problem();
        assertEquals("app-store.beta-group-not-found", problem.code());
        assertTrue(problem.what().contains("'Friends', 'Family'"), problem.what());
        assertTrue(problem.remedy().contains("Beta Testers, QA, Team"), problem.remedy());
        assertEquals(List.of(), trial.writes());
    }

    @Test
    void refusesAnExpiredProfileThoughItWasGoodWhenTheFlowWasChecked() throws Exception {
        sandbox.clock().move(Duration.ofDays(20 * 365));
        Problem problem = trial.run(SEND).problem();
        assertEquals("binary.profile-expired", problem.code());
        assertEquals(List.of(), trial.writes());
    }

    @Test
    void reservesAnewWhenTheAddressesHaveEnded() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        trial.sender(ticket -> {
            if (tries.incrementAndGet() == 1) {
                sandbox.clock().move(Duration.ofHours(2));
                throw new StoreException(new Problem(
                        Problem.Kind.UNAVAILABLE, TicketUploader.EXPIRED, "The ticket has run out.", null, "Again."));
            }
            return trial.send(ticket);
        });
        trial.run(SEND).outputs();
        assertEquals(2, tries.get());
        assertEquals(1, trial.requests("DELETE", "/v1/buildUploads/.*"));
        assertEquals(2, trial.requests("POST", "/v1/buildUploads"));
        assertEquals(1, trial.held("buildUploads").size());
        assertEquals(1, trial.activities(Action.APP_VERSION_UPLOADED).size());
        assertTrue(trial.lines().contains("reserved anew"), trial.lines());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/buildUploads",
        "POST, /v1/buildUploadFiles",
        "PATCH, /v1/buildUploadFiles/*",
    })
    void looksBeforeItRepeatsWhatMayHaveBeenDone(String method, String path) throws Exception {
        sandbox.get().faults().add(Fault.statusAfterWork(500).on(method, path));
        trial.run(SEND).outputs();
        assertEquals(1, trial.requests(method, path.replace("*", "[^/]*")));
        assertEquals(1, trial.held("buildUploads").size());
        assertEquals(1, trial.held("buildUploadFiles").size());
    }

    @Test
    void givesUpWhatAnEarlierRunHasLeftUnfinished() throws Exception {
        BuildUpload leftover = trial.store().buildUploads().reserve(CatalogueApp.SAMPLE.id(), "1.1.0", "42", "IOS");
        trial.run(SEND).outputs();
        assertEquals(1, trial.requests("DELETE", "/v1/buildUploads/" + leftover.id()));
        assertTrue(trial.lines().contains("was never finished"), trial.lines());
        assertEquals(
                List.of("COMPLETE"),
                trial.held("buildUploads").stream()
                        .map(upload -> upload.at("/attributes/state/state").asText())
                        .toList());
    }

    @Test
    void leavesTheReservationsOfOtherBuildsAlone() throws Exception {
        trial.store().buildUploads().reserve(CatalogueApp.SAMPLE.id(), "1.1", "43", "IOS");
        trial.run(SEND).outputs();
        List<JsonNode> uploads = trial.held("buildUploads");
        assertEquals(2, uploads.size());
        assertEquals(0, trial.requests("DELETE", "/v1/.*"));
    }

    @Test
    void sendsTheBytesAgainAfterARestartInTheMiddle() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        trial.sender(ticket -> {
            if (tries.incrementAndGet() == 1) {
                throw new StoreException(
                        new Problem(Problem.Kind.REFUSED, "upload.refused", "Storage refused.", null, "See there."));
            }
            return trial.send(ticket);
        });
        trial.run(SEND).problem();
        trial.restart().outputs();
        assertEquals(1, trial.requests("POST", "/v1/buildUploads"));
        assertEquals(1, trial.requests("POST", "/v1/buildUploadFiles"));
    }
}

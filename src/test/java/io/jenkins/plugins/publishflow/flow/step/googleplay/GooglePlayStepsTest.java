package io.jenkins.plugins.publishflow.flow.step.googleplay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.definition.FlowFileException;
import io.jenkins.plugins.publishflow.flow.step.SandboxTrial;
import io.jenkins.plugins.publishflow.rehearsal.RehearsedStores;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import io.jenkins.plugins.publishflow.sandbox.googleplay.PlayVerdicts;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Flows of one step or a few against the sandbox; each exchange is checked against Google's contract. */
class GooglePlayStepsTest {

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    @TempDir
    Path folder;

    @Test
    void publishesToATrack() throws Exception {
        SandboxTrial trial =
                trial(2).run("- publishToGooglePlay: {track: beta, releaseNotes: Better., updatePriority: 4}");
        assertEquals(
                Map.of(
                        "store", "google-play",
                        "app", SampleBundle.PACKAGE,
                        "versionCode", "2",
                        "track", "beta",
                        "status", "completed",
                        "sentForReview", "true",
                        "url", "https://play.google.com/console/developers"),
                trial.outputs());
        JsonNode release = live().at("/tracks/beta/0");
        assertEquals("completed", release.path("status").asText());
        assertEquals("Better.", release.at("/releaseNotes/0/text").asText());
        assertEquals("en-US", release.at("/releaseNotes/0/language").asText(), "the app's default language");
        assertEquals(4, release.path("inAppUpdatePriority").asInt());
        assertEquals(1, count("POST", ".*:commit"));
    }

    @Test
    void aFileThatIsThereIsNotSentAgain() throws Exception {
        trial(2).run("- publishToGooglePlay: {track: internal}").outputs();
        SandboxTrial again = trial(2).run("- publishToGooglePlay: {track: alpha}");
        again.outputs();
        assertTrue(again.lines().contains("not sent again"), again.lines());
        assertEquals(1, count("PUT", "/upload/.*/bundles"));
        assertEquals(
                "google-play.file-exists",
                trial(2).run("- publishToGooglePlay: {track: beta, ifExists: fail}")
                        .problem()
                        .code());
    }

    @Test
    void anotherFileOfAUsedVersionCodeIsRefusedBeforeItIsSent() throws Exception {
        Problem problem = trial(1).run("- publishToGooglePlay: {track: beta}").problem();
        assertEquals("google-play.version-code-used", problem.code());
        assertEquals(0, count("PUT", "/upload/.*"));
        assertEquals(0, open(), "the edit is dropped");
    }

    @Test
    void theFirstReleaseOfATrackOfEveryAppNeedsNoTrackInGooglesAnswers() throws Exception {
        sandbox.get()
                .faults()
                .add(Fault.status(404).times(9).on("GET", "/androidpublisher/v3/applications/*/edits/*/tracks/beta"));

        assertEquals(
                "beta",
                trial(2).run("- publishToGooglePlay: {track: beta}").outputs().get("track"));

        assertEquals("2", live().at("/tracks/beta/0/versionCodes/0").asText());
        assertTrue(count("GET", ".*/tracks/beta") > 0, "asked for, and not found");
    }

    @Test
    void aTrackThatIsNotThereIsNamedWithThoseThatAre() throws Exception {
        Problem problem = trial(2).run("- publishToGooglePlay: {track: Beta}").problem();
        assertEquals("google-play.no-track", problem.code());
        assertTrue(problem.remedy().contains("internal, alpha, beta, production"), problem.remedy());
    }

    @Test
    void theAddressAloneIsTriedBeforeTheToken() throws Exception {
        sandbox.get().googlePlay().verdicts(PlayVerdicts.GOOD.uploadsWithTokenOnly());
        List<Boolean> tokens = new ArrayList<>();
        sandbox.get().watch(exchange -> {
            if (exchange.method().equals("PUT") && exchange.path().startsWith("/upload/")) {
                tokens.add(exchange.requestHeaders().containsKey("Authorization"));
            }
        });
        trial(2).run("- publishToGooglePlay: {track: beta}").outputs();
        assertEquals(List.of(false, true), tokens);
    }

    @ParameterizedTest
    @CsvSource({
        "EITHER,autoRescue,true",
        "REQUIRES_FLAG,autoRescue,false",
        "FORBIDS_FLAG,manualRescue,true",
        "EITHER,manualRescue,false",
        "EITHER,always,true",
        "EITHER,never,false"
    })
    void whoSendsForReviewIsReported(String sending, String policy, boolean sent) throws Exception {
        sandbox.get().googlePlay().verdicts(PlayVerdicts.GOOD.sending(sending));
        SandboxTrial trial = trial(2).run("- publishToGooglePlay: {track: beta, review: " + policy + "}");
        assertEquals(Boolean.toString(sent), trial.outputs().get("sentForReview"));
        assertEquals(!sent, trial.lines().contains("NOT sent for review"), trial.lines());
    }

    @ParameterizedTest
    @CsvSource({"REQUIRES_FLAG,always,google-play.review-by-hand", "FORBIDS_FLAG,never,google-play.review-automatic"})
    void whatAPolicyDoesNotAllowIsNotDone(String sending, String policy, String code) throws Exception {
        sandbox.get().googlePlay().verdicts(PlayVerdicts.GOOD.sending(sending));
        SandboxTrial trial = trial(2).run("- publishToGooglePlay: {track: beta, review: " + policy + "}");
        assertEquals(code, trial.problem().code());
        assertEquals(0, live().at("/tracks/beta").size());
    }

    @Test
    void aReviewUnderWayIsLeftAloneUnlessTheFlowSaysElse() throws Exception {
        trial(2).run("- publishToGooglePlay: {track: beta}").outputs();
        assertEquals(
                "google-play.in-review",
                trial(3).run("- publishToGooglePlay: {track: production}")
                        .problem()
                        .code());
        trial(3).run("- publishToGooglePlay: {track: production, ifInReview: cancel}")
                .outputs();
        assertEquals(1, app().path("cancelledReviews").asInt());
    }

    @Test
    void aCommitWithoutAnAnswerIsLookedUp() throws Exception {
        sandbox.get()
                .faults()
                .add(Fault.statusAfterWork(504)
                        .on("POST", "/androidpublisher/v3/applications/*/edits/*")
                        .at(1));
        trial(2).run("- publishToGooglePlay: {track: beta}").outputs();
        assertEquals(1, count("POST", ".*:commit"), "it has worked, and is not repeated");
        assertEquals(1, live().at("/tracks/beta").size());
    }

    @Test
    void anEditThatSomebodyElseDroppedIsBegunAnew() throws Exception {
        AtomicBoolean once = new AtomicBoolean();
        sandbox.get().watch(exchange -> {
            if (exchange.path().endsWith("/tracks") && once.compareAndSet(false, true)) {
                // Another tool with the same account begins an edit of its own.
                sandbox.get().faults().add(Fault.rewrite("x", "x").on("GET", "/never"));
                dropEdit();
            }
        });
        SandboxTrial trial = trial(2).run("- publishToGooglePlay: {track: beta}");
        trial.outputs();
        assertTrue(trial.lines().contains("The edit was dropped"), trial.lines());
    }

    private void dropEdit() {
        try {
            RehearsedStores.of(
                            sandbox.get(),
                            new io.jenkins.plugins.publishflow.store.http.StoreHttp(
                                    io.jenkins.plugins.publishflow.store.http.HttpSettings.DEFAULT, sandbox.clock()),
                            sandbox.clock())
                    .googlePlay()
                    .app(SampleBundle.PACKAGE)
                    .beginEdit();
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void promotesWithNameAndNotesAndStartsARollout() throws Exception {
        SandboxTrial trial = trial(2).run("""
                - publishToGooglePlay: {track: internal, releaseName: Two, releaseNotes: {en-US: Better., de-DE: Besser.}}
                - distributeToTrack: {track: production, status: inProgress, userFraction: 12.5%}
                """);
        assertEquals("0.125", trial.outputs().get("userFraction"));
        JsonNode release = live().at("/tracks/production/0");
        assertEquals("Two", release.path("name").asText());
        assertEquals(2, release.path("releaseNotes").size());
        assertEquals("completed", live().at("/tracks/production/1/status").asText(), "users keep the version before");
    }

    @Test
    void whatIsOnNoTrackCannotBePromoted() throws Exception {
        Problem problem =
                trial(2).run("- distributeToTrack: {track: production}").problem();
        assertEquals("google-play.nothing-to-promote", problem.code());
    }

    @Test
    void waitsForReview() throws Exception {
        SandboxTrial trial = trial(2).run("""
                - publishToGooglePlay: {track: production}
                - googlePlayApproval
                """);
        assertEquals("PUBLISHED", trial.outputs().get("state"));
        assertTrue(trial.lines().contains("IN_REVIEW"), trial.lines());
    }

    @Test
    void approvedIsEnoughUnlessItHasToBePublished() throws Exception {
        sandbox.get().googlePlay().verdicts(PlayVerdicts.GOOD.review("APPROVED_NOT_PUBLISHED"));
        String steps = "- publishToGooglePlay: {track: production}\n- googlePlayApproval";
        assertEquals("APPROVED_NOT_PUBLISHED", trial(2).run(steps).outputs().get("state"));
        Problem problem = trial(2).run("- googlePlayApproval: {track: production, until: published, timeout: 2d}")
                .problem();
        assertEquals("flow.timed-out", problem.code());
    }

    @Test
    void aReleaseThatIsNotApprovedFails() throws Exception {
        sandbox.get().googlePlay().verdicts(PlayVerdicts.GOOD.review("NOT_APPROVED"));
        SandboxTrial trial = trial(2).run("- publishToGooglePlay: {track: production}\n- googlePlayApproval");
        assertEquals("google-play.not-approved", trial.problem().code());
    }

    @Test
    void aReleaseThatNobodySentForReviewFailsAtOnce() throws Exception {
        SandboxTrial trial =
                trial(2).run("- publishToGooglePlay: {track: production, review: never}\n- googlePlayApproval");
        assertEquals("google-play.not-sent-for-review", trial.problem().code());
    }

    @Test
    void theStatusOnTheTrackCanBeAskedFor() throws Exception {
        SandboxTrial trial =
                trial(2).run("- publishToGooglePlay: {track: production}\n- googlePlayApproval: {by: trackStatus}");
        assertEquals("completed", trial.outputs().get("state"));
    }

    @Test
    void raisesHaltsResumesAndCompletes() throws Exception {
        trial(2).run("- publishToGooglePlay: {track: production, status: inProgress, userFraction: 0.1}")
                .outputs();
        sandbox.pass(Duration.ofDays(1));
        assertEquals("0.3", rollout("action: raise, userFraction: 30%").get("userFraction"));
        assertEquals("halted", rollout("action: halt").get("status"));
        assertEquals("0.3", rollout("action: resume").get("userFraction"));
        assertEquals("completed", rollout("action: complete").get("status"));
        assertEquals(1, live().at("/tracks/production").size(), "it has replaced the version before");
    }

    private Map<String, String> rollout(String settings) throws Exception {
        return trial(2).run("- rollout: {" + settings + "}").outputs();
    }

    @Test
    void aShareNeverFalls() throws Exception {
        trial(2).run("- publishToGooglePlay: {track: production, status: inProgress, userFraction: 0.5}")
                .outputs();
        sandbox.pass(Duration.ofDays(1));
        Problem problem =
                trial(2).run("- rollout: {action: raise, userFraction: 0.2}").problem();
        assertEquals("google-play.rollout-falls", problem.code());
        assertEquals(0.5, live().at("/tracks/production/0/userFraction").asDouble());
        assertEquals("1", Long.toString(count("POST", ".*:commit")));
    }

    @Test
    void aScheduleRaisesDayByDayFromWhereItIs() throws Exception {
        trial(2).run("- publishToGooglePlay: {track: production, status: inProgress, userFraction: 0.2}")
                .outputs();
        sandbox.pass(Duration.ofDays(1));
        Instant began = sandbox.clock().instant();
        SandboxTrial trial = trial(2).run("- rollout: {action: schedule, schedule: [10%, 50%, 100%]}");
        assertEquals("completed", trial.outputs().get("status"));
        assertEquals(Duration.ofDays(2), Duration.between(began, sandbox.clock().instant()));
        assertTrue(trial.lines().contains("20 %") && trial.lines().contains("50 %"), trial.lines());
    }

    @Test
    void whatIsNoRolloutCannotBeHalted() throws Exception {
        assertEquals(
                "google-play.no-rollout",
                trial(1).run("- rollout: {action: halt}").problem().code());
    }

    @Test
    void writesTextsThatDiffer() throws Exception {
        write("metadata/en-US/title.txt", "Sample\n");
        write("metadata/de-DE/title.txt", "Beispiel\n");
        write("metadata/de-DE/short_description.txt", "Kurz.\n");
        write("metadata/de-DE/changelogs/2.txt", "Besser.\n");
        SandboxTrial trial =
                trial(2).run("- updateGooglePlayMetadata: {metadata: metadata, contactEmail: help@example.com}");
        assertEquals("de-DE", trial.outputs().get("languages"));
        assertEquals("Beispiel", live().at("/listings/de-DE/title").asText());
        assertEquals("help@example.com", live().at("/details/contactEmail").asText());
        assertEquals("en-US", live().at("/details/defaultLanguage").asText());
        assertEquals(1, count("PUT", ".*/listings/.*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- publishToGooglePlay: {status: inProgress}",
                "- publishToGooglePlay: {userFraction: 0.1}",
                "- publishToGooglePlay: {status: inProgress, userFraction: 1}",
                "- publishToGooglePlay: {updatePriority: 6}",
                "- publishToGooglePlay: {releaseNotes: {english: x}}",
                "- publishToGooglePlay: {retainVersionCodes: [12, first]}",
                "- rollout: {action: raise}",
                "- rollout: {action: halt, userFraction: 0.1}",
                "- rollout: {action: schedule}",
                "- rollout: {action: schedule, schedule: [50%, 20%]}",
                "- rollout: {action: complete, schedule: [50%]}",
                "- googlePlayApproval: {by: trackStatus, acceptedStatuses: done}"
            })
    void whatMakesNoSenseIsRefusedBeforeAnythingIsSent(String step) throws Exception {
        SandboxTrial trial = trial(2);
        assertThrows(FlowFileException.class, () -> trial.run(step));
        assertEquals(0, sandbox.get().requests().count());
    }

    @Test
    void aFileThatIsNotSignedIsRefusedBeforeAnythingIsSent() throws Exception {
        Path file = folder.resolve("unsigned.aab");
        SampleBundle.write(file, SampleBundle.PACKAGE, "2", 2, false);
        SandboxTrial trial = new SandboxTrial(sandbox, folder).file(file);
        assertThrows(FlowFileException.class, () -> trial.run("- publishToGooglePlay"));
    }

    private SandboxTrial trial(int versionCode) throws Exception {
        Path file = folder.resolve("app-" + versionCode + ".aab");
        SampleBundle.write(file, SampleBundle.PACKAGE, "1." + versionCode, versionCode);
        return new SandboxTrial(sandbox, folder).file(file);
    }

    private void write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private JsonNode app() {
        return sandbox.get().googlePlay().shown().path("apps").path(SampleBundle.PACKAGE);
    }

    private JsonNode live() {
        return app().path("content");
    }

    private long open() {
        long open = 0;
        for (JsonNode edit : sandbox.get().googlePlay().shown().path("edits")) {
            open += edit.path("status").asText().equals("open") ? 1 : 0;
        }
        return open;
    }

    private long count(String method, String path) {
        return sandbox.get().requests().entries().stream()
                .filter(request -> request.method().equals(method))
                .filter(request -> request.path().matches(path))
                .count();
    }
}

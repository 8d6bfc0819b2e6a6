package io.jenkins.plugins.publishflow.flow.step.testflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.step.SandboxTrial;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Timing;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Verdicts;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.TicketUploader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever breaks, and whenever: the store has everything once in the end, and so has the activity log. */
class CutOffDeliveryTest {

    private static final int MOST = 300;

    private static final String EVERYTHING = """
            - sendToTestFlight:
                usesNonExemptEncryption: false
                whatToTest: {en-US: Payment, tr: Ödeme}
                groups: [Team, QA, Beta Testers]
                submitForBetaReview: true
                notifyTesters: true
            """;

    /** Apple in a hurry: each state is seen, but none of them often. */
    private static final Timing QUICK = new Timing(
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Timing.USUAL.uploadUrls(),
            Timing.USUAL.encryptionReview(),
            Timing.USUAL.betaReviewQueue(),
            Timing.USUAL.betaReview(),
            Timing.USUAL.betaDistribution(),
            Timing.USUAL.submissionLag(),
            Timing.USUAL.reviewQueue(),
            Timing.USUAL.review(),
            Timing.USUAL.canceling(),
            Timing.USUAL.distribution(),
            Timing.USUAL.buildLife());

    @RegisterExtension
    final CheckedSandbox sandbox =
            new CheckedSandbox(options -> options.appStore(AppStoreSettings.USUAL.timing(QUICK)));

    @TempDir
    Path folder;

    /** What stands in the way of the upload. */
    enum Obstacle {
        NOTHING,
        LEFTOVER,
        ENDED_ADDRESSES,
        REFUSAL_AND_RESTART
    }

    @ParameterizedTest
    @EnumSource(Obstacle.class)
    void survivesTheDeathOfItsProcessAtEverySave(Obstacle obstacle) throws Exception {
        List<String> whole = result(obstacle, trial());
        int save = 2; // before the first save there is no run
        for (; save < MOST; save++) {
            sandbox.start(SandboxOptions.USUAL);
            SandboxTrial trial = trial().dieAtSave(save);
            assertEquals(whole, result(obstacle, trial), obstacle + ", killed at save " + save);
            if (!trial.hasDied()) {
                break;
            }
        }
        assertTrue(save > 50 && save < MOST, "saves: " + save);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"BREAK_BEFORE_WORK", "BREAK_AFTER_WORK", "TRUNCATED_BODY"})
    void survivesABrokenConnectionAtEveryRequest(Fault.Kind kind) throws Exception {
        List<String> whole = result(Obstacle.NOTHING, trial());
        int request = 1;
        for (; request < MOST; request++) {
            sandbox.start(SandboxOptions.USUAL);
            sandbox.get().faults().add(Fault.of(kind).at(request));
            List<String> result = result(Obstacle.NOTHING, trial());
            if (sandbox.get().requests().entries().stream().noneMatch(one -> one.fault() != null)) {
                break;
            }
            assertEquals(withoutNotifications(whole), withoutNotifications(result), kind + " at request " + request);
        }
        assertTrue(request > 30 && request < MOST, "requests: " + request);
    }

    /** A message to testers whose answer is lost is not sent again, so that it may be lost itself. */
    private static List<String> withoutNotifications(List<String> result) {
        return result.stream()
                .filter(line -> !line.startsWith("buildBetaNotifications"))
                .toList();
    }

    private SandboxTrial trial() throws Exception {
        return new SandboxTrial(sandbox, folder);
    }

    private List<String> result(Obstacle obstacle, SandboxTrial trial) throws Exception {
        switch (obstacle) {
            case LEFTOVER -> trial.store().buildUploads().reserve(CatalogueApp.SAMPLE.id(), "1.1", "42", "IOS");
            case ENDED_ADDRESSES -> letAddressesEnd(trial);
            case REFUSAL_AND_RESTART -> sandbox.get().verdicts(Verdicts.GOOD.failUploads("90000"));
            case NOTHING -> {}
        }
        trial.run(EVERYTHING);
        if (obstacle == Obstacle.REFUSAL_AND_RESTART) {
            assertEquals("app-store.binary-refused", trial.problem().code());
            sandbox.get().verdicts(Verdicts.GOOD);
            trial.restart();
        }
        String build = trial.outputs().get("buildId");
        sandbox.get().faults().clear();
        List<String> result = new ArrayList<>();
        for (String type : List.of(
                "buildUploads",
                "buildUploadFiles",
                "builds",
                "betaBuildLocalizations",
                "betaAppReviewSubmissions",
                "buildBetaNotifications")) {
            result.add(type + " " + trial.held(type).size());
        }
        result.add("groups "
                + trial.store()
                        .testFlight()
                        .groups()
                        .ofBuild(CatalogueApp.SAMPLE.id(), build)
                        .size());
        Stream.of(Action.values())
                .filter(action -> !action.name().startsWith("PUBLISH"))
                .forEach(action -> result.add(action + " " + trial.activities(action)));
        return result;
    }

    private void letAddressesEnd(SandboxTrial trial) {
        AtomicBoolean ended = new AtomicBoolean();
        trial.sender(ticket -> {
            if (ended.compareAndSet(false, true)) {
                sandbox.clock().move(Duration.ofHours(2));
                throw new StoreException(new Problem(
                        Problem.Kind.UNAVAILABLE, TicketUploader.EXPIRED, "The ticket has run out.", null, "Again."));
            }
            return trial.send(ticket);
        });
    }
}

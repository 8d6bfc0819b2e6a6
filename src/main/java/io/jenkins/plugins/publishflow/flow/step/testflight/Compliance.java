package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.BetaDetail;
import io.jenkins.plugins.publishflow.store.appstore.Build;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Answers the export question with what the binary or the flow says, never with a guess, and waits until Apple has taken
 * the answer. A build with encryption that is not exempt gets the declaration that Apple has approved for the app.
 */
final class Compliance implements Phase {

    private static final String NAME = "compliance";
    private static final String MISSING = "MISSING_EXPORT_COMPLIANCE";
    private static final String IN_REVIEW = "IN_EXPORT_COMPLIANCE_REVIEW";
    private static final String ANSWERED = "answered";
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration REVIEW_PAUSE = Duration.ofMinutes(5);

    /** How long Apple may take to notice the answer. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Override
    public Optional<Outcome> advance(Delivery delivery) throws StoreException {
        if (delivery.isThrough(NAME)) {
            return Optional.empty();
        }
        Optional<Build> found = delivery.readBuild();
        if (found.isEmpty() || found.get().beta() == null) {
            return delivery.notYet("the build's state in TestFlight");
        }
        Build build = found.get();
        Optional<Boolean> answer =
                delivery.options().encryption(delivery.binary().usesNonExemptEncryption());
        if (build.usesNonExemptEncryption() == null) {
            return answer.isEmpty() ? unanswered() : answer(delivery, build, answer.get());
        }
        if (answer.isPresent() && !answer.get().equals(build.usesNonExemptEncryption())) {
            return contradiction(build, answer.get());
        }
        BetaDetail beta = build.beta();
        if (is(MISSING, beta)) {
            return waitOrDeclare(delivery, build);
        }
        if (is(IN_REVIEW, beta)) {
            return delivery.pause("Apple to check the export compliance documents", REVIEW_PAUSE);
        }
        return delivery.through(NAME);
    }

    private static Optional<Outcome> answer(Delivery delivery, Build build, boolean answer) throws StoreException {
        StepContext context = delivery.context();
        context.once(
                "encryption",
                () -> delivery.readBuild().map(Build::usesNonExemptEncryption).map(Object::toString),
                () -> {
                    delivery.store().builds().answerEncryption(build.id(), answer);
                    return Boolean.toString(answer);
                });
        context.say(
                "encryption",
                "Answered the export question: the app uses " + (answer ? "" : "no ")
                        + "encryption that is not exempt.");
        return waitForApple(delivery, build);
    }

    private static Optional<Outcome> waitOrDeclare(Delivery delivery, Build build) throws StoreException {
        StepContext context = delivery.context();
        if (Boolean.TRUE.equals(build.usesNonExemptEncryption())
                && context.noted("declaration").isEmpty()) {
            List<String> approved = delivery.store().testFlight().approvedEncryptionDeclarations(delivery.appId());
            if (approved.size() != 1) {
                return undeclared(approved.size());
            }
            context.once("declaration", Optional::empty, () -> {
                delivery.store().testFlight().declareEncryption(build.id(), approved.get(0));
                return approved.get(0);
            });
            context.say("declaration", "Linked the app's approved encryption declaration to the build.");
        }
        return waitForApple(delivery, build);
    }

    /** Apple takes a moment to show the answer; for ever would be a mistake that nobody sees. */
    private static Optional<Outcome> waitForApple(Delivery delivery, Build build) {
        StepContext context = delivery.context();
        if (context.noted(ANSWERED).isEmpty()) {
            context.note(ANSWERED, context.now().toString());
        }
        Instant since = Instant.parse(context.noted(ANSWERED).orElseThrow());
        if (context.now().isAfter(since.plus(PATIENCE))) {
            context.forget(ANSWERED);
            return Delivery.refused(
                    "app-store.export-compliance-stuck",
                    "The export question is answered, but App Store Connect does not show it.",
                    "build " + build.id(),
                    "Look at the build in App Store Connect under TestFlight, answer what it asks there, and start again.");
        }
        return delivery.pause("Apple to take the answer to the export question", PAUSE);
    }

    private static boolean is(String state, BetaDetail beta) {
        return beta.internalState().equals(state) || beta.externalState().equals(state);
    }

    private static Optional<Outcome> unanswered() {
        return Optional.of(new Outcome.Failed(new Problem(
                Problem.Kind.INPUT,
                "app-store.export-compliance-missing",
                "Apple asks whether the app uses encryption that is not exempt, and neither Info.plist nor the flow says.",
                null,
                "Put ITSAppUsesNonExemptEncryption into Info.plist, or set '" + DeliveryOptions.ENCRYPTION + "'.")));
    }

    private static Optional<Outcome> contradiction(Build build, boolean answer) {
        return Delivery.refused(
                "app-store.export-compliance-differs",
                "The export question of the build is answered with " + build.usesNonExemptEncryption()
                        + " in App Store Connect, but with " + answer + " here.",
                "build " + build.id(),
                "Find out which is right. Correct the setting '" + DeliveryOptions.ENCRYPTION
                        + "' or Info.plist; the answer at Apple stays for this build.");
    }

    private static Optional<Outcome> undeclared(int approved) {
        return Delivery.refused(
                "app-store.encryption-declaration-missing",
                approved == 0
                        ? "The app uses encryption that is not exempt, and has no declaration that Apple has approved."
                        : "The app has " + approved
                                + " approved encryption declarations, and nothing says which is meant.",
                "GET /v1/appEncryptionDeclarations",
                "Choose or create the declaration for the build in App Store Connect, and start again.");
    }
}

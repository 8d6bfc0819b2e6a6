package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.BetaDetail;
import io.jenkins.plugins.publishflow.store.appstore.Build;
import java.util.Optional;

/**
 * Switches whether Apple tells the testers when the build is ready for them. Comes before the groups, for testers who
 * have been told cannot be untold. Testers who have the build already, and were not told, are told now.
 */
final class NotifyPhase implements Phase {

    private static final String NAME = "notify";
    private static final String TELL = "tell";
    private static final String PERHAPS = "perhaps";

    /** Apple's code where it tells the testers by itself. */
    private static final String ENABLED_ALREADY = "STATE_ERROR.ENTITY_STATE_INVALID";

    @Override
    public Optional<Outcome> advance(Delivery delivery) throws StoreException {
        Boolean wanted = delivery.options().notifyTesters();
        if (wanted == null || delivery.isThrough(NAME)) {
            return Optional.empty();
        }
        Optional<BetaDetail> found = delivery.readBuild().map(Build::beta);
        if (found.isEmpty()) {
            return delivery.notYet("the build's state in TestFlight");
        }
        BetaDetail beta = found.get();
        if (beta.autoNotify() == wanted) {
            return delivery.through(NAME);
        }
        if (wanted && isTested(beta)) {
            tellNow(delivery);
        }
        switchTo(delivery, beta.id(), wanted);
        return delivery.through(NAME);
    }

    private static boolean isTested(BetaDetail beta) {
        return beta.internalState().equals(TestFlightGate.IN_TESTING)
                || beta.externalState().equals(TestFlightGate.IN_TESTING);
    }

    /** Where the answer is lost, the testers are not told again: a second message to all is worse than none. */
    private static void tellNow(Delivery delivery) throws StoreException {
        StepContext context = delivery.context();
        String told;
        try {
            told = context.once(TELL, () -> Optional.of(PERHAPS), () -> tell(delivery));
        } catch (StoreException e) {
            if (isCertainlyNotDone(e.problem())) {
                context.forget(TELL);
            }
            throw e;
        }
        context.say(
                TELL,
                told.equals(PERHAPS)
                        ? "Whether the testers who have " + delivery.name() + " already were told is not known, because"
                                + " Apple's answer was lost. They are not told again."
                        : "Told the testers who have " + delivery.name() + " already.");
    }

    private static String tell(Delivery delivery) throws StoreException {
        try {
            delivery.store().testFlight().notifyTesters(delivery.build().orElseThrow());
            return "told";
        } catch (StoreException e) {
            if (e.problem().storeErrors().stream().noneMatch(error -> ENABLED_ALREADY.equals(error.code()))) {
                throw e;
            }
            return "told by Apple";
        }
    }

    private static boolean isCertainlyNotDone(Problem problem) {
        return problem.kind() == Problem.Kind.REFUSED || problem.kind() == Problem.Kind.CREDENTIALS;
    }

    private static void switchTo(Delivery delivery, String betaDetail, boolean wanted) throws StoreException {
        StepContext context = delivery.context();
        context.once(
                NAME,
                () -> delivery.readBuild()
                        .map(Build::beta)
                        .filter(beta -> beta.autoNotify() == wanted)
                        .map(BetaDetail::id),
                () -> {
                    delivery.store().testFlight().autoNotify(betaDetail, wanted);
                    return betaDetail;
                });
        context.say(
                NAME,
                wanted
                        ? "Apple tells testers as soon as the build is ready for them."
                        : "Testers are not told about the build.");
    }
}

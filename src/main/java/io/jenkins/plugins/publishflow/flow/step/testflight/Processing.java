package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.BetaDetail;
import io.jenkins.plugins.publishflow.store.appstore.Build;
import java.time.Duration;
import java.util.Optional;

/** Waits until the build is processed: for its own state and for both of its states in TestFlight, which lag behind. */
final class Processing implements Phase {

    private static final String NAME = "processing";
    private static final Duration PAUSE = Duration.ofSeconds(20);

    @Override
    public Optional<Outcome> advance(Delivery delivery) throws StoreException {
        if (delivery.isThrough(NAME)) {
            return Optional.empty();
        }
        Optional<Build> found = delivery.readBuild();
        if (found.isEmpty()) {
            return delivery.notYet("the build");
        }
        Build build = found.get();
        if (build.isBroken()) {
            return Delivery.refused(
                    "app-store.processing-failed",
                    "Apple could not process " + delivery.name() + ": the build is " + build.processingState() + ".",
                    "build " + build.id(),
                    "Apple has sent the reason by mail to the account. Mend it, raise CFBundleVersion and build the app"
                            + " anew.");
        }
        if (!build.processingState().equals(Build.VALID)) {
            if (!build.processingState().equals(Build.PROCESSING)) {
                delivery.context()
                        .say(
                                "unknown processing state " + build.processingState(),
                                "Apple says the build is '" + build.processingState()
                                        + "', which is not a documented state; waiting.");
            }
            return delivery.pause("Apple to process " + delivery.name(), PAUSE);
        }
        BetaDetail beta = build.beta();
        if (beta == null) {
            return delivery.notYet("the build's state in TestFlight");
        }
        if (beta.internalState().equals(Build.PROCESSING)
                || beta.externalState().equals(Build.PROCESSING)) {
            return delivery.pause("TestFlight to process " + delivery.name(), PAUSE);
        }
        delivery.context().say("processed", "Apple has processed " + delivery.name() + ".");
        return delivery.through(NAME);
    }
}

package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.BetaReview;
import io.jenkins.plugins.publishflow.store.appstore.BetaReviewSubmission;
import io.jenkins.plugins.publishflow.store.appstore.Build;
import java.util.Optional;

/** Submits the build to beta review, if the flow asks for it and Apple asks for it too. */
final class BetaReviewPhase implements Phase {

    private static final String NAME = "betaReview";

    /** Noted before the submission: after it, the build's state no longer tells whether it was this step's. */
    private static final String SUBMITTING = "submitting";

    @Override
    public Optional<Outcome> advance(Delivery delivery) throws StoreException {
        if (delivery.isThrough(NAME) || !delivery.options().betaReview()) {
            return Optional.empty();
        }
        if (delivery.context().noted(SUBMITTING).isPresent()) {
            return submit(delivery);
        }
        Optional<Build> found = delivery.readBuild();
        if (found.isEmpty() || found.get().beta() == null) {
            return delivery.notYet("the build's state in TestFlight");
        }
        Build build = found.get();
        String state = build.beta().externalState();
        switch (state) {
            case "READY_FOR_BETA_SUBMISSION" -> {
                delivery.context().note(SUBMITTING, "yes");
                return submit(delivery);
            }
            case "NOT_APPLICABLE", "BETA_REJECTED", "EXPIRED", "PROCESSING_EXCEPTION" -> {
                return Delivery.refused(
                        "app-store.beta-review-impossible",
                        delivery.name() + " cannot be submitted to beta review: for external testers it is " + state
                                + ".",
                        "build " + build.id(),
                        Build.INTERNAL_ONLY.equals(build.audience())
                                ? "The build was made for internal testing only. Build it for the App Store, with a new"
                                        + " CFBundleVersion; or set '" + DeliveryOptions.BETA_REVIEW + ": false'."
                                : "See in App Store Connect under TestFlight why. Mend it, raise CFBundleVersion and"
                                        + " build the app anew.");
            }
            default -> {
                delivery.context()
                        .say(NAME, "Beta review is not needed: for external testers the build is " + state + ".");
                return delivery.through(NAME);
            }
        }
    }

    private static Optional<Outcome> submit(Delivery delivery) throws StoreException {
        String build = delivery.build().orElseThrow();
        StepContext context = delivery.context();
        BetaReview review = delivery.store().testFlight().review();
        context.once(
                NAME,
                () -> review.find(build).map(BetaReviewSubmission::id),
                () -> review.submit(build).id());
        context.record(NAME, Activity.Action.SUBMITTED_FOR_BETA_REVIEW, delivery.name());
        context.say(NAME, "Submitted " + delivery.name() + " to beta review.");
        return delivery.through(NAME);
    }
}

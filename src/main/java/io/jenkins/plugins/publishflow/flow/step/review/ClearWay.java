package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.step.review.Submission.Phase;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppVersionState;
import io.jenkins.plugins.publishflow.store.appstore.ReviewSubmission;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes sure that nothing of the app is with App Review, for Apple takes one submission a platform at a time. What this
 * very step has submitted before it was started anew is gone on with instead.
 */
final class ClearWay {

    private static final String CANCELLING = "cancelling";

    private final Submission submission;
    private final StepContext context;
    private final ReleaseTarget target;

    ClearWay(Submission submission) {
        this.submission = submission;
        this.context = submission.context();
        this.target = submission.target();
    }

    Optional<Outcome> advance() throws StoreException {
        Optional<String> cancelling = context.noted(submission.attempt(CANCELLING));
        if (cancelling.isPresent()) {
            Optional<Outcome> unfinished = new Cancellation(context, target).advance(cancelling.get());
            if (unfinished.isPresent()) {
                return unfinished;
            }
            context.forget(submission.attempt(CANCELLING));
        }
        Optional<ReviewSubmission> open = target
                .store()
                .reviewSubmissions()
                .list(target.appId(), target.platform(), ReviewSubmission.OPEN_STATES)
                .stream()
                .filter(one -> !one.isDraft())
                .findFirst();
        if (open.isPresent() ? isOurs(open.get()) : isDecided()) {
            submission.enter(Phase.HANDOVER);
            return Optional.empty();
        }
        refusePastDate();
        return open.isPresent() ? inTheWay(open.get()) : Optional.empty();
    }

    private void refusePastDate() throws StoreException {
        Optional<Instant> earliest = submission.settings().instant(SubmitForReview.EARLIEST);
        if (earliest.isPresent() && !earliest.get().isAfter(context.now())) {
            throw new StoreException(new Problem(
                    Problem.Kind.INPUT,
                    "flow.release-date-past",
                    "The release is scheduled for " + earliest.get() + ", which is over.",
                    "setting " + SubmitForReview.EARLIEST,
                    "Give a date to come, or another '" + SubmitForReview.RELEASE_TYPE + "'."));
        }
    }

    private Optional<Outcome> inTheWay(ReviewSubmission one) throws StoreException {
        if (one.isEnding()) {
            return Optional.of(BoundedWait.until(
                    context,
                    one.id(),
                    "submission " + one.id() + " to end (it is " + one.state() + ")",
                    Duration.ofSeconds(30),
                    Duration.ofHours(2)));
        }
        if (submission.settings().text(SubmitForReview.IF_SUBMITTED).orElse("").equals(SubmitForReview.CANCEL)) {
            context.say("cancel:" + one.id(), "Submission " + one.id() + " is " + one.state() + "; it is taken back.");
            new Cancellation(context, target).begin(one);
            context.note(submission.attempt(CANCELLING), one.id());
            return advance();
        }
        throw new StoreException(new Problem(
                Problem.Kind.REFUSED,
                "app-store.already-submitted",
                target.bundleId() + " is with App Review already: submission " + one.id() + " is " + one.state() + ".",
                "review submission " + one.id(),
                (one.isUnresolved()
                                ? "Apple has refused something in it: see in App Store Connect what, and answer or cancel"
                                        + " it there, "
                                : "Wait for its end, ")
                        + "or set ifSubmitted: cancel, and the step takes it back before it submits. "
                        + target.page()));
    }

    private boolean isOurs(ReviewSubmission one) {
        boolean known = submission.draft().filter(one.id()::equals).isPresent();
        return known && !one.isUnresolved() && !one.isEnding();
    }

    /** Whether Apple has approved, while the step was stopped, what it had submitted. */
    private boolean isDecided() throws StoreException {
        Optional<String> submitted = submission
                .draft()
                .filter(id -> context.noted(Submission.submitKey(id)).isPresent());
        if (submitted.isEmpty() || submission.draftedVersion().isEmpty()) {
            return false;
        }
        AppVersionState state = target.store()
                .appStoreVersions()
                .get(submission.draftedVersion().get())
                .state();
        return state.isApproved() || state.isUnderReview();
    }
}

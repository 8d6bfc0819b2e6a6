package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.step.review.Submission.Phase;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.ReviewSubmission;
import io.jenkins.plugins.publishflow.store.appstore.ReviewSubmissions;
import java.time.Duration;
import java.util.Optional;

/** Hands the draft to App Review, and waits until it is in the queue. A refusal leaves no version in the draft. */
final class Handover {

    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Submission submission;
    private final StepContext context;
    private final ReleaseTarget target;
    private final ReviewSubmissions submissions;

    Handover(Submission submission) {
        this.submission = submission;
        this.context = submission.context();
        this.target = submission.target();
        this.submissions = target.store().reviewSubmissions();
    }

    Optional<Outcome> advance() throws StoreException {
        String id = submission.draft().orElseThrow();
        String key = Submission.submitKey(id);
        try {
            context.once(
                    key,
                    () -> stateIfSubmitted(id),
                    () -> submissions.submit(id).state());
        } catch (StoreException e) {
            if (e.problem().kind() != Problem.Kind.REFUSED) {
                throw e;
            }
            if (stateIfSubmitted(id).isEmpty()) {
                return Optional.of(refused(id, e.problem()));
            }
            context.note(key, "submitted"); // somebody was faster; what counts is that it is with App Review
        }
        context.record(key, Action.SUBMITTED_FOR_REVIEW, target.requiredVersion() + ", submission " + id);
        ReviewSubmission now = submissions.get(id);
        if (!now.isDraft()) {
            return Optional.empty();
        }
        String why = "submission " + id + " to join Apple's queue (it is " + now.state() + ")";
        return Optional.of(BoundedWait.until(context, key, why, PAUSE, PATIENCE));
    }

    private Optional<String> stateIfSubmitted(String id) throws StoreException {
        ReviewSubmission now = submissions.get(id);
        return now.isDraft() ? Optional.empty() : Optional.of(now.state());
    }

    /**
     * Undoes what the step has put into the draft. A run that is cut off in here comes back to the draft, fills it and
     * is refused again, so that the reasons are never lost.
     */
    private Outcome refused(String id, Problem problem) throws StoreException {
        context.forget(Submission.submitKey(id));
        context.forget(submission.attempt("filled"));
        submission.enter(Phase.DRAFT);
        new ReviewDraft(submission).takeBack(id, submission.draftedVersion().orElseThrow());
        return new Outcome.Failed(new Problem(
                Problem.Kind.REFUSED,
                "app-store.submission-refused",
                "App Store Connect does not take version " + target.requiredVersion() + " of " + target.bundleId()
                        + " for review.",
                problem.where(),
                problem.remedy() + " The draft is empty again, so the next try starts clean. " + target.page(),
                problem.storeErrors()));
    }
}

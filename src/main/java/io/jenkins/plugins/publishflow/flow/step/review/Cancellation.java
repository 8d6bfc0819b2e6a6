package io.jenkins.plugins.publishflow.flow.step.review;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersion;
import io.jenkins.plugins.publishflow.store.appstore.ReviewSubmission;
import io.jenkins.plugins.publishflow.store.appstore.ReviewSubmissions;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes a submission back from App Review. Apple does so some time after it was asked, and may have decided in between;
 * thus the end is read from the version, not from the answer to the request.
 */
final class Cancellation {

    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final StepContext context;
    private final ReleaseTarget target;
    private final ReviewSubmissions submissions;

    @CheckForNull
    private AppStoreVersion version;

    Cancellation(StepContext context, ReleaseTarget target) {
        this.context = context;
        this.target = target;
        this.submissions = target.store().reviewSubmissions();
    }

    /** Keeps in mind which version is in the submission, for Apple may not tell when it is over. */
    void begin(ReviewSubmission submission) {
        if (submission.versionId() != null) {
            context.note(versionKey(submission.id()), submission.versionId());
        }
    }

    /**
     * Goes on with the cancellation of that submission.
     *
     * @return what to wait for; empty when the submission is withdrawn
     * @throws StoreException of kind REFUSED where Apple had approved the version before
     */
    Optional<Outcome> advance(String id) throws StoreException {
        String key = "cancel:" + id;
        try {
            context.once(
                    key,
                    () -> stateIfCancelled(id),
                    () -> submissions.cancel(id).state());
        } catch (StoreException e) {
            if (e.problem().kind() != Problem.Kind.REFUSED
                    || stateIfCancelled(id).isEmpty()) {
                throw e;
            }
            // Apple refuses to cancel what is being cancelled or has just ended; what it came to is seen below
        }
        ReviewSubmission submission = submissions.get(id);
        if (!submission.isComplete()) {
            String why = "submission " + id + " to be cancelled (it is " + submission.state() + ")";
            return Optional.of(BoundedWait.until(context, key, why, PAUSE, PATIENCE));
        }
        Optional<String> versionId = context.noted(versionKey(id));
        if (versionId.isPresent()) {
            version = new VersionWatch(context, target).look(versionId.get());
            if (version.state().isApproved()) {
                throw tooLate(version);
            }
        }
        context.record(key, Action.REVIEW_SUBMISSION_CANCELLED, "submission " + id);
        context.say(key, "The review submission " + id + " is cancelled.");
        return Optional.empty();
    }

    /** The version that was in the submission, as it was after the end; empty before, and where Apple does not tell. */
    Optional<AppStoreVersion> version() {
        return Optional.ofNullable(version);
    }

    private static String versionKey(String id) {
        return "versionOf:" + id;
    }

    private Optional<String> stateIfCancelled(String id) throws StoreException {
        ReviewSubmission submission = submissions.get(id);
        return submission.isEnding() || submission.isComplete() ? Optional.of(submission.state()) : Optional.empty();
    }

    private StoreException tooLate(AppStoreVersion approved) {
        return new StoreException(new Problem(
                Problem.Kind.REFUSED,
                "app-store.cancelled-too-late",
                "Version " + approved.versionString() + " could not be taken back: Apple has approved it, and it is "
                        + approved.state() + ".",
                "app store version " + approved.id(),
                "A version that waits for its release can be rejected by hand in App Store Connect. One that is released"
                        + " can only be followed by a higher one. " + target.page()));
    }
}

package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.step.CommonOutputs;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersion;
import io.jenkins.plugins.publishflow.store.appstore.AppVersionState;
import java.time.Duration;
import java.util.Map;

/** The version after it was submitted: follows it as far as the flow wants. */
final class Verdict {

    private final Submission submission;
    private final StepContext context;
    private final ReleaseTarget target;

    Verdict(Submission submission) {
        this.submission = submission;
        this.context = submission.context();
        this.target = submission.target();
    }

    Outcome advance() throws StoreException {
        VersionWatch watch = new VersionWatch(context, target);
        AppStoreVersion version = watch.look(submission.draftedVersion().orElseThrow());
        AppVersionState state = version.state();
        if (state.isRefused()) {
            return new Outcome.Failed(watch.refused(version));
        }
        return switch (submission.settings().text(SubmitForReview.WAIT_FOR).orElse(SubmitForReview.SUBMITTED)) {
            case SubmitForReview.APPROVED ->
                state.isApproved() ? done(version) : watch.untilChanged(version, "the verdict of App Review");
            case SubmitForReview.RELEASED ->
                state.equals(AppVersionState.READY_FOR_DISTRIBUTION)
                        ? done(version)
                        : watch.untilChanged(version, "the version to be on the App Store");
            default -> state.isUnderReview() || state.isApproved() ? done(version) : untilQueued(version);
        };
    }

    /** The version follows its submission with some delay. */
    private Outcome untilQueued(AppStoreVersion version) {
        String why = "version " + version.versionString() + " to join Apple's queue (it is " + version.state() + ")";
        return BoundedWait.until(context, "queue", why, Duration.ofSeconds(15), Duration.ofMinutes(30));
    }

    private Outcome done(AppStoreVersion version) {
        Map<String, String> outputs = target.outputs(version);
        outputs.put(CommonOutputs.SUBMISSION_ID.name(), submission.draft().orElseThrow());
        context.noted(submission.attempt("buildId")).ifPresent(id -> outputs.put(CommonOutputs.BUILD_ID.name(), id));
        return new Outcome.Done(outputs);
    }
}

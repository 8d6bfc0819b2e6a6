package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.step.review.Submission.Phase;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.Optional;

/** Goes through the phases of a submission; each call begins with the phase in which the last one ended. */
final class SubmitForReview implements FlowStep {

    private final StepSettings settings;

    SubmitForReview(StepSettings settings) {
        this.settings = settings;
    }

    @Override
    public Outcome advance(StepContext context) throws StoreException {
        Submission submission = new Submission(context, settings, ReleaseTarget.of(context, settings));
        while (true) {
            Phase phase = submission.phase();
            Optional<Outcome> outcome = advance(phase, submission);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            if (submission.phase() == phase) {
                submission.enter(Phase.values()[phase.ordinal() + 1]);
            }
        }
    }

    /** @return what to wait for, or the end of the step; empty when the phase is through */
    private static Optional<Outcome> advance(Phase phase, Submission submission) throws StoreException {
        return switch (phase) {
            case CLEAR_WAY -> new ClearWay(submission).advance();
            case BUILD -> new BuildAttachment(submission).advance();
            case RELEASE_PLAN -> new ReleasePlan(submission).advance();
            case READINESS -> new Readiness(submission).advance();
            case DRAFT -> new ReviewDraft(submission).advance();
            case HANDOVER -> new Handover(submission).advance();
            case VERDICT -> Optional.of(new Verdict(submission).advance());
        };
    }
}

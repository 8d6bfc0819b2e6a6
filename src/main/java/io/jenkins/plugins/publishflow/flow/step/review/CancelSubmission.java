package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.ReviewSubmission;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds what is in review and cancels it. A draft is left alone, for nobody has submitted it. */
final class CancelSubmission implements FlowStep {

    private static final String SUBMISSION = "submission";

    private final StepSettings settings;

    CancelSubmission(StepSettings settings) {
        this.settings = settings;
    }

    @Override
    public Outcome advance(StepContext context) throws StoreException {
        ReleaseTarget target = ReleaseTarget.of(context, settings);
        if (context.noted(SUBMISSION).isEmpty()) {
            Optional<ReviewSubmission> found = inReview(target);
            if (found.isEmpty()) {
                return nothing(context, target);
            }
            context.note(SUBMISSION, found.get().id());
        }
        String id = context.noted(SUBMISSION).orElseThrow();
        Cancellation cancellation = new Cancellation(context, target);
        try {
            Optional<Outcome> unfinished = cancellation.advance(id);
            return unfinished.isPresent() ? unfinished.get() : done(cancellation, target, id);
        } catch (StoreException e) {
            if (!e.isTransient()) {
                context.forget(SUBMISSION); // a step that is started anew looks for what is in review then
            }
            throw e;
        }
    }

    private static Optional<ReviewSubmission> inReview(ReleaseTarget target) throws StoreException {
        return target.store()
                .reviewSubmissions()
                .list(target.appId(), target.platform(), ReviewSubmission.OPEN_STATES)
                .stream()
                .filter(submission -> !submission.isDraft())
                .findFirst();
    }

    private Outcome nothing(StepContext context, ReleaseTarget target) {
        String what = "Nothing of " + target.bundleId() + " is in review on " + target.platform() + ".";
        if (settings.text(CancelSubmissionType.IF_NONE).orElse("").equals(CancelSubmissionType.FAIL)) {
            return new Outcome.Failed(new Problem(
                    Problem.Kind.REFUSED,
                    "app-store.nothing-to-cancel",
                    what,
                    null,
                    "See in App Store Connect where the version stands. With ifNone: done this is no failure. "
                            + target.page()));
        }
        context.say("nothing", what + " There is nothing to cancel.");
        return new Outcome.Done(Map.of("cancelled", "false", "url", target.page()));
    }

    private static Outcome done(Cancellation cancellation, ReleaseTarget target, String id) {
        Map<String, String> outputs = new HashMap<>();
        outputs.put("cancelled", "true");
        outputs.put("submissionId", id);
        outputs.put("url", target.page());
        cancellation.version().ifPresent(version -> {
            outputs.put("versionId", version.id());
            outputs.put("state", version.state().name());
        });
        return new Outcome.Done(outputs);
    }
}

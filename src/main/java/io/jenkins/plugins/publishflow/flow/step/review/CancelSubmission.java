package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.flow.step.CommonOutputs;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.ReviewSubmission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what is in review and takes it back; a draft is left alone, for nobody has submitted it.
 */
public final class CancelSubmission implements StepType {

    private static final String SUBMISSION = "submission";
    private static final String CANCELLED = "cancelled";

    static final String IF_NONE = "ifNone";
    static final String DONE = "done";
    static final String FAIL = "fail";

    @Override
    public String name() {
        return "cancelSubmission";
    }

    @Override
    public String displayName() {
        return "Cancel Submission";
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(Store.APP_STORE);
    }

    @Override
    public String summary() {
        return "Takes the app's submission back from App Review, and waits until Apple has done so. The version can then"
                + " be changed and submitted again.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.choice(
                        IF_NONE,
                        DONE,
                        List.of(DONE, FAIL),
                        "What to do where nothing is in review: 'done' ends the step with a word in the log, 'fail' fails"
                                + " it."),
                ReleaseTarget.BUNDLE_ID,
                ReleaseTarget.PLATFORM);
    }

    @Override
    public List<Output> outputs() {
        return ReleaseTarget.outputsWith(
                new Output(CANCELLED, "true where a submission was taken back, false where there was none."),
                CommonOutputs.SUBMISSION_ID);
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofHours(2);
    }

    @Override
    public boolean needsBinary() {
        return false;
    }

    @Override
    public List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        return ReleaseTarget.check(binary);
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return context -> advance(context, settings);
    }

    private static Outcome advance(StepContext context, StepSettings settings) throws StoreException {
        ReleaseTarget target = ReleaseTarget.of(context, settings);
        if (context.noted(SUBMISSION).isEmpty()) {
            Optional<ReviewSubmission> found = inReview(target);
            if (found.isEmpty()) {
                return nothing(context, settings, target);
            }
            new Cancellation(context, target).begin(found.get());
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
        return target
                .store()
                .reviewSubmissions()
                .list(target.appId(), target.platform(), ReviewSubmission.OPEN_STATES)
                .stream()
                .filter(submission -> !submission.isDraft())
                .findFirst();
    }

    private static Outcome nothing(StepContext context, StepSettings settings, ReleaseTarget target) {
        String what = "Nothing of " + target.bundleId() + " is in review on " + target.platform() + ".";
        if (settings.text(IF_NONE).orElse("").equals(FAIL)) {
            return new Outcome.Failed(new Problem(
                    Problem.Kind.REFUSED,
                    "app-store.nothing-to-cancel",
                    what,
                    null,
                    "See in App Store Connect where the version stands. With ifNone: done this is no failure. "
                            + target.page()));
        }
        context.say("nothing", what + " There is nothing to cancel.");
        Map<String, String> outputs = target.outputs();
        outputs.put(CANCELLED, "false");
        return new Outcome.Done(outputs);
    }

    private static Outcome done(Cancellation cancellation, ReleaseTarget target, String id) {
        Map<String, String> outputs =
                cancellation.version().map(target::outputs).orElseGet(target::outputs);
        outputs.put(CANCELLED, "true");
        outputs.put(CommonOutputs.SUBMISSION_ID.name(), id);
        return new Outcome.Done(outputs);
    }
}

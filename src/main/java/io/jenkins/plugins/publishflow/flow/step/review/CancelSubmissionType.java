package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import java.time.Duration;
import java.util.List;

/** The step {@code cancelSubmission}. Immutable, thread-safe. */
public final class CancelSubmissionType implements StepType {

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
    public Duration defaultTimeout() {
        return Duration.ofHours(2);
    }

    @Override
    public boolean needsBinary() {
        return false;
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return new CancelSubmission(settings);
    }
}

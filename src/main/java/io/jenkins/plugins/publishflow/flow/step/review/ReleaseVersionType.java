package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import java.time.Duration;
import java.util.List;

/** The step {@code release}. Immutable, thread-safe. */
public final class ReleaseVersionType implements StepType {

    static final String WAIT = "wait";

    @Override
    public String name() {
        return "release";
    }

    @Override
    public String displayName() {
        return "Release Version";
    }

    @Override
    public String summary() {
        return "Releases an approved version that waits for its developer. This cannot be taken back.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.optional(
                        WAIT,
                        Setting.Type.BOOLEAN,
                        "true",
                        "Whether to wait until the version is on the App Store (READY_FOR_DISTRIBUTION). With false the"
                                + " step ends when Apple has taken the request."),
                ReleaseTarget.VERSION,
                ReleaseTarget.BUNDLE_ID,
                ReleaseTarget.PLATFORM);
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofDays(2);
    }

    @Override
    public boolean needsBinary() {
        return false;
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return new ReleaseVersion(settings);
    }
}

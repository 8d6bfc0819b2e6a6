package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.store.appstore.AppVersionState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The step {@code releaseStatus}. Immutable, thread-safe. */
public final class ReleaseStatusType implements StepType {

    static final String STATES = "states";

    @Override
    public String name() {
        return "releaseStatus";
    }

    @Override
    public String displayName() {
        return "Check App Store Release Status";
    }

    @Override
    public String summary() {
        return "Waits until the version on the App Store stands in one of the named states, at no cost, for days if need"
                + " be. Fails as soon as the version is rejected.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.required(
                        STATES,
                        Setting.Type.LIST,
                        "The states that end the step, as Apple writes them: " + names()
                                + ". The old names READY_FOR_SALE and PROCESSING_FOR_APP_STORE are taken as well. A"
                                + " rejected version fails the step, unless its state is named here. The store is asked"
                                + " every 15 minutes while the version is in the queue, otherwise every 5."),
                ReleaseTarget.VERSION,
                ReleaseTarget.BUNDLE_ID,
                ReleaseTarget.PLATFORM);
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofDays(14);
    }

    @Override
    public boolean needsBinary() {
        return false;
    }

    @Override
    public List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        return settings.list(STATES).stream()
                .filter(state -> !AppVersionState.written(state).isKnown())
                .map(state -> new Finding(STATES, "'" + state + "' is no state of a version. Apple has: " + names() + "."))
                .toList();
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return new ReleaseStatus(settings);
    }

    private static String names() {
        return AppVersionState.known().stream().map(AppVersionState::name).collect(Collectors.joining(", "));
    }
}

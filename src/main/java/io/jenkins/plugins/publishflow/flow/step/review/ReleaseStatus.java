package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.Spelling;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersion;
import io.jenkins.plugins.publishflow.store.appstore.AppVersionState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Waits for a state of the version; one request a call once the version is found.
 */
public final class ReleaseStatus implements StepType {

    private static final String STATES = "states";
    private static final List<String> NAMES =
            AppVersionState.known().stream().map(AppVersionState::name).toList();

    @Override
    public String name() {
        return "releaseStatus";
    }

    @Override
    public String displayName() {
        return "Check App Store Release Status";
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(Store.APP_STORE);
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
                        "The states that end the step, as Apple writes them: " + String.join(", ", NAMES)
                                + ". The old names READY_FOR_SALE and PROCESSING_FOR_APP_STORE are taken as well. A"
                                + " rejected version fails the step, unless its state is named here. The store is asked"
                                + " every 15 minutes while the version is in the queue, otherwise every 5."),
                ReleaseTarget.VERSION,
                ReleaseTarget.BUNDLE_ID,
                ReleaseTarget.PLATFORM);
    }

    @Override
    public List<Output> outputs() {
        return ReleaseTarget.outputsWith();
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
        return Stream.concat(
                        ReleaseTarget.check(binary).stream(),
                        settings.list(STATES).stream()
                                .filter(state -> !AppVersionState.written(state).isKnown())
                                .map(state -> new Finding(
                                        STATES,
                                        "'" + state + "' is no state of a version" + Spelling.hint(state, NAMES))))
                .toList();
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return context -> advance(context, settings);
    }

    private static Outcome advance(StepContext context, StepSettings settings) throws StoreException {
        ReleaseTarget target = ReleaseTarget.of(context, settings);
        VersionWatch watch = new VersionWatch(context, target);
        AppStoreVersion version = watch.look(ExistingVersion.id(context, target));
        List<AppVersionState> wanted =
                settings.list(STATES).stream().map(AppVersionState::written).toList();
        if (wanted.contains(version.state())) {
            return new Outcome.Done(target.outputs(version));
        }
        if (version.state().isRefused()) {
            return new Outcome.Failed(watch.refused(version));
        }
        String states = wanted.stream().map(AppVersionState::name).collect(Collectors.joining(" or "));
        return watch.untilChanged(version, "the state " + states);
    }
}

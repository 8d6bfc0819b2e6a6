package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersion;
import io.jenkins.plugins.publishflow.store.appstore.AppVersionState;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Waits for a state of the version; one request a call once the version is found. */
final class ReleaseStatus implements FlowStep {

    private final StepSettings settings;

    ReleaseStatus(StepSettings settings) {
        this.settings = settings;
    }

    @Override
    public Outcome advance(StepContext context) throws StoreException {
        ReleaseTarget target = ReleaseTarget.of(context, settings);
        VersionWatch watch = new VersionWatch(context, target);
        AppStoreVersion version = watch.look(ExistingVersion.id(context, target));
        List<AppVersionState> wanted =
                settings.list(ReleaseStatusType.STATES).stream().map(AppVersionState::written).toList();
        if (wanted.contains(version.state())) {
            return new Outcome.Done(Map.of(
                    "versionId", version.id(),
                    "state", version.state().name(),
                    "url", target.page()));
        }
        if (version.state().isRefused()) {
            return new Outcome.Failed(watch.refused(version));
        }
        String states = wanted.stream().map(AppVersionState::name).collect(Collectors.joining(" or "));
        return watch.untilChanged(version, "the state " + states);
    }
}

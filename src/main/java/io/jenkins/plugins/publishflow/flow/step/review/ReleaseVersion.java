package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersion;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersions;
import io.jenkins.plugins.publishflow.store.appstore.AppVersionState;
import java.util.Map;
import java.util.Optional;

/** Asks for the release of the one version, and only where it waits for its developer. */
final class ReleaseVersion implements FlowStep {

    private final StepSettings settings;

    ReleaseVersion(StepSettings settings) {
        this.settings = settings;
    }

    @Override
    public Outcome advance(StepContext context) throws StoreException {
        ReleaseTarget target = ReleaseTarget.of(context, settings);
        VersionWatch watch = new VersionWatch(context, target);
        AppStoreVersion version = watch.look(ExistingVersion.id(context, target));
        String key = "release:" + version.id();
        boolean intended = context.noted(key + ":intended").isPresent();
        if (version.state().equals(AppVersionState.PENDING_DEVELOPER_RELEASE)) {
            context.note(key + ":intended", "yes");
            request(context, target, version, key);
            return settings.flag(ReleaseVersionType.WAIT).orElse(true)
                    ? watch.untilChanged(version, "the version to go out")
                    : done(target, watch.look(version.id()));
        }
        if (!version.state().isReleased()) {
            return new Outcome.Failed(
                    version.state().isRefused() ? watch.refused(version) : notReleasable(target, version));
        }
        if (intended) {
            recordRelease(context, version, key);
        }
        boolean live = version.state().equals(AppVersionState.READY_FOR_DISTRIBUTION);
        if (!live && settings.flag(ReleaseVersionType.WAIT).orElse(true)) {
            return watch.untilChanged(version, "the version to be on the App Store");
        }
        if (!intended) {
            context.say(key, "Version " + version.versionString() + " was released before; there is nothing to do.");
        }
        return done(target, version);
    }

    private static void request(StepContext context, ReleaseTarget target, AppStoreVersion version, String key)
            throws StoreException {
        AppStoreVersions versions = target.store().appStoreVersions();
        context.once(
                key,
                () -> versions.get(version.id()).state().isReleased() ? Optional.of("released") : Optional.empty(),
                () -> versions.requestRelease(version.id()));
        recordRelease(context, version, key);
    }

    private static void recordRelease(StepContext context, AppStoreVersion version, String key) {
        context.record(key, Action.APP_VERSION_RELEASED, version.versionString());
    }

    private static Outcome done(ReleaseTarget target, AppStoreVersion version) {
        return new Outcome.Done(Map.of(
                "versionId", version.id(),
                "state", version.state().name(),
                "url", target.page()));
    }

    private static Problem notReleasable(ReleaseTarget target, AppStoreVersion version) {
        return new Problem(
                Problem.Kind.REFUSED,
                "app-store.not-releasable",
                "Version " + version.versionString() + " of " + target.bundleId() + " cannot be released: it is "
                        + version.state() + ", and a release needs PENDING_DEVELOPER_RELEASE.",
                "app store version " + version.id(),
                "Put the step releaseStatus with states: PENDING_DEVELOPER_RELEASE before this one, so that the flow waits"
                        + " for Apple's approval. " + target.page());
    }
}

package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersion;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersions;
import io.jenkins.plugins.publishflow.store.appstore.AppVersionState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks for the release of the one version, and only where it waits for its developer.
 */
public final class ReleaseVersion implements StepType {

    private static final String WAIT = "wait";

    @Override
    public String name() {
        return "release";
    }

    @Override
    public String displayName() {
        return "Release Version";
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(Store.APP_STORE);
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
    public List<Output> outputs() {
        return ReleaseTarget.outputsWith();
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
    public List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        return ReleaseTarget.check(binary);
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return context -> advance(context, settings);
    }

    private static Outcome advance(StepContext context, StepSettings settings) throws StoreException {
        ReleaseTarget target = ReleaseTarget.of(context, settings);
        VersionWatch watch = new VersionWatch(context, target);
        AppStoreVersion version = watch.look(ExistingVersion.id(context, target));
        String key = "release:" + version.id();
        boolean intended = context.noted(key + ":intended").isPresent();
        if (version.state().equals(AppVersionState.PENDING_DEVELOPER_RELEASE)) {
            context.note(key + ":intended", "yes");
            request(context, target, version, key);
            return settings.flag(WAIT).orElse(true)
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
        if (!live && settings.flag(WAIT).orElse(true)) {
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
        return new Outcome.Done(target.outputs(version));
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

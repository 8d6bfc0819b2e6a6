package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersion;
import io.jenkins.plugins.publishflow.store.appstore.AppVersionState;
import java.time.Duration;
import java.util.Optional;

/** Follows the state of a version from call to call, and tells every change once: in the log and as an activity. */
final class VersionWatch {

    private static final String STATE = "state";
    private static final String CHANGES = "changes";

    /** In the queue nothing happens for hours or days. */
    private static final Duration IN_QUEUE = Duration.ofMinutes(15);

    private static final Duration OTHERWISE = Duration.ofMinutes(5);

    private final StepContext context;
    private final ReleaseTarget target;

    VersionWatch(StepContext context, ReleaseTarget target) {
        this.context = context;
        this.target = target;
    }

    /** Reads the version and tells what has changed since the last look. */
    AppStoreVersion look(String versionId) throws StoreException {
        AppStoreVersion version = target.store().appStoreVersions().get(versionId);
        tell(version);
        return version;
    }

    private void tell(AppStoreVersion version) {
        String now = version.state().name();
        String before =
                context.noted(STATE).or(() -> fromEarlierStep(version.id())).orElse("");
        if (context.noted(STATE).isPresent() && now.equals(before)) {
            return;
        }
        int number = context.noted(CHANGES).map(Integer::parseInt).orElse(0) + 1;
        String key = "status:" + number + ":" + now;
        String line = version.versionString() + " is " + now + (before.isEmpty() ? "." : ", after " + before + ".");
        if (!before.isEmpty() && !now.equals(before)) {
            context.record(key, Action.STORE_STATUS_CHANGED, line);
            if (version.state().isRefused() && !isWithdrawn(version)) {
                context.record("rejected:" + number, Action.APP_VERSION_REJECTED, line);
            }
        }
        context.say(key, line);
        if (!version.state().isKnown()) {
            context.say(
                    "unknown:" + now,
                    "Publish Flow does not know the state '" + now
                            + "', so it is not taken for success. See App Store Connect: " + target.page());
        }
        context.note(STATE, now);
        context.note(CHANGES, Integer.toString(number));
    }

    /** The first look of a step is a change only where an earlier step of the run has left the version otherwise. */
    private Optional<String> fromEarlierStep(String versionId) {
        return context.output("versionId").filter(versionId::equals).isPresent()
                ? context.output("state").filter(state -> new AppVersionState(state).isKnown())
                : Optional.empty();
    }

    /** The problem of a version that has been refused, or withdrawn. */
    Problem refused(AppStoreVersion version) {
        boolean withdrawn = isWithdrawn(version);
        return new Problem(
                Problem.Kind.REFUSED,
                withdrawn ? "app-store.submission-withdrawn" : "app-store.version-rejected",
                "Version " + version.versionString() + " of " + target.bundleId() + " is " + version.state()
                        + (withdrawn ? ": its submission was cancelled." : "."),
                "app store version " + version.id(),
                (withdrawn
                                ? "Submit it again when it is ready. "
                                : "Apple tells the reasons in App Store Connect alone, under App Review. ")
                        + target.page());
    }

    private static boolean isWithdrawn(AppStoreVersion version) {
        return version.state().equals(AppVersionState.DEVELOPER_REJECTED);
    }

    /** A wait that suits a state which only Apple can change. */
    Outcome.Wait untilChanged(AppStoreVersion version, String what) {
        boolean queued = version.state().equals(AppVersionState.WAITING_FOR_REVIEW);
        return context.waitFor(
                what + " (" + version.versionString() + " is " + version.state() + ")", queued ? IN_QUEUE : OTHERWISE);
    }
}

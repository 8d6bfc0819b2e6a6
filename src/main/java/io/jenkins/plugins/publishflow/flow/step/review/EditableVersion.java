package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersion;
import io.jenkins.plugins.publishflow.store.appstore.AppVersionState;
import java.util.List;
import java.util.Optional;

/**
 * The one version of an app and platform that can be prepared: found, given the right number, or made. Apple holds one
 * such version at a time, so an abandoned one is taken over instead of making another.
 *
 * @param id Apple's id
 * @param first whether the app has never had another version on this platform: no what's new, no phased release
 */
public record EditableVersion(String id, boolean first) {

    private static final String FIRST = " first";

    /**
     * Gets or makes the version; once found, it is remembered until the step is started anew. A handful of requests at
     * most.
     *
     * @throws StoreException of kind REFUSED where a version stands in the way, and which
     */
    public static EditableVersion ensure(StepContext context, ReleaseTarget target) throws StoreException {
        String key = "editable@" + context.startedAt();
        Optional<String> noted = context.noted(key);
        if (noted.isEmpty()) {
            EditableVersion found = find(context, target, target.requiredVersion());
            context.note(key, found.id + (found.first ? FIRST : ""));
            return found;
        }
        String id = noted.get().replace(FIRST, "");
        return new EditableVersion(id, !id.equals(noted.get()));
    }

    private static EditableVersion find(StepContext context, ReleaseTarget target, String number)
            throws StoreException {
        List<AppStoreVersion> versions = target.store().appStoreVersions().list(target.appId(), target.platform());
        Optional<AppStoreVersion> same = target.find(versions, number);
        if (same.isPresent()) {
            AppVersionState state = same.get().state();
            if (!state.isEditable() && !state.equals(AppVersionState.READY_FOR_REVIEW)) {
                throw standsInTheWay(target, same.get(), sameNumber(state));
            }
            recordMade(context, number);
            return new EditableVersion(same.get().id(), versions.size() == 1);
        }
        Optional<AppStoreVersion> other =
                versions.stream().filter(one -> one.state().isEditable()).findFirst();
        if (other.isPresent()) {
            return new EditableVersion(rename(context, target, other.get(), number), versions.size() == 1);
        }
        for (AppStoreVersion one : versions) {
            if (isBlocking(one.state())) {
                throw standsInTheWay(target, one, otherNumber(one.state()));
            }
        }
        return new EditableVersion(create(context, target, number), versions.isEmpty());
    }

    private static String rename(StepContext context, ReleaseTarget target, AppStoreVersion version, String number)
            throws StoreException {
        String key = "rename:" + version.id() + ":" + number;
        context.say(
                key,
                "Version " + version.versionString() + " is being prepared and becomes " + number
                        + ", for Apple holds one such version at a time.");
        context.note("made:" + number, number + ", from the unfinished " + version.versionString());
        String id = context.once(
                key,
                () -> find(target, number),
                () -> target.store()
                        .appStoreVersions()
                        .rename(version.id(), number)
                        .id());
        recordMade(context, number);
        return id;
    }

    private static String create(StepContext context, ReleaseTarget target, String number) throws StoreException {
        context.note("made:" + number, number);
        String id = context.once(
                "create:" + number + "@" + context.startedAt(),
                () -> find(target, number),
                () -> target.store()
                        .appStoreVersions()
                        .create(target.appId(), target.platform(), number)
                        .id());
        recordMade(context, number);
        return id;
    }

    /** Also where the answer to the request was lost, and the version is just found. */
    private static void recordMade(StepContext context, String number) {
        context.noted("made:" + number)
                .ifPresent(detail -> context.record("made:" + number, Action.APP_VERSION_CREATED, detail));
    }

    private static Optional<String> find(ReleaseTarget target, String number) throws StoreException {
        return target.find(target.store().appStoreVersions().list(target.appId(), target.platform()), number)
                .map(AppStoreVersion::id);
    }

    private static boolean isBlocking(AppVersionState state) {
        return state.isUnderReview()
                || state.equals(AppVersionState.READY_FOR_REVIEW)
                || state.equals(AppVersionState.PENDING_APPLE_RELEASE)
                || state.equals(AppVersionState.PENDING_DEVELOPER_RELEASE);
    }

    private static String sameNumber(AppVersionState state) {
        if (state.isUnderReview()) {
            return "Wait for Apple's verdict, or cancel the submission first (step cancelSubmission, or ifSubmitted:"
                    + " cancel in submitForReview).";
        }
        if (state.isReleased() || state.equals(AppVersionState.REPLACED_WITH_NEW_VERSION)) {
            return "Its number is used up. Raise the version of the app and build it anew.";
        }
        if (state.isApproved()) {
            return "It is approved and can no longer be changed. Release it (step release), or reject it by hand in App"
                    + " Store Connect.";
        }
        return "Publish Flow does not know this state. See in App Store Connect what it means.";
    }

    private static String otherNumber(AppVersionState state) {
        if (state.equals(AppVersionState.READY_FOR_REVIEW)) {
            return "Somebody has put it into a draft submission. Submit it, or take it out there.";
        }
        return state.isUnderReview()
                ? "Wait for Apple's verdict, or cancel its submission first."
                : "It is approved and waits for its release. Release it (step release), or reject it by hand in App Store"
                        + " Connect.";
    }

    private static StoreException standsInTheWay(ReleaseTarget target, AppStoreVersion version, String remedy) {
        return new StoreException(new Problem(
                Problem.Kind.REFUSED,
                "app-store.version-not-editable",
                "Version " + version.versionString() + " of " + target.bundleId() + " stands in the way: it is "
                        + version.state() + ".",
                "app store version " + version.id(),
                remedy + " " + target.page()));
    }
}

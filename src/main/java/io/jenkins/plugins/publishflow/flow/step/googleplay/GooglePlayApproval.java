package io.jenkins.plugins.publishflow.flow.step.googleplay;

import io.jenkins.plugins.publishflow.activity.Activity;
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
import io.jenkins.plugins.publishflow.store.googleplay.PlayApp;
import io.jenkins.plugins.publishflow.store.googleplay.ReleaseState;
import io.jenkins.plugins.publishflow.store.googleplay.ReleaseStatus;
import io.jenkins.plugins.publishflow.store.googleplay.ReleaseSummary;
import io.jenkins.plugins.publishflow.store.googleplay.TrackRelease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Waits for Google's review. Asks for the state of the release outside of edits, which disturbs nobody; the status on the
 * track, which says nothing of review, is looked at only where a flow asks for that.
 */
public final class GooglePlayApproval implements StepType {

    static final String NAME = "googlePlayApproval";

    private static final String BY = "by";
    private static final String REVIEW = "review";
    private static final String TRACK_STATUS = "trackStatus";
    private static final String UNTIL = "until";
    private static final String APPROVED = "approved";
    private static final String PUBLISHED = "published";
    private static final String ACCEPTED = "acceptedStatuses";
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Duration FIRST_SEEN = Duration.ofMinutes(30);
    private static final Set<ReleaseState> WAITING = Set.of(ReleaseState.IN_REVIEW, ReleaseState.DRAFT);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String displayName() {
        return "Get Approval from Google Play";
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(Store.GOOGLE_PLAY);
    }

    @Override
    public String summary() {
        return "Waits until Google's review of a release is over; fails where it was not passed.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.optional(
                        ReleaseSettings.TRACK_NAME,
                        Setting.Type.TEXT,
                        null,
                        "The track of the release. Without: the one that an earlier step has released on."),
                ReleaseSettings.VERSION_CODE,
                ReleaseSettings.PACKAGE,
                Setting.choice(
                        BY,
                        REVIEW,
                        List.of(REVIEW, TRACK_STATUS),
                        "review: by what Google says of the review. trackStatus: by the status of the release on the track,"
                                + " which says nothing of review, and looks it up in an edit."),
                Setting.choice(
                        UNTIL,
                        APPROVED,
                        List.of(APPROVED, PUBLISHED),
                        "approved: until review is passed, also where managed publishing holds the release back."
                                + " published: until users can get it."),
                Setting.optional(
                        ACCEPTED,
                        Setting.Type.LIST,
                        ReleaseStatus.COMPLETED.value(),
                        "For 'by: trackStatus': the statuses to wait for, of completed, inProgress, draft and halted."));
    }

    @Override
    public List<Output> outputs() {
        return List.of(
                ReleaseSettings.STORE,
                ReleaseSettings.APP,
                ReleaseSettings.VERSION_CODE_OUT,
                ReleaseSettings.TRACK_OUT,
                new Output("state", "State of the release: as Google writes it, without the common prefix."),
                ReleaseSettings.URL);
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofDays(10);
    }

    @Override
    public boolean needsBinary() {
        return false;
    }

    @Override
    public List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        for (String status : settings.list(ACCEPTED)) {
            if (ReleaseStatus.of(status.strip()).isEmpty()) {
                return List.of(new Finding(
                        ACCEPTED,
                        "'" + status + "' is no status of a release; there are "
                                + String.join(", ", ReleaseStatus.names())));
            }
        }
        return new ReleaseChecks().app(binary).findings();
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return context -> new Run(context, settings).advance();
    }

    /** One call of the step. */
    private static final class Run {

        private final StepContext context;
        private final StepSettings settings;
        private final String packageName;
        private final long versionCode;
        private final String track;
        private final PlayApp app;

        Run(StepContext context, StepSettings settings) throws StoreException {
            this.context = context;
            this.settings = settings;
            this.packageName = Target.packageName(context, settings);
            this.versionCode = Target.versionCode(context, settings);
            this.track = settings.text(ReleaseSettings.TRACK_NAME)
                    .or(() -> context.output("track"))
                    .orElse("production");
            this.app = context.stores().googlePlay().app(packageName);
        }

        Outcome advance() throws StoreException {
            return settings.text(BY).orElse(REVIEW).equals(TRACK_STATUS) ? byStatus() : byReview();
        }

        private Outcome byReview() throws StoreException {
            Optional<ReleaseSummary> found = app.releases(track).stream()
                    .filter(release -> release.versionCodes().contains(versionCode))
                    .findFirst();
            if (found.isEmpty()) {
                return new Outcome.Wait(
                        "release " + versionCode + " to show on track " + track,
                        context.now().plus(PAUSE),
                        context.startedAt().plus(FIRST_SEEN));
            }
            ReleaseState state = found.get().state();
            context.record(
                    "state " + state.name(),
                    Activity.Action.STORE_STATUS_CHANGED,
                    track + ": " + versionCode + " " + state);
            context.say("state " + state.name(), "Release " + versionCode + ": " + state + ".");
            boolean enough = settings.text(UNTIL).orElse(APPROVED).equals(PUBLISHED)
                    ? state.equals(ReleaseState.PUBLISHED)
                    : state.isApproved();
            if (enough) {
                return done(state.name());
            }
            if (state.equals(ReleaseState.NOT_APPROVED)) {
                context.record("rejected", Activity.Action.APP_VERSION_REJECTED, track + ": " + versionCode);
                return failed(
                        "google-play.not-approved",
                        "Google did not approve release " + versionCode + " on track " + track + ".",
                        "The API does not tell why: read it in Play Console, under Publishing overview, or in the mail to"
                                + " the account owner. Mend it, and publish a higher version code.");
            }
            if (state.equals(ReleaseState.NOT_SENT_FOR_REVIEW)) {
                return failed(
                        "google-play.not-sent-for-review",
                        "Release " + versionCode + " on track " + track + " was not sent for review.",
                        "A person has to press 'Send for review' in Play Console, under Publishing overview. Then start the"
                                + " run again.");
            }
            if (!WAITING.contains(state) && !state.isApproved()) {
                context.say(
                        "unknown " + state.name(),
                        "Google Play says " + state.name() + ", which is no state that is known here; it is waited for"
                                + " another one.");
            }
            return wait("Google's review of release " + versionCode + " (" + state + ")");
        }

        private Outcome byStatus() throws StoreException {
            String status =
                    app.status(track, versionCode).map(TrackRelease::status).orElse("not there");
            List<String> accepted =
                    settings.list(ACCEPTED).stream().map(String::strip).toList();
            return accepted.contains(status)
                    ? done(status)
                    : wait("release " + versionCode + " on track " + track + " to be " + String.join(" or ", accepted)
                            + " (it is " + status + ")");
        }

        private Outcome wait(String why) {
            return context.waitFor(why, PAUSE);
        }

        private Outcome done(String state) {
            Map<String, String> outputs = new TreeMap<>();
            outputs.put("store", Store.GOOGLE_PLAY.id());
            outputs.put("app", packageName);
            outputs.put("versionCode", Long.toString(versionCode));
            outputs.put("track", track);
            outputs.put("state", state);
            outputs.put("url", ReleaseSettings.CONSOLE);
            return new Outcome.Done(outputs);
        }

        private Outcome failed(String code, String what, String remedy) {
            return new Outcome.Failed(new Problem(
                    Problem.Kind.REFUSED,
                    code,
                    what,
                    "GET /androidpublisher/v3/applications/" + packageName + "/tracks/" + track + "/releases",
                    remedy));
        }
    }
}

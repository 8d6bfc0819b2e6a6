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
import io.jenkins.plugins.publishflow.store.googleplay.Edit;
import io.jenkins.plugins.publishflow.store.googleplay.Percentage;
import io.jenkins.plugins.publishflow.store.googleplay.PlayApp;
import io.jenkins.plugins.publishflow.store.googleplay.ReleaseStatus;
import io.jenkins.plugins.publishflow.store.googleplay.Track;
import io.jenkins.plugins.publishflow.store.googleplay.TrackRelease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Raises, halts, resumes or completes a rollout, or raises it day by day. A share of users never falls. */
public final class Rollout implements StepType {

    static final String NAME = "rollout";

    static final String ACTION = "action";
    private static final String RAISE = "raise";
    private static final String HALT = "halt";
    static final String RESUME = "resume";
    private static final String COMPLETE = "complete";
    private static final String SCHEDULE = "schedule";
    private static final Duration DAY = Duration.ofDays(1);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String displayName() {
        return "Rollout on Google Play";
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(Store.GOOGLE_PLAY);
    }

    @Override
    public String summary() {
        return "Raises, halts, resumes or completes the rollout of a release on Google Play, or raises it day by day.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting(
                        ACTION,
                        Setting.Type.CHOICE,
                        true,
                        null,
                        List.of(RAISE, HALT, RESUME, COMPLETE, SCHEDULE),
                        "raise: to userFraction. halt: nobody gets the release any more, who has it keeps it. resume: after"
                                + " a halt, to userFraction or as before. complete: everyone gets it. schedule: day by day,"
                                + " see there."),
                Setting.optional(
                        ReleaseSettings.FRACTION_NAME,
                        Setting.Type.TEXT,
                        null,
                        "The share of users, such as 0.2 or 20%. With all, the rollout is complete."),
                Setting.optional(
                        SCHEDULE,
                        Setting.Type.LIST,
                        null,
                        "For 'action: schedule': a share of users for each day, none below the one before; the first at"
                                + " once. Those below the share that is reached already are passed over."),
                Setting.optional(
                        ReleaseSettings.TRACK_NAME, Setting.Type.TEXT, "production", "The track of the release."),
                ReleaseSettings.VERSION_CODE,
                ReleaseSettings.PACKAGE,
                Commit.REVIEW,
                Commit.IN_REVIEW);
    }

    @Override
    public List<Output> outputs() {
        return List.of(
                ReleaseSettings.STORE,
                ReleaseSettings.APP,
                ReleaseSettings.VERSION_CODE_OUT,
                ReleaseSettings.TRACK_OUT,
                ReleaseSettings.STATUS_OUT,
                ReleaseSettings.FRACTION_OUT,
                ReleaseSettings.URL);
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofDays(30);
    }

    @Override
    public boolean needsBinary() {
        return false;
    }

    @Override
    public List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        List<Finding> findings = new ArrayList<>(new ReleaseChecks().app(binary).findings());
        String action = settings.text(ACTION).orElse("");
        Optional<String> fraction = settings.text(ReleaseSettings.FRACTION_NAME);
        if (fraction.isPresent() && Fraction.of(fraction.get()).isEmpty()) {
            findings.add(new Finding(
                    ReleaseSettings.FRACTION_NAME,
                    "'" + fraction.get() + "' is no share of users; write for example 0.2 or 20%"));
        }
        if (action.equals(RAISE) && fraction.isEmpty()) {
            findings.add(
                    new Finding(ReleaseSettings.FRACTION_NAME, "raising a rollout needs the share to raise it to"));
        }
        if (fraction.isPresent() && !action.equals(RAISE) && !action.equals(RESUME)) {
            findings.add(
                    new Finding(ReleaseSettings.FRACTION_NAME, "'action: " + action + "' takes no share of users"));
        }
        findings.addAll(checkSchedule(action, settings.list(SCHEDULE)));
        return findings;
    }

    private static List<Finding> checkSchedule(String action, List<String> schedule) {
        if (!action.equals(SCHEDULE)) {
            return schedule.isEmpty()
                    ? List.of()
                    : List.of(new Finding(SCHEDULE, "a schedule needs 'action: schedule'"));
        }
        if (schedule.isEmpty()) {
            return List.of(new Finding(SCHEDULE, "give a share of users for each day, such as 5%, 20%, 50%, 100%"));
        }
        double last = 0;
        for (String day : schedule) {
            Optional<Double> share = Fraction.of(day);
            if (share.isEmpty()) {
                return List.of(
                        new Finding(SCHEDULE, "'" + day + "' is no share of users; write for example 0.2 or 20%"));
            }
            if (share.get() < last) {
                return List.of(new Finding(
                        SCHEDULE, "a share of users cannot fall: '" + day + "' comes after " + Percentage.of(last)));
            }
            last = share.get();
        }
        return List.of();
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return context -> new Run(context, settings).advance();
    }

    /** One call of the step. */
    private static final class Run {

        private static final String STAGE = "stage";
        private static final String NEXT = "next";

        private final StepContext context;
        private final StepSettings settings;
        private final String packageName;
        private final long versionCode;
        private final String track;
        private final PlayApp app;
        private TrackRelease now;

        Run(StepContext context, StepSettings settings) throws StoreException {
            this.context = context;
            this.settings = settings;
            this.packageName = Target.packageName(context, settings);
            this.versionCode = Target.versionCode(context, settings);
            this.track = settings.text(ReleaseSettings.TRACK_NAME).orElse("production");
            this.app = context.stores().googlePlay().app(packageName);
        }

        Outcome advance() throws StoreException {
            String action = settings.text(ACTION).orElseThrow();
            if (action.equals(SCHEDULE)) {
                return schedule();
            }
            Optional<Double> fraction =
                    settings.text(ReleaseSettings.FRACTION_NAME).flatMap(Fraction::of);
            bring("", release -> changed(action, release, fraction.orElse(null)));
            return done();
        }

        private Outcome schedule() throws StoreException {
            List<Double> days = settings.list(SCHEDULE).stream()
                    .map(day -> Fraction.of(day).orElseThrow())
                    .toList();
            int stage = context.noted(STAGE).map(Integer::valueOf).orElse(0);
            Instant next = context.noted(NEXT).map(Instant::parse).orElse(context.now());
            if (context.now().isBefore(next)) {
                return waiting(days, stage, next);
            }
            double share = days.get(stage);
            bring(" " + stage, release -> raised(release, share));
            if (stage + 1 == days.size() || now.is(ReleaseStatus.COMPLETED)) {
                return done();
            }
            Instant tomorrow = next.plus(DAY);
            context.note(NEXT, tomorrow.toString());
            context.note(STAGE, Integer.toString(stage + 1));
            return waiting(days, stage + 1, tomorrow);
        }

        private Outcome waiting(List<Double> days, int stage, Instant next) {
            return new Outcome.Wait("the next day of the rollout (" + Percentage.of(days.get(stage)) + ")", next);
        }

        /** What the release is to become. */
        @FunctionalInterface
        private interface Aim {
            TrackRelease of(TrackRelease release) throws StoreException;
        }

        /** Changes the release in an edit; does nothing where it is already as it is to be. */
        private void bring(String stage, Aim aim) throws StoreException {
            PlayEdit edit = new PlayEdit(new Stage(context, stage), app, settings);
            edit.run(open -> aim.of(release(open)).equals(release(open)), open -> {
                now = aim.of(release(open));
                open.put(ReleasePlan.track(open, track).with(now));
                return true;
            });
            if (now == null) {
                now = app.status(track, versionCode).orElseThrow(this::notThere);
            }
            context.record("rollout" + stage, Activity.Action.PHASED_RELEASE_UPDATED, track + ": " + now);
            context.say("rollout" + stage, "Track " + track + ": " + now + ".");
        }

        private TrackRelease release(Edit edit) throws StoreException {
            Track found = ReleasePlan.track(edit, track);
            return found.holding(versionCode).orElseThrow(this::notThere);
        }

        private StoreException notThere() {
            return new StoreException(new Problem(
                    Problem.Kind.REFUSED,
                    "google-play.no-release",
                    "Track '" + track + "' has no release with version code " + versionCode + ".",
                    null,
                    "Release it on the track first, with status inProgress; see the steps publishToGooglePlay and"
                            + " distributeToTrack."));
        }

        private TrackRelease changed(String action, TrackRelease release, Double fraction) throws StoreException {
            Double before = release.userFraction();
            switch (action) {
                case HALT:
                    requireRollout(release, action);
                    return release.status(ReleaseStatus.HALTED, before);
                case RESUME:
                    requireRollout(release, action);
                    return raised(release, fraction != null ? fraction : before == null ? 1 : before);
                case COMPLETE:
                    requireRollout(release, action);
                    return release.status(ReleaseStatus.COMPLETED, null);
                default:
                    requireRollout(release, action);
                    if (fraction != null && before != null && fraction < before) {
                        throw new StoreException(new Problem(
                                Problem.Kind.REFUSED,
                                "google-play.rollout-falls",
                                "The rollout is at " + Percentage.of(before) + " already, and cannot fall to "
                                        + Percentage.of(fraction) + ".",
                                null,
                                "Give a larger share, or halt the rollout."));
                    }
                    return raised(release, fraction == null ? 1 : fraction);
            }
        }

        /** To that share, or to the one that is reached already; with all, it is complete. */
        private static TrackRelease raised(TrackRelease release, double fraction) {
            Double before = release.userFraction();
            double share = before == null ? fraction : Math.max(before, fraction);
            if (share >= 1 || release.is(ReleaseStatus.COMPLETED)) {
                return release.status(ReleaseStatus.COMPLETED, null);
            }
            return release.status(ReleaseStatus.IN_PROGRESS, share);
        }

        private void requireRollout(TrackRelease release, String action) throws StoreException {
            if (release.is(ReleaseStatus.COMPLETED) && (action.equals(COMPLETE) || action.equals(RAISE))) {
                return;
            }
            if (!release.is(ReleaseStatus.IN_PROGRESS) && !release.is(ReleaseStatus.HALTED)) {
                throw new StoreException(new Problem(
                        Problem.Kind.REFUSED,
                        "google-play.no-rollout",
                        "The release " + versionCode + " on track '" + track + "' is " + release.status()
                                + ", which is no rollout to " + action + ".",
                        null,
                        "Google Play halts and raises releases that go to a share of users only. To replace one that is"
                                + " complete, publish a higher version code."));
            }
        }

        private Outcome done() {
            Map<String, String> outputs = Target.outputs(packageName, track, versionCode, now);
            return new Outcome.Done(outputs);
        }
    }
}

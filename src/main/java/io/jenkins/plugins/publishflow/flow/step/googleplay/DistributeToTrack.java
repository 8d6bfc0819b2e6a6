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
import io.jenkins.plugins.publishflow.store.googleplay.Track;
import io.jenkins.plugins.publishflow.store.googleplay.TrackRelease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Releases on a track what another track has already, without an upload: what Play Console calls promoting. */
public final class DistributeToTrack implements StepType {

    public static final String NAME = "distributeToTrack";

    static final String FROM = "fromTrack";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String displayName() {
        return "Distribute to Track";
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(Store.GOOGLE_PLAY);
    }

    @Override
    public String summary() {
        return "Promotes a release to another track of Google Play without an upload, with its name and notes.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.required(ReleaseSettings.TRACK_NAME, Setting.Type.TEXT, "The track that gets the release."),
                Setting.optional(
                        FROM,
                        Setting.Type.TEXT,
                        null,
                        "The track that has the release. Without: the one that has its version code."),
                ReleaseSettings.VERSION_CODE,
                ReleaseSettings.PACKAGE,
                ReleaseSettings.STATUS,
                ReleaseSettings.FRACTION,
                ReleaseSettings.NOTES,
                ReleaseSettings.NAME,
                ReleaseSettings.PRIORITY,
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
                ReleaseSettings.SENT,
                ReleaseSettings.URL);
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofHours(2);
    }

    @Override
    public boolean needsBinary() {
        return false;
    }

    @Override
    public List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        return new ReleaseChecks()
                .status(settings)
                .notes(settings)
                .priority(settings)
                .app(binary)
                .findings();
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return context -> advance(context, settings);
    }

    private static Outcome advance(StepContext context, StepSettings settings) throws StoreException {
        String packageName = Target.packageName(context, settings);
        long versionCode = Target.versionCode(context, settings);
        String trackName = settings.text(ReleaseSettings.TRACK_NAME).orElseThrow();
        ReleasePlan plan = new ReleasePlan(settings);
        PlayEdit edit = new PlayEdit(context, context.stores().googlePlay().app(packageName), settings);
        edit.run(
                open -> open.track(trackName)
                        .filter(track -> plan.isMet(track, versionCode))
                        .isPresent(),
                open -> {
                    promote(open, trackName, versionCode, plan, settings);
                    return true;
                });
        context.record(
                "released",
                Activity.Action.STORE_STATUS_CHANGED,
                trackName + ": " + versionCode + " " + plan.status().value());
        TrackRelease release = plan.release(TrackRelease.of(List.of(versionCode), plan.status()), "");
        Map<String, String> outputs = Target.outputs(packageName, trackName, versionCode, release);
        outputs.put("sentForReview", Boolean.toString(edit.committed().isSent()));
        return new Outcome.Done(outputs);
    }

    private static void promote(Edit edit, String trackName, long versionCode, ReleasePlan plan, StepSettings settings)
            throws StoreException {
        List<Track> tracks = edit.tracks();
        Optional<String> from = settings.text(FROM);
        TrackRelease source = tracks.stream()
                .filter(track -> from.isEmpty() || track.name().equals(from.get()))
                .flatMap(track -> track.holding(versionCode).stream())
                .findFirst()
                .orElseThrow(() -> new StoreException(new Problem(
                        Problem.Kind.REFUSED,
                        "google-play.nothing-to-promote",
                        from.map(track -> "Track '" + track + "' has").orElse("No track has")
                                + (from.isPresent() ? " no" : " a") + " release with version code " + versionCode + ".",
                        null,
                        "Publish it first, with the step publishToGooglePlay. On the tracks now: "
                                + tracks.stream()
                                        .map(track -> track.name() + " " + track.releases())
                                        .collect(Collectors.joining("; ")))));
        Track track = ReleasePlan.track(edit, trackName);
        String language = plan.needsLanguage() ? edit.details().defaultLanguage() : "";
        edit.put(track.with(plan.release(source, language == null ? "en-US" : language)));
    }
}

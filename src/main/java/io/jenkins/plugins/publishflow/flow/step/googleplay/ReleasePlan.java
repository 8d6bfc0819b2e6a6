package io.jenkins.plugins.publishflow.flow.step.googleplay;

import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.googleplay.Edit;
import io.jenkins.plugins.publishflow.store.googleplay.ReleaseStatus;
import io.jenkins.plugins.publishflow.store.googleplay.Track;
import io.jenkins.plugins.publishflow.store.googleplay.TrackRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a release of a track is to be, by the settings of a step. */
final class ReleasePlan {

    private final StepSettings settings;

    ReleasePlan(StepSettings settings) {
        this.settings = settings;
    }

    /** The track of that name. Google's list may lack one that never had a release, which is no reason to refuse it. */
    static Track track(Edit edit, String name) throws StoreException {
        List<Track> tracks = edit.tracks();
        Optional<Track> listed =
                tracks.stream().filter(track -> track.name().equals(name)).findFirst();
        Optional<Track> found = listed.isPresent() ? listed : edit.track(name);
        if (found.isEmpty() && Track.OF_EVERY_APP.contains(name)) {
            return new Track(name, List.of());
        }
        return found.orElseThrow(() -> new StoreException(new Problem(
                Problem.Kind.REFUSED,
                "google-play.no-track",
                "The app has no track '" + name + "'.",
                null,
                "It has: "
                        + Stream.concat(
                                        Track.OF_EVERY_APP.stream(),
                                        tracks.stream().map(Track::name))
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + ". Names are told apart by case; a closed track is made in Play Console.")));
    }

    /**
     * The release.
     *
     * @param from what it takes name and notes from where the settings give none
     * @param language of notes that are given without one
     */
    TrackRelease release(TrackRelease from, String language) {
        TrackRelease release = from.status(status(), fraction());
        release = settings.text(ReleaseSettings.NAME_NAME).map(release::name).orElse(release);
        Map<String, String> notes = notes(from);
        if (!notes.isEmpty()) {
            release = release.notes(notes);
        } else if (settings.text(ReleaseSettings.NOTES_NAME).isPresent()) {
            release = release.notes(
                    Map.of(language, settings.text(ReleaseSettings.NOTES_NAME).orElseThrow()));
        }
        return settings.number(ReleaseSettings.PRIORITY_NAME)
                .map(Long::intValue)
                .map(release::updatePriority)
                .orElse(release);
    }

    /** The notes by language; empty where the settings give none, or one text without a language. */
    private Map<String, String> notes(TrackRelease release) {
        Changelogs changelogs = new Changelogs(settings);
        return changelogs.isGiven()
                ? changelogs.notes(release.versionCodes().get(0).toString())
                : settings.map(ReleaseSettings.NOTES_NAME);
    }

    /** Whether the notes need to know the default language of the app. */
    boolean needsLanguage() {
        return settings.map(ReleaseSettings.NOTES_NAME).isEmpty()
                && settings.text(ReleaseSettings.NOTES_NAME).isPresent();
    }

    ReleaseStatus status() {
        return settings.text(ReleaseSettings.STATUS_NAME)
                .flatMap(ReleaseStatus::of)
                .orElse(ReleaseStatus.COMPLETED);
    }

    /** Whether a track has a release of that version code as it is to be. */
    boolean isMet(Track track, long versionCode) {
        return track.holding(versionCode)
                .filter(release -> release.is(status()))
                .filter(release -> java.util.Objects.equals(release.userFraction(), fraction()))
                .isPresent();
    }

    private Double fraction() {
        return status() == ReleaseStatus.IN_PROGRESS
                ? settings.text(ReleaseSettings.FRACTION_NAME)
                        .flatMap(Fraction::of)
                        .orElse(null)
                : null;
    }

    /** A new release of these version codes, and of those that it keeps. */
    static TrackRelease fresh(long versionCode, List<String> retained) {
        List<Long> codes = new ArrayList<>(List.of(versionCode));
        retained.stream()
                .map(String::strip)
                .map(Long::valueOf)
                .filter(code -> code != versionCode)
                .forEach(codes::add);
        return TrackRelease.of(codes, ReleaseStatus.DRAFT);
    }
}

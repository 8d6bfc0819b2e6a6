package io.jenkins.plugins.publishflow.flow.step.review;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersion;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersions;
import io.jenkins.plugins.publishflow.store.appstore.PhasedRelease;
import io.jenkins.plugins.publishflow.store.appstore.PhasedReleases;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Says how the version goes out, and reads back what Apple has kept of it: the store has been seen to take a manual
 * release without a word and to release by itself later.
 */
final class ReleasePlan {

    private static final int MOST_TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Submission submission;
    private final StepContext context;
    private final ReleaseTarget target;

    ReleasePlan(Submission submission) {
        this.submission = submission;
        this.context = submission.context();
        this.target = submission.target();
    }

    Optional<Outcome> advance() throws StoreException {
        EditableVersion version = EditableVersion.ensure(context, target);
        Optional<Outcome> unfinished = releaseType(version.id());
        if (unfinished.isEmpty()) {
            phasedRelease(version);
        }
        return unfinished;
    }

    private Optional<Outcome> releaseType(String versionId) throws StoreException {
        AppStoreVersions versions = target.store().appStoreVersions();
        if (isPlanned(versions.get(versionId))) {
            return Optional.empty();
        }
        String key = "releaseType:" + versionId;
        context.forget(key); // the look above is newer than what the ledger says
        context.once(
                key,
                () -> isPlanned(versions.get(versionId)) ? Optional.of(type()) : Optional.empty(),
                () -> versions.setRelease(versionId, type(), earliest()).id());
        if (isPlanned(versions.get(versionId))) {
            return Optional.empty();
        }
        String triesKey = submission.attempt("releaseTypeTries");
        int tries = context.noted(triesKey).map(Integer::parseInt).orElse(0) + 1;
        context.note(triesKey, Integer.toString(tries));
        if (tries == MOST_TRIES) {
            throw notKept(versionId);
        }
        return Optional.of(context.waitFor("Apple to keep the release type " + type(), PAUSE));
    }

    private boolean isPlanned(AppStoreVersion version) {
        Instant earliest = earliest();
        boolean dateFits = earliest == null || earliest.equals(version.earliestReleaseDate());
        return type().equals(version.releaseType()) && dateFits;
    }

    private String type() {
        return switch (submission.settings().text(SubmitForReview.RELEASE_TYPE).orElse(SubmitForReview.MANUAL)) {
            case SubmitForReview.AFTER_APPROVAL -> "AFTER_APPROVAL";
            case SubmitForReview.SCHEDULED -> "SCHEDULED";
            default -> "MANUAL";
        };
    }

    @CheckForNull
    private Instant earliest() {
        return submission.settings().instant(SubmitForReview.EARLIEST).orElse(null);
    }

    private void phasedRelease(EditableVersion version) throws StoreException {
        Optional<Boolean> wanted = submission.settings().flag(SubmitForReview.PHASED);
        if (wanted.isEmpty()) {
            return;
        }
        if (version.first()) {
            if (wanted.get()) {
                context.say(
                        "notPhased",
                        "This is the first version of the app: it goes to everybody at once, for Apple phases updates alone.");
            }
            return;
        }
        PhasedReleases releases = target.store().phasedReleases();
        Optional<PhasedRelease> there = releases.find(version.id());
        if (wanted.get()) {
            prepare(releases, version.id(), there);
        } else {
            takeAway(releases, version.id(), there);
        }
    }

    private void prepare(PhasedReleases releases, String versionId, Optional<PhasedRelease> there)
            throws StoreException {
        String noteKey = "phasing:" + versionId;
        if (there.isEmpty()) {
            context.note(noteKey, "yes");
            String key = "phased:" + versionId;
            context.forget(key); // the look above is newer than what the ledger says
            context.once(
                    key,
                    () -> releases.find(versionId).map(PhasedRelease::id),
                    () -> releases.create(versionId).id());
        }
        if (context.noted(noteKey).isPresent()) {
            context.record("phased:" + versionId, Action.PHASED_RELEASE_UPDATED, "over seven days");
        }
    }

    private void takeAway(PhasedReleases releases, String versionId, Optional<PhasedRelease> there)
            throws StoreException {
        String noteKey = "unphasing:" + versionId;
        if (there.isPresent()) {
            context.note(noteKey, "yes");
            String key = "unphased:" + there.get().id();
            context.once(key, () -> releases.find(versionId).isEmpty() ? Optional.of("gone") : Optional.empty(), () -> {
                releases.delete(there.get().id());
                return "gone";
            });
        }
        if (context.noted(noteKey).isPresent()) {
            context.record("unphased:" + versionId, Action.PHASED_RELEASE_UPDATED, "to everybody at once");
        }
    }

    private StoreException notKept(String versionId) {
        return new StoreException(new Problem(
                Problem.Kind.UNEXPECTED,
                "app-store.release-type-not-kept",
                "App Store Connect took the release type " + type() + " without a word, but has not kept it.",
                "PATCH /v1/appStoreVersions/" + versionId,
                "Set the release type by hand in App Store Connect, then start the run again. " + target.page()));
    }
}

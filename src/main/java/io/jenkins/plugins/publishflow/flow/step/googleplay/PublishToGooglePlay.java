package io.jenkins.plugins.publishflow.flow.step.googleplay;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.Megabytes;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.googleplay.Artifact;
import io.jenkins.plugins.publishflow.store.googleplay.ArtifactKind;
import io.jenkins.plugins.publishflow.store.googleplay.Edit;
import io.jenkins.plugins.publishflow.store.googleplay.PlayApp;
import io.jenkins.plugins.publishflow.store.googleplay.Track;
import io.jenkins.plugins.publishflow.store.googleplay.TrackRelease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Uploads the binary and releases it on a track, all in one edit. A file that Google has already is not sent again. */
public final class PublishToGooglePlay implements StepType {

    public static final String NAME = "publishToGooglePlay";

    private static final String IF_EXISTS = "ifExists";
    private static final String REUSE = "reuse";
    private static final String FAIL = "fail";
    static final String RETAIN = "retainVersionCodes";
    private static final String BINARY = "binary";
    private static final String BEGUN = "binaryUploadBegun";

    /** The track that a step with such settings releases on; also for the other steps that release on one. */
    public static Optional<String> track(StepSettings settings) {
        return settings.text(ReleaseSettings.TRACK_NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String displayName() {
        return "Publish to Google Play";
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(Store.GOOGLE_PLAY);
    }

    @Override
    public String summary() {
        return "Uploads the binary (.aab or .apk) and releases it on a track of Google Play, all or nothing.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.optional(
                        ReleaseSettings.TRACK_NAME,
                        Setting.Type.TEXT,
                        "internal",
                        "The track: internal, alpha (closed), beta (open), production, the name of a closed track, or one"
                                + " of a form factor such as wear:production."),
                ReleaseSettings.STATUS,
                ReleaseSettings.FRACTION,
                ReleaseSettings.NOTES,
                Changelogs.SETTING,
                ReleaseSettings.NAME,
                ReleaseSettings.PRIORITY,
                Setting.optional(
                        RETAIN,
                        Setting.Type.LIST,
                        null,
                        "Version codes of earlier artifacts that the release serves besides, for apps with several APKs."),
                Symbols.MAPPING,
                Symbols.NATIVE,
                Setting.choice(
                        IF_EXISTS,
                        REUSE,
                        List.of(REUSE, FAIL),
                        "What to do where Google Play already has this very file. reuse: release it without sending it"
                                + " again. fail: stop. Another file with the same version code is always refused."),
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
        return Duration.ofHours(6);
    }

    @Override
    public boolean needsBinary() {
        return true;
    }

    @Override
    public List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        return new ReleaseChecks()
                .status(settings)
                .notes(settings)
                .changelogs(settings, binary)
                .symbols(settings)
                .priority(settings)
                .versionCodes(settings, RETAIN)
                .upload(binary)
                .findings();
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return context -> new Run(context, settings).advance();
    }

    /** One call of the step. */
    private static final class Run {

        private final StepContext context;
        private final StepSettings settings;
        private final Binary binary;
        private final long versionCode;
        private final String trackName;
        private final ReleasePlan plan;
        private final PlayEdit edit;
        private Outcome upload;

        Run(StepContext context, StepSettings settings) throws StoreException {
            this.context = context;
            this.settings = settings;
            this.binary = context.binary();
            this.versionCode = Long.parseLong(binary.build());
            this.trackName = settings.text(ReleaseSettings.TRACK_NAME).orElse("internal");
            this.plan = new ReleasePlan(settings);
            PlayApp app = context.stores().googlePlay().app(binary.identifier());
            this.edit = new PlayEdit(context, app, settings);
        }

        Outcome advance() throws StoreException {
            if (!edit.run(this::isReleased, this::change)) {
                return upload;
            }
            context.record(
                    "released",
                    Activity.Action.STORE_STATUS_CHANGED,
                    trackName + ": " + versionCode + " " + plan.status().value());
            TrackRelease release = plan.release(TrackRelease.of(List.of(versionCode), plan.status()), "");
            Map<String, String> outputs = Target.outputs(binary.identifier(), trackName, versionCode, release);
            outputs.put("sentForReview", Boolean.toString(edit.committed().isSent()));
            return new Outcome.Done(outputs);
        }

        private boolean isReleased(Edit open) throws StoreException {
            return hasFile(open)
                    && open.track(trackName)
                            .filter(track -> plan.isMet(track, versionCode))
                            .isPresent();
        }

        private boolean change(Edit open) throws StoreException {
            Track track = ReleasePlan.track(open, trackName);
            EditUploads uploads = new EditUploads(context, open);
            Optional<Outcome> next = bringFile(open, uploads);
            if (next.isEmpty()) {
                next = new Symbols(settings).bring(open, uploads, versionCode);
            }
            if (next.isPresent()) {
                upload = next.get();
                return false;
            }
            String language = plan.needsLanguage() ? open.details().defaultLanguage() : "";
            TrackRelease fresh = ReleasePlan.fresh(versionCode, settings.list(RETAIN));
            open.put(track.with(plan.release(fresh, language == null ? "en-US" : language)));
            return true;
        }

        /** What is to be sent; empty where the edit has the file. */
        private Optional<Outcome> bringFile(Edit open, EditUploads uploads) throws StoreException {
            if (hasFile(open)) {
                if (context.noted(BEGUN).isEmpty()) {
                    reuse();
                } else {
                    context.say("uploaded", "Sent " + binary.fileName() + " to Google Play as " + versionCode + ".");
                    context.record(
                            "uploaded",
                            Activity.Action.APP_VERSION_UPLOADED,
                            binary.fileName() + ", " + Megabytes.text(binary.size()));
                }
                return Optional.empty();
            }
            context.note(BEGUN, Boolean.TRUE.toString());
            return Optional.of(
                    uploads.send(BINARY, null, withToken -> open.uploadArtifact(kind(), binary.size(), withToken)));
        }

        private void reuse() throws StoreException {
            if (settings.text(IF_EXISTS).orElse(REUSE).equals(FAIL)) {
                throw new StoreException(new Problem(
                        Problem.Kind.REFUSED,
                        "google-play.file-exists",
                        "Google Play already has this very file, with version code " + versionCode + ".",
                        null,
                        "Raise versionCode and build the app anew, or set 'ifExists: reuse' to release it as it is."));
            }
            context.say("reused", "Google Play already has this very file; it is not sent again.");
        }

        /** Whether the artifact is there, told by its digest; another one with its version code is a problem at once. */
        private boolean hasFile(Edit open) throws StoreException {
            for (ArtifactKind each : ArtifactKind.values()) {
                for (Artifact artifact : open.artifacts(each)) {
                    if (artifact.versionCode() == versionCode) {
                        if (artifact.sha256().equalsIgnoreCase(binary.sha256())) {
                            return true;
                        }
                        throw new StoreException(new Problem(
                                Problem.Kind.REFUSED,
                                "google-play.version-code-used",
                                "Google Play already has another file with version code " + versionCode + ".",
                                null,
                                "Raise versionCode and build the app anew: a version code can be used once only, also for"
                                        + " another track."));
                    }
                }
            }
            return false;
        }

        private ArtifactKind kind() {
            Binary.Android android = binary.android();
            return android != null && android.packaging() == Binary.Packaging.APK
                    ? ArtifactKind.APK
                    : ArtifactKind.BUNDLE;
        }
    }
}

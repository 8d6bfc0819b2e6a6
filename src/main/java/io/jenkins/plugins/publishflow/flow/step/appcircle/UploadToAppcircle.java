package io.jenkins.plugins.publishflow.flow.step.appcircle;

import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.Megabytes;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.flow.step.review.BoundedWait;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreError;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import io.jenkins.plugins.publishflow.store.appcircle.AppVersion;
import io.jenkins.plugins.publishflow.store.appcircle.AppVersions;
import io.jenkins.plugins.publishflow.store.appcircle.UploadTask;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Hands the binary to a Publish profile of Appcircle, and finds the version that became of it: the one of our version and
 * build number that was not there before, whatever else has been added meanwhile.
 */
public final class UploadToAppcircle implements StepType {

    /** The name in flow files. */
    public static final String NAME = "uploadToAppcircle";

    private static final String IF_EXISTS = "ifExists";
    private static final String FAIL = "fail";
    private static final String REUSE = "reuse";
    private static final Output UPLOADED =
            new Output("uploaded", "true where the step sent the binary, false where the version was there.");

    private static final String BEFORE = "versionsBefore";
    private static final String FILE = "file";
    private static final String TASK = "task";
    private static final String VERSION = "appVersionId";
    private static final String REUSED = "reused";
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** Name of the profile that a step with these settings, of this type or the other of Appcircle, is about. */
    public static Optional<String> profile(StepSettings settings) {
        return settings.text(ProfileTarget.PROFILE.name()).map(String::strip);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String displayName() {
        return "Upload to Appcircle";
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(Store.APPCIRCLE);
    }

    @Override
    public String summary() {
        return "Uploads the binary to a Publish profile of Appcircle, and waits until Appcircle has made a version of it.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                ProfileTarget.PROFILE,
                ProfileTarget.PLATFORM,
                Setting.choice(
                        IF_EXISTS,
                        FAIL,
                        List.of(FAIL, REUSE),
                        "What to do where the profile already has this version and build number, which Appcircle takes"
                                + " once. fail: stop. reuse: upload nothing and go on with that version."));
    }

    @Override
    public List<Output> outputs() {
        return List.of(
                ProfileTarget.STORE,
                ProfileTarget.NAME,
                ProfileTarget.PROFILE_ID,
                ProfileTarget.VERSION_ID,
                ProfileTarget.VERSION,
                ProfileTarget.BUILD,
                UPLOADED);
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofHours(2);
    }

    @Override
    public boolean needsBinary() {
        return true;
    }

    @Override
    public List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        return ProfileTarget.check(settings, binary);
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return context -> advance(new ProfileTarget(context, settings));
    }

    private static Outcome advance(ProfileTarget target) throws StoreException {
        StepContext context = target.context();
        if (context.noted(BEFORE).isEmpty()) {
            Optional<Outcome> existing = look(target);
            if (existing.isPresent()) {
                return existing.get();
            }
        }
        Binary binary = context.binary();
        if (context.noted(REUSED).isEmpty()) {
            Optional<Outcome> sending = send(target);
            if (sending.isPresent()) {
                return sending.get();
            }
            context.record(
                    "uploaded", Action.APP_VERSION_UPLOADED, binary.fileName() + ", " + Megabytes.text(binary.size()));
        }
        AppVersion version = ours(target)
                .orElseThrow(() -> new StoreException(new Problem(
                        Problem.Kind.REFUSED,
                        "appcircle.version-gone",
                        "The version that was uploaded is no longer in the profile.",
                        "profile " + target.profileName(),
                        "Somebody has deleted it in Appcircle. Begin a new run to upload it again.")));
        context.say(
                "version",
                "Appcircle has " + version.version() + " (" + version.code() + ") in the profile "
                        + target.profileName() + ".");
        Map<String, String> outputs = target.outputs(version);
        outputs.put(UPLOADED.name(), String.valueOf(context.noted(REUSED).isEmpty()));
        return new Outcome.Done(outputs);
    }

    /** What the profile has before anything is sent. */
    private static Optional<Outcome> look(ProfileTarget target) throws StoreException {
        StepContext context = target.context();
        List<AppVersion> versions = versions(target);
        Optional<AppVersion> same =
                versions.stream().filter(one -> isSame(context, one)).findFirst();
        if (same.isPresent()) {
            if (!target.settings().text(IF_EXISTS).orElse(FAIL).equals(REUSE)) {
                return Optional.of(new Outcome.Failed(new Problem(
                        Problem.Kind.REFUSED,
                        "appcircle.version-exists",
                        "The profile " + target.profileName() + " already has "
                                + context.binary().version() + " ("
                                + context.binary().build() + ").",
                        "profile " + target.profileName(),
                        "Raise the build number or version code, or set ifExists to reuse.")));
            }
            context.note(VERSION, same.get().id());
            context.note(REUSED, "yes");
        }
        context.note(BEFORE, versions.stream().map(AppVersion::id).collect(Collectors.joining(",")));
        return Optional.empty();
    }

    /** Empty where the version is there. */
    private static Optional<Outcome> send(ProfileTarget target) throws StoreException {
        StepContext context = target.context();
        if (context.noted(VERSION).isPresent()) {
            return Optional.empty();
        }
        AppVersions versions = target.store().appVersions();
        Binary binary = context.binary();
        if (!context.uploaded() && context.noted(TASK).isEmpty()) {
            UploadTicket ticket =
                    versions.ticket(target.platform(), target.profileId(), binary.fileName(), binary.size());
            context.note(FILE, ticket.uploadId());
            return Optional.of(new Outcome.Upload(ticket));
        }
        String task = context.once(
                TASK,
                () -> added(target).map(version -> "of " + version.id()),
                () -> versions.commit(
                        target.platform(),
                        target.profileId(),
                        context.noted(FILE).orElseThrow(),
                        binary.fileName()));
        UploadTask made = task.startsWith("of ") ? new UploadTask(UploadTask.State.DONE, "") : versions.task(task);
        Optional<AppVersion> version = made.state() == UploadTask.State.RUNNING ? Optional.empty() : added(target);
        if (version.isPresent()) {
            // Also where the task failed: then an earlier one, whose answer was lost, has made the version.
            context.note(VERSION, version.get().id());
            return Optional.empty();
        }
        if (made.state() == UploadTask.State.FAILED) {
            context.forget(TASK);
            return Optional.of(new Outcome.Failed(refused(target, made)));
        }
        return Optional.of(
                BoundedWait.until(context, TASK, "Appcircle to make a version of the file", PAUSE, PATIENCE));
    }

    private static Problem refused(ProfileTarget target, UploadTask task) {
        return new Problem(
                Problem.Kind.REFUSED,
                "appcircle.upload-refused",
                "Appcircle made no version of the uploaded file.",
                "profile " + target.profileName(),
                "Most often the profile has this version and build number already, or the app's id is another than the"
                        + " profile's. See the versions of the profile in Appcircle.",
                task.detail().isEmpty() ? List.of() : List.of(new StoreError(null, null, task.detail(), null)));
    }

    /** The version that our upload, or an earlier try of it, has added. */
    private static Optional<AppVersion> added(ProfileTarget target) throws StoreException {
        List<String> before = target.context().noted(BEFORE).stream()
                .flatMap(ids -> Arrays.stream(ids.split(",")))
                .toList();
        return versions(target).stream()
                .filter(one -> !before.contains(one.id()))
                .filter(one -> isSame(target.context(), one))
                .findFirst();
    }

    private static Optional<AppVersion> ours(ProfileTarget target) throws StoreException {
        String id = target.context().noted(VERSION).orElseThrow();
        return versions(target).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private static List<AppVersion> versions(ProfileTarget target) throws StoreException {
        return target.store().appVersions().list(target.platform(), target.profileId());
    }

    private static boolean isSame(StepContext context, AppVersion version) {
        return version.version().equals(context.binary().version())
                && version.code().equals(context.binary().build());
    }
}

package io.jenkins.plugins.publishflow.flow.step.appcircle;

import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreError;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appcircle.AppVersion;
import io.jenkins.plugins.publishflow.store.appcircle.Platform;
import io.jenkins.plugins.publishflow.store.appcircle.Publish;
import io.jenkins.plugins.publishflow.store.appcircle.PublishStatus;
import io.jenkins.plugins.publishflow.store.appcircle.PublishStep;
import io.jenkins.plugins.publishflow.store.appcircle.RunningPublish;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One flow in Appcircle during one call: prepares, starts and follows it. Holds nothing that is not in the run. */
final class PublishRun {

    private static final String START = "start";
    private static final String PUBLISH = "publish";
    private static final String BEFORE = "startedBefore";
    private static final String MOVING = "moving";
    private static final String STATUS = "status";
    private static final String CHANGES = "changes";

    /** Noted when the flow has ended badly: a step that is started anew starts it anew. */
    private static final String FAILED = "failedFlow";

    private static final Duration BUSY = Duration.ofMinutes(1);
    private static final Duration RUNNING = Duration.ofSeconds(15);
    private static final Duration WITH_PEOPLE = Duration.ofMinutes(5);
    private static final int KEPT_LINES = 40;

    private final ProfileTarget target;
    private final StepContext context;

    PublishRun(ProfileTarget target) {
        this.target = target;
        this.context = target.context();
    }

    boolean isStarted() {
        String started = context.startedAt().toString();
        if (context.noted(FAILED).filter(at -> !at.equals(started)).isPresent()) {
            context.forget(START);
            context.forget(BEFORE);
            context.forget(MOVING);
            context.forget(FAILED);
        }
        return context.noted(START).isPresent();
    }

    /** Empty where the flow is started. */
    Optional<Outcome> prepare() throws StoreException {
        AppVersion version = version();
        Optional<Outcome> busy = guard(version);
        if (busy.isPresent()) {
            return busy;
        }
        candidate(version);
        Publish publish = target.store().publishes().of(platform(), target.profileId(), version.id());
        if (publish.id().isEmpty()) {
            return Optional.of(new Outcome.Failed(new Problem(
                    Problem.Kind.REFUSED,
                    "appcircle.no-flow",
                    "The profile " + target.profileName() + " has no flow.",
                    "profile " + target.profileName(),
                    "Add steps to the profile's flow in Appcircle, under Manage Flow.")));
        }
        context.note(PUBLISH, publish.id());
        if (context.noted(BEFORE).isEmpty()) {
            keepLogs(publish);
            context.note(BEFORE, mark(publish));
        }
        String before = context.noted(BEFORE).orElseThrow();
        context.once(
                START,
                () -> {
                    Publish now = target.store().publishes().of(platform(), target.profileId(), version.id());
                    return mark(now).equals(before) ? Optional.empty() : Optional.of("started");
                },
                () -> {
                    target.store().publishes().start(platform(), target.profileId(), publish.id());
                    return "started";
                });
        return Optional.empty();
    }

    /** What changes with each start of a flow. */
    private static String mark(Publish publish) {
        return publish.startedOn().isEmpty() ? "status " + publish.status().number() : publish.startedOn();
    }

    /** Another flow of the profile would be disturbed, or Appcircle would refuse ours. */
    private Optional<Outcome> guard(AppVersion version) throws StoreException {
        String profile = target.profileId();
        Optional<RunningPublish> other = target.store().publishes().running().stream()
                .filter(one -> one.profileId().equals(profile))
                .findFirst();
        boolean maybeOurs = context.noted(BEFORE).isPresent();
        if (other.isEmpty() || maybeOurs && other.get().appVersionId().equals(version.id())) {
            return Optional.empty();
        }
        String who = other.get().startedBy().isEmpty()
                ? ""
                : ", started by " + other.get().startedBy();
        if (target.settings().text(AppcirclePublishFlow.IF_RUNNING).orElse("").equals(AppcirclePublishFlow.FAIL)) {
            return Optional.of(new Outcome.Failed(new Problem(
                    Problem.Kind.REFUSED,
                    "appcircle.flow-running",
                    "A flow of the profile " + target.profileName() + " runs already" + who + ".",
                    "profile " + target.profileName(),
                    "Wait until it is over, or set ifRunning to wait.")));
        }
        return Optional.of(
                context.waitFor("another flow of the profile " + target.profileName() + " to end" + who, BUSY));
    }

    private void candidate(AppVersion version) throws StoreException {
        if (!version.releaseCandidate()) {
            target.store().appVersions().releaseCandidate(platform(), target.profileId(), version.id(), true);
        }
        context.record("candidate", Action.MARKED_AS_RELEASE_CANDIDATE, name(version));
        Optional<String> notes = target.settings().text(AppcirclePublishFlow.RELEASE_NOTES);
        if (notes.isPresent()) {
            context.once("notes", Optional::empty, () -> {
                target.store().appVersions().releaseNotes(platform(), target.profileId(), version.id(), notes.get());
                return "sent";
            });
            context.record("notes", Action.RELEASE_NOTES_UPDATED, name(version));
        }
    }

    /** A restart throws the logs of the run before away. */
    private void keepLogs(Publish publish) throws StoreException {
        if (publish.startedOn().isEmpty()) {
            return;
        }
        tellLogs("kept", "The flow has run before; Appcircle drops that log now:");
    }

    private void tellLogs(String key, String title) throws StoreException {
        Optional<String> logs = target.store()
                .publishes()
                .logs(platform(), target.profileId(), context.noted(PUBLISH).orElseThrow());
        if (logs.isPresent()) {
            List<String> lines = Arrays.asList(logs.get().split("\\R"));
            List<String> last = lines.subList(Math.max(0, lines.size() - KEPT_LINES), lines.size());
            context.say(key, title + "\n" + String.join("\n", last));
        }
    }

    Outcome follow() throws StoreException {
        AppVersion version = version();
        context.record("started", Action.SUBMITTED_FOR_REVIEW, "Flow of " + name(version) + " in Appcircle");
        String wanted = target.settings().text(AppcirclePublishFlow.WAIT_FOR).orElse(AppcirclePublishFlow.END);
        if (wanted.equals(AppcirclePublishFlow.STARTED)) {
            return done(version, PublishStatus.NOT_STARTED);
        }
        Publish publish = look(version);
        tell(publish);
        PublishStatus status = publish.status();
        if (context.noted(MOVING).isEmpty()) {
            return context.waitFor("Appcircle to start the flow", RUNNING);
        }
        if (status.isSuccess()) {
            return done(version, status);
        }
        if (status.isBadEnd()) {
            context.note(FAILED, context.startedAt().toString());
            tellLogs("failed " + context.startedAt(), "The log of the flow in Appcircle:");
            return new Outcome.Failed(failed(version, publish));
        }
        boolean people = publish.awaitsPeopleAlone();
        if (people && wanted.equals(AppcirclePublishFlow.PEOPLE)) {
            context.say("people", "The flow waits for people in Appcircle: " + awaited(publish) + ".");
            return done(version, PublishStatus.AWAITING_RESPONSE);
        }
        return context.waitFor(
                people ? "people in Appcircle: " + awaited(publish) : "the flow in Appcircle (" + status + ")",
                people ? WITH_PEOPLE : RUNNING);
    }

    /** Until the start shows, what is read may be the end of the run before. */
    private Publish look(AppVersion version) throws StoreException {
        if (context.noted(MOVING).isPresent()) {
            return target.store().publishes().status(platform(), target.profileId(), version.id());
        }
        Publish publish = target.store().publishes().of(platform(), target.profileId(), version.id());
        if (!mark(publish).equals(context.noted(BEFORE).orElse(""))) {
            context.note(MOVING, "yes");
        }
        return publish;
    }

    private void tell(Publish publish) {
        PublishStatus status = publish.status();
        if (!status.isKnown()) {
            context.say(
                    "unknown " + status.number(),
                    "Appcircle says '" + status + "' of the flow, which is not taken for success.");
        }
        String now = String.join(
                ", ",
                publish.steps().stream()
                        .map(step -> step.name() + ": " + step.status())
                        .toList());
        if (context.noted(STATUS).filter(now::equals).isEmpty()) {
            int number = context.noted(CHANGES).map(Integer::parseInt).orElse(0) + 1;
            context.say("change " + number, "Appcircle: " + now + ".");
            context.note(STATUS, now);
            context.note(CHANGES, Integer.toString(number));
        }
    }

    private static String awaited(Publish publish) {
        return String.join(
                ", ",
                publish.steps().stream()
                        .filter(step -> step.status().awaitsPeople())
                        .map(PublishStep::name)
                        .toList());
    }

    private Problem failed(AppVersion version, Publish publish) {
        List<StoreError> steps = publish.steps().stream()
                .map(step -> new StoreError(step.status().name(), null, step.name(), null))
                .toList();
        return new Problem(
                Problem.Kind.REFUSED,
                "appcircle.flow-failed",
                "The flow of " + name(version) + " in Appcircle has ended as " + publish.status() + ".",
                "profile " + target.profileName(),
                "See the steps above and the log of the flow. Mend what failed in Appcircle and start again: the flow then"
                        + " begins at its first step.",
                steps);
    }

    private Outcome done(AppVersion version, PublishStatus status) throws StoreException {
        Map<String, String> outputs = target.outputs(version);
        outputs.put(AppcirclePublishFlow.STATE.name(), status.name());
        return new Outcome.Done(outputs);
    }

    /** That of an earlier step, or of the binary, or else the release candidate that there is. */
    private AppVersion version() throws StoreException {
        List<AppVersion> all = target.store().appVersions().list(platform(), target.profileId());
        Optional<String> id = context.noted(ProfileTarget.VERSION_ID.name())
                .or(() -> context.output(ProfileTarget.VERSION_ID.name()));
        Optional<AppVersion> found = all.stream()
                .filter(one -> id.isPresent()
                        ? one.id().equals(id.get())
                        : context.hasBinary()
                                ? one.version().equals(context.binary().version())
                                        && one.code().equals(context.binary().build())
                                : one.releaseCandidate())
                .findFirst();
        AppVersion version = found.orElseThrow(() -> new StoreException(new Problem(
                Problem.Kind.REFUSED,
                "appcircle.no-version",
                "The profile " + target.profileName() + " has no such version"
                        + (context.hasBinary() ? "." : ": nothing is marked as release candidate."),
                "profile " + target.profileName(),
                "Upload it with uploadToAppcircle before, or mark a version as release candidate in Appcircle.")));
        context.note(ProfileTarget.VERSION_ID.name(), version.id());
        return version;
    }

    private Platform platform() throws StoreException {
        return target.platform();
    }

    private static String name(AppVersion version) {
        return version.version() + " (" + version.code() + ")";
    }
}

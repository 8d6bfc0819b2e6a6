package io.jenkins.plugins.publishflow.flow.step.appcircle;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Drives the flow of a Publish profile: makes the version the release candidate, starts the flow when no other runs, and
 * follows it to its end, or until only people are awaited.
 */
public final class AppcirclePublishFlow implements StepType {

    /** The name in flow files. */
    public static final String NAME = "appcirclePublishFlow";

    static final String RELEASE_NOTES = "releaseNotes";
    static final String IF_RUNNING = "ifRunning";
    static final String WAIT_FOR = "waitFor";
    static final String WAIT = "wait";
    static final String FAIL = "fail";
    static final String END = "end";
    static final String PEOPLE = "people";
    static final String STARTED = "started";
    static final Output STATE = new Output("state", "Status of the flow in Appcircle, such as Success.");

    private static final int MOST_NOTES = 25_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String displayName() {
        return "Run Publish Flow in Appcircle";
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(Store.APPCIRCLE);
    }

    @Override
    public String summary() {
        return "Makes the version the release candidate of its Publish profile in Appcircle, starts the profile's flow, and"
                + " follows it to its end, for days if need be.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                ProfileTarget.PROFILE,
                ProfileTarget.PLATFORM,
                Setting.optional(
                        RELEASE_NOTES,
                        Setting.Type.TEXT,
                        null,
                        "Release notes of the release candidate, at most 25000 characters."),
                Setting.choice(
                        IF_RUNNING,
                        WAIT,
                        List.of(WAIT, FAIL),
                        "What to do where a flow of the profile runs already. wait: start when it is over. fail: stop."),
                Setting.choice(
                        WAIT_FOR,
                        END,
                        List.of(END, PEOPLE, STARTED),
                        "When the step is done. end: when the flow is over, which fails the step unless it is Success."
                                + " people: also when nothing moves until a person answers in Appcircle. started: when"
                                + " the flow is started."));
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
                STATE);
    }

    /** Approvals in Appcircle may take ten days. */
    @Override
    public Duration defaultTimeout() {
        return Duration.ofDays(14);
    }

    @Override
    public boolean needsBinary() {
        return false;
    }

    @Override
    public List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        int length = settings.text(RELEASE_NOTES).orElse("").length();
        return length > MOST_NOTES
                ? List.of(new Finding(
                        RELEASE_NOTES, "the text has " + length + " characters, and Appcircle takes " + MOST_NOTES))
                : List.of();
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return context -> advance(new PublishRun(new ProfileTarget(context, settings)));
    }

    private static Outcome advance(PublishRun run) throws StoreException {
        Optional<Outcome> preparing = run.isStarted() ? Optional.empty() : run.prepare();
        return preparing.isPresent() ? preparing.get() : run.follow();
    }
}

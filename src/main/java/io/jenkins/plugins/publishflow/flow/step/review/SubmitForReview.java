package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.flow.step.CommonOutputs;
import io.jenkins.plugins.publishflow.flow.step.review.Submission.Phase;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the phases of a submission; each call begins with the phase in which the last one ended.
 */
public final class SubmitForReview implements StepType {

    static final String BUILD = "build";
    static final String RELEASE_TYPE = "releaseType";
    static final String EARLIEST = "earliestReleaseDate";
    static final String PHASED = "phasedRelease";
    static final String IF_SUBMITTED = "ifSubmitted";
    static final String WAIT_FOR = "waitFor";

    static final String MANUAL = "manual";
    static final String AFTER_APPROVAL = "afterApproval";
    static final String SCHEDULED = "scheduled";
    static final String CANCEL = "cancel";
    static final String SUBMITTED = "submitted";
    static final String APPROVED = "approved";
    static final String RELEASED = "released";

    @Override
    public String name() {
        return "submitForReview";
    }

    @Override
    public String displayName() {
        return "Submit for Review on App Store";
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(Store.APP_STORE);
    }

    @Override
    public String summary() {
        return "Makes or takes the version on the App Store, puts the build into it, says how it goes out, and submits it"
                + " to App Review. Where Apple refuses, the step tells every reason and takes its draft back.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.choice(
                        RELEASE_TYPE,
                        MANUAL,
                        List.of(MANUAL, AFTER_APPROVAL, SCHEDULED),
                        "How the version goes out once Apple has approved it: 'manual' waits for the step release or a"
                                + " person, 'afterApproval' goes out by itself, 'scheduled' not before"
                                + " earliestReleaseDate."),
                Setting.optional(
                        EARLIEST,
                        Setting.Type.INSTANT,
                        null,
                        "When a scheduled version goes out at the earliest, such as 2026-03-01T09:00:00+01:00. Apple knows"
                                + " full hours alone, so minutes and seconds have to be zero."),
                Setting.optional(
                        PHASED,
                        Setting.Type.BOOLEAN,
                        null,
                        "true rolls the version out to automatic updates over seven days; false takes away a phased"
                                + " release that was prepared before. Without it, what the store has stays. The first"
                                + " version of an app goes to everybody at once, whatever is said here."),
                Setting.choice(
                        WAIT_FOR,
                        SUBMITTED,
                        List.of(SUBMITTED, APPROVED, RELEASED),
                        "What ends the step: 'submitted' when the version is in Apple's queue, 'approved' when App Review"
                                + " has approved it, 'released' when it is on the App Store. Waiting costs nothing and"
                                + " may take days."),
                Setting.choice(
                        IF_SUBMITTED,
                        CancelSubmission.FAIL,
                        List.of(CancelSubmission.FAIL, CANCEL),
                        "What to do where something of the app is with App Review already: 'fail' stops and names it,"
                                + " 'cancel' takes it back first."),
                Setting.optional(
                        BUILD,
                        Setting.Type.TEXT,
                        null,
                        "Build number to submit. Without it, the build that an earlier step of the flow has sent, else the"
                                + " one of the binary, else the newest good build of the version."),
                ReleaseTarget.VERSION_OR_NEWEST,
                ReleaseTarget.BUNDLE_ID,
                ReleaseTarget.PLATFORM);
    }

    @Override
    public List<Output> outputs() {
        return ReleaseTarget.outputsWith(CommonOutputs.BUILD_ID, CommonOutputs.SUBMISSION_ID);
    }

    /** Reviews take days; shorter waits in between have an end of their own. */
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
        List<Finding> findings = new ArrayList<>(ReleaseTarget.check(binary));
        String type = settings.text(RELEASE_TYPE).orElse(MANUAL);
        Optional<Instant> earliest = settings.instant(EARLIEST);
        if (type.equals(SCHEDULED) && earliest.isEmpty()) {
            findings.add(new Finding(EARLIEST, "a scheduled release needs a date here"));
        }
        if (!type.equals(SCHEDULED) && earliest.isPresent()) {
            findings.add(new Finding(
                    EARLIEST, "the date counts for a scheduled release alone; set '" + RELEASE_TYPE + ": scheduled'"));
        }
        earliest.filter(date -> !date.equals(date.truncatedTo(ChronoUnit.HOURS)))
                .ifPresent(date -> findings.add(new Finding(
                        EARLIEST,
                        "Apple knows full hours alone; write " + date.truncatedTo(ChronoUnit.HOURS) + " or "
                                + date.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS))));
        if (type.equals(MANUAL) && settings.text(WAIT_FOR).orElse(SUBMITTED).equals(RELEASED)) {
            findings.add(new Finding(
                    WAIT_FOR,
                    "with '" + RELEASE_TYPE + ": manual' nothing releases the version while this step waits; wait for"
                            + " 'approved' and add the step release, or choose another '" + RELEASE_TYPE + "'"));
        }
        return findings;
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return context -> advance(context, settings);
    }

    private static Outcome advance(StepContext context, StepSettings settings) throws StoreException {
        Submission submission = new Submission(
                context, settings, ReleaseTarget.of(context, settings).orVersionOfNewestBuild(context));
        while (true) {
            Phase phase = submission.phase();
            Optional<Outcome> outcome = advance(phase, submission);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            if (submission.phase() == phase) {
                submission.enter(Phase.values()[phase.ordinal() + 1]);
            }
        }
    }

    /** @return what to wait for, or the end of the step; empty when the phase is through */
    private static Optional<Outcome> advance(Phase phase, Submission submission) throws StoreException {
        return switch (phase) {
            case CLEAR_WAY -> new ClearWay(submission).advance();
            case BUILD -> new BuildAttachment(submission).advance();
            case RELEASE_PLAN -> new ReleasePlan(submission).advance();
            case READINESS -> new Readiness(submission).advance();
            case DRAFT -> new ReviewDraft(submission).advance();
            case HANDOVER -> new Handover(submission).advance();
            case VERDICT -> Optional.of(new Verdict(submission).advance());
        };
    }
}

package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import java.util.Optional;

/**
 * What the phases of the step {@code submitForReview} share during one call, and where the step stands. A step that is
 * started anew begins with the first phase, for the store may have changed meanwhile.
 *
 * @param context what the step notes and sends
 * @param settings what the flow says
 * @param target which release it is about
 */
record Submission(StepContext context, StepSettings settings, ReleaseTarget target) {

    private static final String DRAFT = "draft";
    private static final String VERSION = "versionId";

    /** The phases in their order. */
    enum Phase {
        CLEAR_WAY,
        BUILD,
        RELEASE_PLAN,
        READINESS,
        DRAFT,
        HANDOVER,
        VERDICT
    }

    /** A key that another start of the step does not find. */
    String attempt(String name) {
        return name + "@" + context.startedAt();
    }

    Phase phase() {
        return context.noted(attempt("phase")).map(Phase::valueOf).orElse(Phase.CLEAR_WAY);
    }

    void enter(Phase phase) {
        context.note(attempt("phase"), phase.name());
    }

    /** The review submission that this step, in this or an earlier start, has put the version into. */
    Optional<String> draft() {
        return context.noted(DRAFT);
    }

    /** The version in {@link #draft()}. */
    Optional<String> draftedVersion() {
        return context.noted(VERSION);
    }

    void drafted(String submissionId, String versionId) {
        context.note(VERSION, versionId);
        context.note(DRAFT, submissionId);
    }

    /** The ledger key of the one request that hands the submission over. */
    static String submitKey(String submissionId) {
        return "submit:" + submissionId;
    }
}

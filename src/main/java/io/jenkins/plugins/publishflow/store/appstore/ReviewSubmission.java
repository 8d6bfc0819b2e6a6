package io.jenkins.plugins.publishflow.store.appstore;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * What goes to App Review together (contract: {@code ReviewSubmission}).
 *
 * @param id Apple's id
 * @param state where it stands, as Apple writes it
 * @param versionId the version in it, or null where there is none or Apple does not say
 */
public record ReviewSubmission(
        String id, String state, @CheckForNull String versionId) {

    /** The states in which a submission is open: a draft, with Apple, or on its way out. */
    public static final List<String> OPEN_STATES = List.of(
            "READY_FOR_REVIEW", "WAITING_FOR_REVIEW", "IN_REVIEW", "UNRESOLVED_ISSUES", "CANCELING", "COMPLETING");

    /** Whether it has not been submitted; Apple's name READY_FOR_REVIEW misleads. */
    public boolean isDraft() {
        return state.equals("READY_FOR_REVIEW");
    }

    /** Whether it is with App Review and can be cancelled. */
    public boolean isWithApple() {
        return state.equals("WAITING_FOR_REVIEW") || state.equals("IN_REVIEW") || isUnresolved();
    }

    /** Whether Apple has refused something in it and waits for an answer. */
    public boolean isUnresolved() {
        return state.equals("UNRESOLVED_ISSUES");
    }

    /** Whether it leaves its state by itself within minutes. */
    public boolean isEnding() {
        return state.equals("CANCELING") || state.equals("COMPLETING");
    }

    /** Whether it is over; what came of it is said by the version. */
    public boolean isComplete() {
        return state.equals("COMPLETE");
    }
}

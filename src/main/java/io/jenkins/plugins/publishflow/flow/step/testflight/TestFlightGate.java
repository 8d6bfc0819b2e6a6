package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.store.appstore.BetaDetail;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The rule by which a build has passed TestFlight: which side counts, and whether being ready is enough. A state that
 * no document of Apple's names is waited for, never taken for success.
 *
 * @param side whose testers count
 * @param acceptReady whether a build passes that is ready, or approved, but that no group has
 */
record TestFlightGate(Side side, boolean acceptReady) {

    static final String IN_TESTING = "IN_BETA_TESTING";
    static final String MISSING_COMPLIANCE = "MISSING_EXPORT_COMPLIANCE";
    static final String NOT_SUBMITTED = "READY_FOR_BETA_SUBMISSION";

    private static final Set<String> READY = Set.of("READY_FOR_BETA_TESTING", "BETA_APPROVED");
    private static final Set<String> ON_THE_WAY =
            Set.of("PROCESSING", "IN_EXPORT_COMPLIANCE_REVIEW", "WAITING_FOR_BETA_REVIEW", "IN_BETA_REVIEW");
    private static final Set<String> BLOCKED = Set.of(MISSING_COMPLIANCE, NOT_SUBMITTED);
    private static final Set<String> REFUSED =
            Set.of("PROCESSING_EXCEPTION", "EXPIRED", "BETA_REJECTED", "NOT_APPLICABLE");

    /** Whose testers count. */
    enum Side {
        INTERNAL,
        EXTERNAL,
        EITHER,
        BOTH;

        static Side written(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        /** As flow files write them. */
        static List<String> allowed() {
            return Arrays.stream(values())
                    .map(value -> value.name().toLowerCase(Locale.ROOT))
                    .toList();
        }
    }

    /** Where a side, or the whole gate, stands; the better one comes first. */
    enum Standing {
        PASSED,
        /** It can still pass by itself. */
        WAITING,
        /** As {@link #WAITING}, in a state that we do not know. */
        UNKNOWN,
        /** It waits for something that has to be done, by the flow or by people. */
        BLOCKED,
        /** It cannot pass any more. */
        REFUSED
    }

    /**
     * What the rule says to a state.
     *
     * @param standing where the gate stands
     * @param state the state of the side that decided it, as Apple writes it
     */
    record Verdict(Standing standing, String state) {}

    Verdict judge(BetaDetail beta) {
        Verdict internal = judge(beta.internalState());
        Verdict external = judge(beta.externalState());
        return switch (side) {
            case INTERNAL -> internal;
            case EXTERNAL -> external;
            case EITHER -> internal.standing().compareTo(external.standing()) <= 0 ? internal : external;
            case BOTH -> internal.standing().compareTo(external.standing()) > 0 ? internal : external;
        };
    }

    private Verdict judge(String state) {
        return new Verdict(standing(state), state);
    }

    private Standing standing(String state) {
        if (state.equals(IN_TESTING)) {
            return Standing.PASSED;
        }
        if (READY.contains(state)) {
            return acceptReady ? Standing.PASSED : Standing.WAITING;
        }
        if (ON_THE_WAY.contains(state)) {
            return Standing.WAITING;
        }
        if (BLOCKED.contains(state)) {
            return Standing.BLOCKED;
        }
        return REFUSED.contains(state) ? Standing.REFUSED : Standing.UNKNOWN;
    }

    /** Whether the state passes only when a group gets the build. */
    static boolean isReady(String state) {
        return READY.contains(state);
    }
}

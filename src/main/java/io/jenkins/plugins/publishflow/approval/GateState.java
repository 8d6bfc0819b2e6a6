package io.jenkins.plugins.publishflow.approval;

import java.time.Instant;
import java.util.List;

/**
 * A gate with the decisions so far. Immutable; saved with the flow run.
 *
 * @param gate the question
 * @param decisions in the order they came in, at most one a person
 */
public record GateState(Gate gate, List<Decision> decisions) {

    public GateState {
        decisions = List.copyOf(decisions);
    }

    /** Where a gate stands. All but {@link #WAITING} are final. */
    public enum Verdict {
        WAITING,
        APPROVED,
        REFUSED,
        TIMED_OUT
    }

    /** Where the gate stands at that time. */
    public Verdict verdict(Instant now) {
        throw new UnsupportedOperationException("being written");
    }
}

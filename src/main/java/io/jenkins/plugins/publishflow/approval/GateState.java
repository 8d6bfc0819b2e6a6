package io.jenkins.plugins.publishflow.approval;

import io.jenkins.plugins.publishflow.approval.Decision.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A gate with the decisions so far. Immutable; saved with the flow run.
 *
 * @param gate the question
 * @param decisions in the order they came in, at most one a person; added by {@link #decide}
 */
public record GateState(Gate gate, List<Decision> decisions) {

    /** @throws IllegalArgumentException where one person decides twice */
    public GateState {
        decisions = List.copyOf(decisions);
        if (decisions.stream().map(d -> Person.key(d.person())).distinct().count() < decisions.size()) {
            throw new IllegalArgumentException("two decisions of one person at gate " + gate.id());
        }
    }

    /** Where a gate stands. All but {@link #WAITING} are final. */
    public enum Verdict {
        WAITING,
        APPROVED,
        REFUSED,
        TIMED_OUT
    }

    /** The gate as it was just opened: nobody has answered. */
    public static GateState of(Gate gate) {
        return new GateState(gate, List.of());
    }

    /**
     * Where the gate stands at that time. What people decided in time outlasts the end: a gate times out, exactly at
     * its end, only if it is still waiting then.
     */
    public Verdict verdict(Instant now) {
        Verdict decided = decided();
        return decided == Verdict.WAITING && !now.isBefore(gate.ends()) ? Verdict.TIMED_OUT : decided;
    }

    private Verdict decided() {
        if (refused()) {
            return Verdict.REFUSED;
        }
        boolean allRequired = gate.required().stream()
                .allMatch(
                        person -> decisionOf(person).filter(GateState::approves).isPresent());
        return allRequired && approvals() >= gate.minimum() ? Verdict.APPROVED : Verdict.WAITING;
    }

    private boolean refused() {
        if (gate.openToAnybody()) {
            // Nobody can count who is left to answer, so that a refusal would otherwise have no effect at all.
            return decisions.stream().anyMatch(decision -> !approves(decision));
        }
        return decisions.stream().anyMatch(decision -> !approves(decision) && gate.requires(decision.person()))
                || approvals() + unanswered().size() < gate.minimum();
    }

    /**
     * The gate with one more decision, the person spelled as the gate does.
     *
     * @throws DecisionException where this decision cannot count; the gate stays as it is
     */
    public GateState decide(Decision decision) throws DecisionException {
        String person = gate.openToAnybody()
                ? decision.person().strip()
                : gate.named(decision.person()).orElse("");
        if (person.isEmpty()) {
            throw new DecisionException(DecisionException.Reason.NOT_ASKED, decision, gate);
        }
        if (decisionOf(person).isPresent()) {
            throw new DecisionException(DecisionException.Reason.ALREADY_ANSWERED, decision, gate);
        }
        switch (verdict(decision.at())) {
            case APPROVED, REFUSED -> throw new DecisionException(DecisionException.Reason.DECIDED, decision, gate);
            case TIMED_OUT -> throw new DecisionException(DecisionException.Reason.TOO_LATE, decision, gate);
            case WAITING -> {}
        }
        if (!approves(decision) && decision.reason().isBlank()) {
            throw new DecisionException(DecisionException.Reason.REASON_MISSING, decision, gate);
        }
        List<Decision> more = new ArrayList<>(decisions);
        more.add(new Decision(person, decision.answer(), decision.reason().strip(), decision.at(), decision.way()));
        return new GateState(gate, more);
    }

    /** What that person decided; empty while they have not. */
    public Optional<Decision> decisionOf(String person) {
        return decisions.stream()
                .filter(decision -> Person.same(decision.person(), person))
                .findFirst();
    }

    /** The people asked by name who have not answered, the required first; empty for a gate open to anybody. */
    public List<String> unanswered() {
        return gate.people().stream()
                .filter(person -> decisionOf(person).isEmpty())
                .toList();
    }

    /** How many have approved. */
    public int approvals() {
        return (int) decisions.stream().filter(GateState::approves).count();
    }

    private static boolean approves(Decision decision) {
        return decision.answer() == Answer.APPROVED;
    }
}

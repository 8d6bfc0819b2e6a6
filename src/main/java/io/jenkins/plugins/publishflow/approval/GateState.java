package io.jenkins.plugins.publishflow.approval;

import io.jenkins.plugins.publishflow.approval.Decision.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A gate with the decisions so far. Immutable; saved with the flow run.
 *
 * @param gate the question
 * @param decisions in the order they came in, at most one for each of the people asked, and at most one given by each
 *     person; added by {@link #decide}
 */
public record GateState(Gate gate, List<Decision> decisions) {

    /** @throws IllegalArgumentException where one person decides twice */
    public GateState {
        decisions = List.copyOf(decisions);
        if (distinct(decisions, Decision::person) < decisions.size()
                || distinct(decisions, Decision::by) < decisions.size()) {
            throw new IllegalArgumentException("two decisions of one person at gate " + gate.id());
        }
    }

    private static long distinct(List<Decision> decisions, Function<Decision, String> name) {
        return decisions.stream().map(name).map(Person::key).distinct().count();
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
     * The gate with one more decision, the person spelled as the gate does. Whoever has answered, for themselves or for a
     * group, has given their one answer.
     *
     * @throws DecisionException where this decision cannot count; the gate stays as it is
     */
    public GateState decide(Decision decision) throws DecisionException {
        String person = gate.openToAnybody()
                ? decision.person().strip()
                : gate.named(decision.person()).orElse("");
        String by = Person.same(decision.by(), decision.person())
                ? person
                : decision.by().strip();
        if (person.isEmpty() || by.isEmpty()) {
            throw new DecisionException(DecisionException.Reason.NOT_ASKED, decision, gate);
        }
        if (decisionOf(person).isPresent()) {
            throw new DecisionException(DecisionException.Reason.ALREADY_ANSWERED, decision, gate);
        }
        if (answeredBy(by)) {
            throw new DecisionException(DecisionException.Reason.ALREADY_ANSWERED, by);
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
        more.add(new Decision(person, by, decision.answer(), decision.reason().strip(), decision.at(), decision.way()));
        return new GateState(gate, more);
    }

    /** Whether somebody has given an answer, for themselves or for a group. */
    public boolean answeredBy(String name) {
        return decisions.stream().anyMatch(decision -> Person.same(decision.by(), name));
    }

    /** What was decided for that person or group; empty while it was not. */
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

package io.jenkins.plugins.publishflow.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.approval.Decision.Answer;
import io.jenkins.plugins.publishflow.approval.Decision.Way;
import io.jenkins.plugins.publishflow.approval.GateState.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rule, for every small number of required and optional approvers, every minimum, and every order of every
 * answer. What is expected is counted here from the answers alone, in another way than the gate does.
 */
class ApprovalRuleTest {

    private static final Instant OPENED = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant ENDS = OPENED.plusSeconds(864_000);
    private static final int MOST_PEOPLE = 5;

    @ParameterizedTest(name = "{0} required, {1} optional")
    @CsvSource(textBlock = """
            1, 0
            2, 0
            3, 0
            4, 0
            0, 1
            0, 2
            0, 3
            0, 4
            1, 1
            1, 2
            1, 3
            2, 1
            2, 2
            2, 3
            3, 1
            """)
    void holdsForEveryMinimumAndOrder(int required, int optional) throws DecisionException {
        assertTrue(required + optional <= MOST_PEOPLE);
        for (int minimum = 1; minimum <= required + optional; minimum++) {
            Walk walk = new Walk(minimum);
            walk.from(GateState.of(gate(people("r", required), people("o", optional), minimum)));
            assertEquals(Set.of(Verdict.WAITING, Verdict.APPROVED, Verdict.REFUSED), walk.seen);
        }
    }

    /** Goes through all answers that can follow, in all orders. */
    private static final class Walk {
        private final int minimum;
        private final Set<Verdict> seen = new HashSet<>();

        Walk(int minimum) {
            this.minimum = minimum;
        }

        void from(GateState state) throws DecisionException {
            Verdict verdict = state.verdict(OPENED);
            seen.add(verdict);
            assertEquals(expected(state), verdict, state::toString);
            assertEquals(
                    verdict == Verdict.WAITING ? Verdict.TIMED_OUT : verdict, state.verdict(ENDS), state::toString);
            for (String person : state.gate().people()) {
                for (Answer answer : Answer.values()) {
                    answer(state, new Decision(person, answer, "so", OPENED, Way.TERMINAL));
                }
            }
        }

        private void answer(GateState state, Decision decision) throws DecisionException {
            if (state.decisionOf(decision.person()).isPresent()) {
                assertEquals(DecisionException.Reason.ALREADY_ANSWERED, refusal(state, decision));
            } else if (state.verdict(OPENED) != Verdict.WAITING) {
                assertEquals(DecisionException.Reason.DECIDED, refusal(state, decision));
                // Even if the answer were taken, it could not turn the verdict.
                List<Decision> forced = new ArrayList<>(state.decisions());
                forced.add(decision);
                assertEquals(state.verdict(OPENED), new GateState(state.gate(), forced).verdict(OPENED));
            } else {
                from(state.decide(decision));
            }
        }

        private Verdict expected(GateState state) {
            Set<String> yes = people(state, Answer.APPROVED);
            Set<String> no = people(state, Answer.REFUSED);
            int open = state.gate().people().size() - yes.size() - no.size();
            if (no.stream().anyMatch(person -> person.startsWith("r")) || yes.size() + open < minimum) {
                return Verdict.REFUSED;
            }
            return yes.containsAll(state.gate().required()) && yes.size() >= minimum
                    ? Verdict.APPROVED
                    : Verdict.WAITING;
        }

        private static Set<String> people(GateState state, Answer answer) {
            Set<String> people = new HashSet<>();
            state.decisions().stream().filter(d -> d.answer() == answer).forEach(d -> people.add(d.person()));
            return people;
        }
    }

    private static DecisionException.Reason refusal(GateState state, Decision decision) {
        return assertThrows(DecisionException.class, () -> state.decide(decision))
                .reason();
    }

    private static Gate gate(List<String> required, List<String> optional, int minimum) {
        return new Gate("g1", "Ship it?", required, optional, minimum, OPENED, ENDS);
    }

    private static List<String> people(String letter, int count) {
        return IntStream.range(0, count).mapToObj(i -> letter + i).toList();
    }
}

package io.jenkins.plugins.publishflow.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.publishflow.approval.Decision.Answer;
import io.jenkins.plugins.publishflow.approval.Decision.Way;
import io.jenkins.plugins.publishflow.approval.DecisionException.Reason;
import io.jenkins.plugins.publishflow.approval.GateState.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateStateTest {

    private static final Instant OPENED = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant ENDS = OPENED.plusSeconds(864_000);
    private static final Instant LAST_MOMENT = ENDS.minusNanos(1);

    private final GateState asked = GateState.of(gate("g1", List.of("anna"), List.of("ben", "cleo"), 2));

    @Test
    void sevenOfNineOptionalRefusalsLeaveItWaitingTheEighthRefuses() throws DecisionException {
        List<String> nine = List.of("o1", "o2", "o3", "o4", "o5", "o6", "o7", "o8", "o9");
        GateState state = GateState.of(gate("g1", List.of("r"), nine, 3));
        for (String person : nine.subList(0, 7)) {
            state = state.decide(no(person));
        }
        assertEquals(Verdict.WAITING, state.verdict(OPENED));
        assertEquals(List.of("r", "o8", "o9"), state.unanswered());
        assertEquals(Verdict.REFUSED, state.decide(no("o8")).verdict(OPENED));
    }

    @Test
    void timesOutExactlyAtTheEnd() {
        assertEquals(Verdict.WAITING, asked.verdict(LAST_MOMENT));
        assertEquals(Verdict.TIMED_OUT, asked.verdict(ENDS));
        assertEquals(Verdict.TIMED_OUT, asked.verdict(ENDS.plusSeconds(1)));
    }

    @Test
    void countsAnAnswerInTheLastMomentAndNoneAtTheEnd() throws DecisionException {
        GateState one = asked.decide(yes("anna", LAST_MOMENT));
        assertEquals(Verdict.APPROVED, one.decide(yes("ben", LAST_MOMENT)).verdict(ENDS));
        assertEquals(Reason.TOO_LATE, refusal(one, yes("ben", ENDS)));
        assertEquals(Verdict.TIMED_OUT, one.verdict(ENDS));
    }

    @Test
    void refusesASecondAnswerInAnySpelling() throws DecisionException {
        GateState answered = asked.decide(yes("Anna ", OPENED));
        assertEquals("anna", answered.decisions().get(0).person());
        DecisionException again = assertThrows(DecisionException.class, () -> answered.decide(no("ANNA")));
        assertEquals(Reason.ALREADY_ANSWERED, again.reason());
        assertEquals("anna has already answered, and a decision is final", again.getMessage());
    }

    @Test
    void refusesPeopleNotAsked() {
        DecisionException stranger = assertThrows(DecisionException.class, () -> asked.decide(yes("dan", OPENED)));
        assertEquals(Reason.NOT_ASKED, stranger.reason());
        assertEquals("dan is not among the people asked", stranger.getMessage());
        assertEquals(Reason.NOT_ASKED, refusal(asked, yes(" ", OPENED)));
    }

    @Test
    void refusesARefusalWithoutAReasonAndLetsThePersonAnswerAgain() throws DecisionException {
        Decision silent = new Decision("anna", Answer.REFUSED, " \n", OPENED, Way.JENKINS);
        assertEquals(Reason.REASON_MISSING, refusal(asked, silent));
        assertEquals(Verdict.REFUSED, asked.decide(no("anna")).verdict(OPENED));
    }

    @Test
    void refusesAnswersAfterTheVerdict() throws DecisionException {
        GateState approved = asked.decide(yes("anna", OPENED)).decide(yes("ben", OPENED));
        assertEquals(Reason.DECIDED, refusal(approved, no("cleo")));
        assertEquals(Reason.DECIDED, refusal(approved, yes("cleo", ENDS)));
    }

    @Test
    void takesAnybodyWhereNobodyIsNamedAndCountsDifferentPeople() throws DecisionException {
        GateState open = GateState.of(gate("g1", List.of(), List.of(), 2));
        GateState one = open.decide(yes(" Zoe", OPENED));
        assertEquals(Verdict.WAITING, one.verdict(OPENED));
        assertEquals(Reason.ALREADY_ANSWERED, refusal(one, yes("zoe", OPENED)));
        assertEquals(Reason.NOT_ASKED, refusal(one, yes("", OPENED)));
        assertEquals(Verdict.APPROVED, one.decide(yes("yan", OPENED)).verdict(ENDS));
        assertEquals(Verdict.REFUSED, one.decide(no("yan")).verdict(ENDS));
        assertEquals(Verdict.TIMED_OUT, one.verdict(ENDS));
    }

    @Test
    void asksEverybodyAnewAtARestart() throws DecisionException {
        GateState answered = asked.decide(yes("anna", OPENED)).decide(no("ben"));
        Gate first = answered.gate();
        GateState again = GateState.of(gate("g2", first.required(), first.optional(), first.minimum()));
        assertEquals(List.of("anna", "ben", "cleo"), again.unanswered());
        assertEquals(Optional.empty(), again.decisionOf("anna"));
        assertEquals(Verdict.WAITING, again.verdict(OPENED));
    }

    @Test
    void takesOneAnswerOfAPersonWhoeverItIsFor() throws DecisionException {
        GateState groups = GateState.of(gate("g1", List.of("managers", "testers", "dan"), List.of(), 3));
        GateState one = groups.decide(by("dan", "Managers"));
        assertEquals("managers", one.decisions().get(0).person());
        assertEquals("dan", one.decisions().get(0).by());
        DecisionException again = assertThrows(DecisionException.class, () -> one.decide(by("Dan", "testers")));
        assertEquals("Dan has already answered, and a decision is final", again.getMessage());
        assertEquals(Reason.ALREADY_ANSWERED, refusal(one, yes("dan", OPENED)));
        assertEquals(Reason.ALREADY_ANSWERED, refusal(one, by("eve", "managers")));
        assertEquals(Reason.NOT_ASKED, refusal(one, by(" ", "testers")));
        assertEquals(List.of("testers", "dan"), one.unanswered());
        assertEquals(List.of("dan"), one.decide(by("eve", "testers")).unanswered());
    }

    @Test
    void holdsOneDecisionAPerson() {
        List<Decision> twice = List.of(yes("ben", OPENED), no("Ben"));
        assertThrows(IllegalArgumentException.class, () -> new GateState(asked.gate(), twice));
    }

    @Test
    void survivesBeingSaved() throws Exception {
        JsonMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        GateState state = asked.decide(yes("anna", OPENED)).decide(no("ben"));
        assertEquals(state, json.readValue(json.writeValueAsString(state), GateState.class));
    }

    private static Reason refusal(GateState state, Decision decision) {
        return assertThrows(DecisionException.class, () -> state.decide(decision))
                .reason();
    }

    private static Decision yes(String person, Instant at) {
        return new Decision(person, Answer.APPROVED, "", at, Way.TERMINAL);
    }

    private static Decision by(String member, String group) {
        return new Decision(group, member, Answer.APPROVED, "", OPENED, Way.JENKINS);
    }

    private static Decision no(String person) {
        return new Decision(person, Answer.REFUSED, "crashes at start", OPENED, Way.MAIL_LINK);
    }

    private static Gate gate(String id, List<String> required, List<String> optional, int minimum) {
        return new Gate(id, "Ship it?", required, optional, minimum, OPENED, ENDS);
    }
}

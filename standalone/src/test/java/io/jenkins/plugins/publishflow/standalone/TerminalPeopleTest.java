package io.jenkins.plugins.publishflow.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.Decision.Answer;
import io.jenkins.plugins.publishflow.approval.Gate;
import io.jenkins.plugins.publishflow.approval.GateState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalPeopleTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void eachPersonIsAskedInTurn() throws Exception {
        Typist typist = new Typist("yes", "Y");
        People people = people(typist);
        GateState gate = gate(2, "anna", "ben");
        Decision first = people.answer(gate, CLOCK).orElseThrow();
        assertEquals(new Decision("anna", Answer.APPROVED, "", NOW, Decision.Way.TERMINAL), first);
        gate = gate.decide(first);
        assertEquals("ben", people.answer(gate, CLOCK).orElseThrow().person());
        assertEquals(
                List.of("    Shall it go on?", "    anna, do you approve? [yes/no]     ben, do you approve? [yes/no] "),
                typist.shown());
    }

    @Test
    void aRefusalNeedsAReason() throws Exception {
        Typist typist = new Typist("perhaps", "no", "", "Not on a Friday");
        assertEquals(
                new Decision("anna", Answer.REFUSED, "Not on a Friday", NOW, Decision.Way.TERMINAL),
                people(typist).answer(gate(1, "anna"), CLOCK).orElseThrow());
    }

    @Test
    void whatWasTypedBeforeTheQuestionDoesNotAnswerIt() throws Exception {
        Typist typist = new Typist("no", "That was too fast");
        typist.type("yes\n");
        assertEquals(
                Answer.REFUSED,
                people(typist).answer(gate(1, "anna"), CLOCK).orElseThrow().answer());
    }

    @Test
    void aGateForAnybodyIsAnsweredByTheUserAndThenByOthers() throws Exception {
        Typist typist = new Typist("yes", "robin", "Zoe", "yes");
        People people = people(typist);
        GateState gate = gate(2);
        gate = gate.decide(people.answer(gate, CLOCK).orElseThrow());
        assertEquals("robin", gate.decisions().get(0).person());
        assertEquals("Zoe", people.answer(gate, CLOCK).orElseThrow().person());
    }

    @Test
    void aTerminalThatIsClosedEndsTheRunAndNotTheQuestion() {
        InputException ended =
                assertThrows(InputException.class, () -> people(new Typist()).answer(gate(1, "anna"), CLOCK));
        assertTrue(ended.getMessage().contains("Start the run again to go on"), ended.getMessage());
    }

    @Test
    void anInterruptEndsTheQuestion() {
        Typist nobody = new Typist();
        People people = new TerminalPeople(new Keyboard(nobody), new Typist("yes").screen(), "robin");
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> people.answer(gate(1, "anna"), CLOCK));
        nobody.close();
    }

    private static People people(Typist typist) {
        return new TerminalPeople(new Keyboard(typist), typist.screen(), "robin");
    }

    private static GateState gate(int minimum, String... required) {
        return GateState.of(
                new Gate("gate", "Shall it go on?", List.of(required), List.of(), minimum, NOW, NOW.plusSeconds(60)));
    }
}

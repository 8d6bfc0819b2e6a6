package io.jenkins.plugins.publishflow.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

    private static final Instant OPENED = Instant.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest(name = "required {0}, optional {1}, minimum {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "ok", textBlock = """
            anna           |           | 1  | ok
            anna, ben      | cleo, dan | 3  | ok
            anna, ben      | cleo      | 1  | ok
                           |           | 7  | ok
                           | cleo, dan | 2  | ok
            anna           | cleo      | 3  | the minimum is 3 approvals, but only 2 can be given: name more approvers or lower the minimum
            anna           |           | 0  | the minimum of approvals is 0, but has to be at least 1
                           |           | -1 | the minimum of approvals is -1, but has to be at least 1
            anna, Anna     |           | 1  | 'Anna' is named twice; a person has one answer
            a@x.org        | A@X.org   | 1  | 'A@X.org' is named twice; a person has one answer
            anna,,ben      |           | 1  | an approver has no name
            """)
    void saysWhatStandsAgainstThePeople(String required, String optional, int minimum, String problem) {
        List<String> found = new ArrayList<>(Gate.problems(list(required), list(optional)));
        Gate.problem(minimum, list(required), list(optional)).ifPresent(found::add);
        assertEquals(Optional.ofNullable(problem).map(List::of).orElse(List.of()), found);
    }

    @Test
    void namesEveryProblemAtOnce() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new Gate(" ", "Ship it?", List.of("anna", "ANNA"), List.of(), 0, OPENED, OPENED));
        assertEquals(
                "'ANNA' is named twice; a person has one answer; the minimum of approvals is 0, but has to be at least 1;"
                        + " a gate needs an id; a gate has to end after it opens",
                refused.getMessage());
    }

    @Test
    void findsPeopleByNameInAnySpelling() {
        Gate gate = new Gate(
                "g1", "Ship it?", List.of("Anna@Example.org"), List.of("ben"), 1, OPENED, OPENED.plusSeconds(1));
        assertEquals(Optional.of("Anna@Example.org"), gate.named(" anna@example.ORG "));
        assertEquals(Optional.of("ben"), gate.named("BEN"));
        assertEquals(Optional.empty(), gate.named("anna"));
        assertFalse(gate.openToAnybody());
    }

    /** Letters that a wider case rule would take for one must not let one person answer for another. */
    @Test
    void takesNoForeignLetterForAnother() {
        Gate gate = new Gate("g1", "Ship it?", List.of("admin", "kim"), List.of(), 1, OPENED, OPENED.plusSeconds(1));
        assertEquals(Optional.empty(), gate.named("adm\u0131n"));
        assertEquals(Optional.empty(), gate.named("adm\u0130n"));
        assertEquals(Optional.empty(), gate.named("\u212Aim"));
        assertEquals(Optional.empty(), gate.named(""));
    }

    @Test
    void isOpenToAnybodyWhereItNamesNobody() {
        assertTrue(new Gate("g1", "Ship it?", List.of(), List.of(), 2, OPENED, OPENED.plusSeconds(1)).openToAnybody());
    }

    private static List<String> list(String names) {
        return names == null || names.isEmpty() ? List.of() : List.of(names.split(","));
    }
}

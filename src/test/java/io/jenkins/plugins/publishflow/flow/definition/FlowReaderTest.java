package io.jenkins.plugins.publishflow.flow.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.Flow.After;
import io.jenkins.plugins.publishflow.flow.Flow.Condition;
import io.jenkins.plugins.publishflow.store.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowReaderTest {

    private static final Binary BINARY = new Binary(
            "app.ipa", "org.example.app", "1.10", "7", "App", Binary.Platform.IOS, null, null, null, 1, "00");
    private static final Map<String, String> TEXTS = Map.of("en-US/description.txt", "An app");

    private final FlowReader reader = new FlowReader(ToyCatalog.CATALOG);

    @Test
    void readsAWholeFlow() throws FlowFileException {
        Flow flow = read("""
                name: Release of ${APP}
                variables:
                  CHANNEL: alpha
                  PEOPLE: ""
                steps:
                  - inform
                  - ask:
                      id: go-for-beta
                      name: Ask ${PEOPLE}
                      people: ${PEOPLE}
                      minimum: 2
                      timeout: 10d
                  - send:
                      groups: [QA, "Berlin, Kreuzberg"]
                      notes: { en-US: "Try it", de-DE: "" }
                      when:
                        variables: { CHANNEL: [alpha, beta] }
                        outputs: { inform.duplicate: false }
                        after: always
                  - texts: { folder: metadata }
                """, Map.of("APP", "Tuner", "PEOPLE", "anna, ben ,"));

        assertEquals("Release of Tuner", flow.name());
        assertEquals(Map.of("CHANNEL", "alpha", "PEOPLE", "anna, ben ,"), flow.variables());
        assertEquals(
                List.of("inform", "go-for-beta", "send", "texts"),
                flow.steps().stream().map(Flow.Step::id).toList());

        Flow.Step inform = flow.steps().get(0);
        assertEquals("Toy inform", inform.name());
        assertEquals(Duration.ofHours(1), inform.timeout());
        assertNull(inform.when());
        assertEquals(Map.of(), inform.settings().values());

        Flow.Step ask = flow.steps().get(1);
        assertEquals("Ask anna, ben ,", ask.name());
        assertEquals(Duration.ofDays(10), ask.timeout());
        assertEquals(
                Map.of("people", List.of("anna", "ben"), "minimum", 2L, "question", "Go?"),
                ask.settings().values());

        Flow.Step send = flow.steps().get(2);
        assertEquals(
                new Condition(
                        After.ALWAYS,
                        Map.of("CHANNEL", List.of("alpha", "beta")),
                        Map.of("inform.duplicate", List.of("false"))),
                send.when());
        assertEquals(
                Map.of(
                        "groups", List.of("QA", "Berlin, Kreuzberg"),
                        "notes", Map.of("en-US", "Try it"),
                        "notify", true),
                send.settings().values());
        assertEquals(TEXTS, flow.steps().get(3).settings().map("folder"));
    }

    /** What YAML 1.1 makes of these is in the comments of the cases; a text has to keep its written form. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            1.10                | 1.10                | number 1.1
            0x1F                | 0x1F                | number 31
            010                 | 010                 | number 8
            12:30:45            | 12:30:45            | number 45045
            1_000               | 1_000               | number 1000
            yes                 | yes                 | true
            NO                  | NO                  | false, and the country of Oslo
            off                 | off                 | false
            true                | true                | true
            2026-03-01          | 2026-03-01          | a date
            1e3                 | 1e3                 | number 1000
            .inf                | .inf                | infinity
            'null'              | null                | a text
            '~'                 | ~                   | a text
            "'two  blanks'"     | two  blanks         | a text
            !!str 1.10          | 1.10                | a text
            $${HOME} $$         | ${HOME} $$          | a text
            $HOME {x} $         | $HOME {x} $         | a text
            "'# no comment'"    | # no comment        | a text
            """)
    void keepsTextsAsTheyAreWritten(String written, String text, String otherwise) throws FlowFileException {
        Flow flow = read("steps: \n  - ask:\n      question: " + written + "\n", Map.of());
        assertEquals(Optional.of(text), flow.steps().get(0).settings().text("question"), otherwise);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"true, true", "True, true", "TRUE, true", "false, false", "'\"false\"', false", "${ON}, true"})
    void readsBooleans(String written, boolean value) throws FlowFileException {
        Flow flow = read(
                "variables: { ON: true }\nsteps:\n  - send:\n      groups: QA\n      notify: " + written + "\n",
                Map.of());
        assertEquals(value, flow.steps().get(0).settings().values().get("notify"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"5, 5", "010, 10", "+3, 3", "-2, -2", "0x1F, 31", "0o17, 15", "'\"4\"', 4", "${N}, 6"})
    void readsNumbers(String written, long value) throws FlowFileException {
        Flow flow = read("variables: { N: 6 }\nsteps:\n  - ask:\n      minimum: " + written + "\n", Map.of());
        assertEquals(value, flow.steps().get(0).settings().values().get("minimum"));
    }

    /** A setting without content is one that was not given, in whatever way it has none. */
    @ParameterizedTest(name = "question: {0}")
    @CsvSource(
            quoteCharacter = '"',
            value = {"~", "null", "''", "\"\"", "' '", "${EMPTY}", "'${EMPTY} '"})
    void fillsInDefaultsWhereNothingIsSaid(String nothing) throws FlowFileException {
        Flow flow = read("variables: { EMPTY: '' }\nsteps:\n  - ask:\n      question: " + nothing + "\n", Map.of());
        assertEquals(Optional.of("Go?"), flow.steps().get(0).settings().text("question"));
    }

    @Test
    void keepsTheLinesOfABlock() throws FlowFileException {
        Flow flow = read("steps:\n  - ask:\n      question: |\n        One ${A}\n        two\n", Map.of("A", "\u00e4"));
        assertEquals(
                "One \u00e4\ntwo\n", flow.steps().get(0).settings().values().get("question"));
    }

    @Test
    void doesNotReplaceInsideOfWhatItReplaced() throws FlowFileException {
        Flow flow = read("variables: { B: b }\nsteps:\n  - ask:\n      question: ${A}\n", Map.of("A", "${B}"));
        assertEquals(Optional.of("${B}"), flow.steps().get(0).settings().text("question"));
    }

    @Test
    void givesEachStepAnIdOfItsOwn() throws FlowFileException {
        Flow flow = read("steps: [ask, {ask: {id: ask-2}}, ask, inform, ask]\n", Map.of());
        assertEquals(
                List.of("ask", "ask-2", "ask-3", "inform", "ask-4"),
                flow.steps().stream().map(Flow.Step::id).toList());
    }

    @Test
    void takesStepsAndSettingsByAlias() throws FlowFileException {
        Flow flow = read("steps:\n  - ask: &who\n      people: [anna]\n  - inform\n  - ask: *who\n", Map.of());
        assertEquals(
                flow.steps().get(0).settings().values(),
                flow.steps().get(2).settings().values());
    }

    @Test
    void readsAMapThatContainsItselfWithoutEnd() {
        FlowFileException refused = assertThrows(
                FlowFileException.class, () -> read("steps: &a\n  - *a\n  - ask: { people: *a }\n", Map.of()));
        assertEquals(3, refused.findings().size(), refused::getMessage);
    }

    @Test
    void wantsABinaryForARunButNotForACheck() throws FlowFileException {
        FlowSource source = new FlowSource("publish.yml", "steps:\n  - send: { groups: QA }\n");
        assertEquals(1, reader.check(source, Map.of(), this::files).steps().size());
        FlowFileException refused = assertThrows(
                FlowFileException.class, () -> reader.read(source, Map.of(), this::files, Optional.empty()));
        assertEquals(List.of(new FlowFinding(2, 5, "'send' needs a binary, and none is given.")), refused.findings());
    }

    @Test
    void asksNothingOfAStepThatTheVariablesExclude() throws FlowFileException {
        String yaml = """
                variables: { GROUPS: "", CHANNEL: beta }
                steps:
                  - send:
                      groups: ${GROUPS}
                      when: { variables: { CHANNEL: [alpha, beta], GROUPS: "*" } }
                """;
        FlowSource source = new FlowSource("publish.yml", yaml);
        Flow.Step step = reader.read(source, Map.of(), this::files, Optional.empty())
                .steps()
                .get(0);
        assertEquals(Map.of("notify", true), step.settings().values());
        FlowFileException refused = assertThrows(
                FlowFileException.class,
                () -> reader.read(source, Map.of("GROUPS", "QA"), this::files, Optional.empty()));
        assertEquals(List.of(new FlowFinding(3, 5, "'send' needs a binary, and none is given.")), refused.findings());
    }

    @Test
    void wantsEveryGivenVariableToBeUsed() throws FlowFileException {
        String yaml = """
                name: ${A}
                steps:
                  - inform: { when: { variables: { B: b } } }
                """;
        assertEquals(1, read(yaml, Map.of("A", "a", "B", "b")).steps().size());
        FlowFileException refused =
                assertThrows(FlowFileException.class, () -> read(yaml, Map.of("A", "a", "B", "b", "C", "c")));
        assertEquals(
                List.of(new FlowFinding(
                        1, 1, "The run gives a variable 'C', which this flow neither declares nor uses.")),
                refused.findings());
    }

    @Test
    void boundsTheNumberOfStepsAndTheLengthOfATextWithItsVariables() {
        FlowFileException steps =
                assertThrows(FlowFileException.class, () -> read("steps:\n" + "  - ask\n".repeat(101), Map.of()));
        assertEquals(List.of(new FlowFinding(102, 5, "A flow has at most 100 steps.")), steps.findings());
        FlowFileException text = assertThrows(
                FlowFileException.class,
                () -> read(
                        "steps:\n  - ask:\n      question: " + "${A}".repeat(200) + "\n",
                        Map.of("A", "a".repeat(1000))));
        assertEquals(
                List.of(new FlowFinding(3, 17, "The text has more than 100000 characters with its variables.")),
                text.findings());
    }

    /** What somebody pastes into the wrong place is not repeated at length. */
    @Test
    void quotesLittleOfALongText() {
        String text = "a b\\n".repeat(1000);
        FlowFileException refused = assertThrows(
                FlowFileException.class,
                () -> read("steps:\n  - ask: { minimum: \"" + text + "\" }\n  - \"" + text + "\"\n", Map.of()));
        assertEquals(
                List.of(
                        new FlowFinding(2, 21, "'minimum': '" + "a b ".repeat(15) + "…' is no whole number."),
                        new FlowFinding(3, 5, "There is no step '" + "a b ".repeat(15) + "…'.")),
                refused.findings());
    }

    @Test
    void tellsEverythingInOneProblem() {
        FlowFileException refused = assertThrows(
                FlowFileException.class, () -> read("steps:\n  - send: { notes: a }\n  - asc\n", Map.of()));
        Problem problem = refused.problem();
        assertEquals(Problem.Kind.INPUT, problem.kind());
        assertEquals("publish.yml:2:5", problem.where());
        assertEquals("""
                publish.yml has 2 problems:
                  line 2, column 5: 'send' needs 'groups': Who gets it.
                  line 3, column 5: There is no step 'asc'; did you mean 'ask'?""", problem.what());
        assertTrue(problem.remedy().contains("nothing was sent"));
    }

    @Test
    void isNamedAfterItsFileWhereItHasNoName() throws FlowFileException {
        assertEquals("publish.yml", read("steps: [inform]\n", Map.of()).name());
    }

    private Flow read(String yaml, Map<String, String> variables) throws FlowFileException {
        return reader.read(new FlowSource("publish.yml", yaml), variables, this::files, Optional.of(BINARY));
    }

    private Map<String, String> files(String folder) throws FlowFilesException {
        if (!folder.equals("metadata")) {
            throw new FlowFilesException(List.of("there is no such folder"));
        }
        return TEXTS;
    }
}

package io.jenkins.plugins.publishflow.flow.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of {@code malformed.txt}: exactly the findings that it names, in the order of their places. */
class MalformedFlowTest {

    private static final Map<String, String> VARIABLES = Map.of("PEOPLE", "anna,ben", "EMPTY", "");

    @TestFactory
    Stream<DynamicTest> findsEverythingAtItsPlace() throws IOException {
        String[] cases = resource().replace('→', '\t').split("(?m)^=== ");
        assertTrue(cases.length > 30, "the cases are read");
        return Arrays.stream(cases).skip(1).map(MalformedFlowTest::test);
    }

    private static DynamicTest test(String text) {
        List<String> lines = text.lines().toList();
        String yaml = lines.stream()
                .skip(1)
                .filter(line -> !line.startsWith("! "))
                .collect(Collectors.joining("\n"))
                .stripTrailing();
        String expected = lines.stream()
                .filter(line -> line.startsWith("! "))
                .map(line -> line.substring(2))
                .collect(Collectors.joining("\n"));
        return DynamicTest.dynamicTest(lines.get(0), () -> assertEquals(expected, findings(yaml + "\n")));
    }

    private static String findings(String yaml) {
        FlowSource source = new FlowSource("publish.yml", yaml);
        FlowFileException refused = assertThrows(
                FlowFileException.class,
                () -> new FlowReader(ToyCatalog.CATALOG).check(source, VARIABLES, MalformedFlowTest::folder));
        return refused.findings().stream()
                .map(finding -> finding.line() + ":" + finding.column() + " " + finding.text())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> folder(String name) throws FlowFilesException {
        return switch (name) {
            case "misnamed" -> Map.of("en-US/keyword.txt", "a,b", "en-US/description.txt", "An app");
            case "two-reasons" ->
                throw new FlowFilesException(List.of("a.txt is not UTF-8 text", "b.txt has more than 64 KiB"));
            default -> throw new FlowFilesException(List.of("there is no such folder"));
        };
    }

    private static String resource() throws IOException {
        try (InputStream in = MalformedFlowTest.class.getResourceAsStream("malformed.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

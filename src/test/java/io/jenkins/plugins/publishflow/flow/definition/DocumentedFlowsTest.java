package io.jenkins.plugins.publishflow.flow.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What people read about flow files is what the reader takes. */
class DocumentedFlowsTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?steps:.*?)```");

    private final StepCatalog catalog = StepCatalog.standard();

    @TestFactory
    Stream<DynamicTest> everyExampleIsAFlow() throws IOException {
        int own = 3;
        return examples(GeneratedFilesTest.DOCS.resolve("flow-files.md"), own + PredefinedFlow.values().length);
    }

    @TestFactory
    Stream<DynamicTest> theExampleOfTheReadmeIsAFlow() throws IOException {
        return examples(GeneratedFilesTest.DOCS.resolveSibling("README.md"), 1);
    }

    private Stream<DynamicTest> examples(Path page, int least) throws IOException {
        List<String> examples = EXAMPLE.matcher(Files.readString(page))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertTrue(examples.size() >= least, "examples found: " + examples.size());
        return examples.stream().map(example -> DynamicTest.dynamicTest(firstLine(example), () -> check(example)));
    }

    private void check(String example) throws FlowFileException {
        FlowFiles files = folder -> Map.of("en-US/description.txt", "Tunes what you have.");
        FlowSource source = new FlowSource("example.yml", example);
        Map<String, String> variables = new HashMap<>(Map.of("APPROVERS", "anna"));
        variables.keySet().retainAll(FlowReader.variables(source));
        assertFalse(
                new FlowReader(catalog).check(source, variables, files).steps().isEmpty());
    }

    private static String firstLine(String example) {
        return example.lines().findFirst().orElse("");
    }

    /** The reader takes these keys for every step, so that a setting of the same name could never be given. */
    @Test
    void noSettingHasTheNameOfACommonKey() {
        for (StepType type : catalog.types()) {
            assertEquals(
                    List.of(),
                    type.settings().stream()
                            .map(Setting::name)
                            .filter(StepNode.COMMON::contains)
                            .toList(),
                    type.name());
        }
    }

    /** Defaults go through the same reading as values, but nobody would be told if they were wrong. */
    @Test
    void everyDefaultIsAValueOfItsSetting() {
        for (StepType type : catalog.types()) {
            type.settings().stream()
                    .filter(setting -> setting.defaultValue() != null)
                    .forEach(setting -> SettingValues.parse(setting, setting.defaultValue()));
        }
    }

    /** A step without any would be one that nothing can be told about. */
    @Test
    void everyStepHasOutputsOfDifferentNames() {
        for (StepType type : catalog.types()) {
            List<String> names =
                    type.outputs().stream().map(StepType.Output::name).toList();
            assertFalse(names.isEmpty(), type.name());
            assertEquals(names.size(), Set.copyOf(names).size(), type.name());
        }
    }
}

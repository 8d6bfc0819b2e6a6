package io.jenkins.plugins.publishflow.flow.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds the files in {@code docs} that are made from declarations in the code equal to them. To make them anew:
 * {@code mvn -f standalone/pom.xml test -Dtest=GeneratedFilesTest -Dpublishflow.regenerate=true}.
 */
class GeneratedFilesTest {

    private static final boolean REGENERATE = Boolean.getBoolean("publishflow.regenerate");
    static final Path DOCS = docs();

    private final StepCatalog catalog = StepCatalog.standard();

    @Test
    void schemaIsThatOfTheStepTypes() throws IOException {
        check(DOCS.resolve("publish-flow.schema.json"), new FlowSchema(catalog).json());
    }

    @Test
    void documentationHasAllStepsWithAllSettings() throws IOException {
        checkSection("steps", new StepTables(catalog).markdown());
    }

    @Test
    void documentationHasThePredefinedFlows() throws IOException {
        checkSection(
                "predefined",
                Arrays.stream(PredefinedFlow.values())
                        .map(flow -> "### *" + flow.displayName() + "*\n\n```yaml\n"
                                + flow.source().text() + "```\n\n")
                        .collect(Collectors.joining()));
    }

    private static void checkSection(String name, String content) throws IOException {
        Path file = DOCS.resolve("flow-files.md");
        String text = Files.readString(file);
        String start = "<!-- generated: " + name + " -->\n";
        int from = text.indexOf(start) + start.length();
        int to = text.indexOf("<!-- end -->", from);
        check(file, text.substring(0, from) + "\n" + content + text.substring(to));
    }

    private static void check(Path file, String expected) throws IOException {
        if (REGENERATE) {
            Files.writeString(file, expected);
        }
        assertEquals(
                expected,
                Files.exists(file) ? Files.readString(file) : "",
                file.getFileName() + " is not as the code has it; make it anew with -Dtest=GeneratedFilesTest"
                        + " -Dpublishflow.regenerate=true, and commit it");
    }

    /** The tests run in the root of the repository or in {@code standalone}. */
    private static Path docs() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("docs")) ? here.resolve("docs") : here.resolveSibling("docs");
    }
}

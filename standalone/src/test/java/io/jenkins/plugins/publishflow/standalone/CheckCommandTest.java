package io.jenkins.plugins.publishflow.standalone;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jenkins.plugins.publishflow.flow.definition.PredefinedFlow;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"beta testing", "Beta-Testing-And-Release", "release_only"})
    void predefinedFlowsHaveNoProblems(String name) {
        Typed.of("check", name).ended(0).said("No problems: ");
    }

    @Test
    void allProblemsAreToldWithTheirPlace() throws Exception {
        Path flow = write("bad.yml", """
                name: Bad
                steps:
                  - appInformatio
                  - approval:
                      approvers: [anna@example.org]
                      minimum: 2
                  - sendToTestFlight:
                      timeout: never
                """);
        Typed.of("check", flow).refused(flow + """
                 has 3 problems:
                  line 3, column 5: There is no step 'appInformatio'; did you mean 'appInformation'?
                  line 6, column 16: The minimum is 2 approvals, but only 1 can be given: name more approvers or lower \
                the minimum.
                  line 8, column 16: 'timeout': 'never' is no amount of time; write for example 45s, 30m, 4h, 10d or \
                1h30m.""");
    }

    @Test
    void aBinaryIsCheckedToo() throws Exception {
        Path file = write("App.ipa", "no archive");
        Typed.of("check", "beta testing", "--binary", file).refused("""
                The file is no zip archive, and thus no .ipa, .apk or .aab. It begins with 'no archive'.
                  what to do: Name the .ipa, .apk or .aab file that the build has exported.
                  code: binary.not-an-archive""");
    }

    @Test
    void variablesAreThoseOfTheFlow() {
        Typed.of("check", "beta testing", "--set", "TESTERS=external").ended(0);
        Typed.of("check", "beta testing", "--set", "TESTER=external")
                .refused("beta-testing.yml has 1 problem:\n  line 1, column 1: The run gives a variable 'TESTER',"
                        + " which this flow neither declares nor uses; did you mean 'TESTERS'?");
    }

    @Test
    void aFlowThatIsNotThereIsNoFlow() {
        Path file = folder.resolve("publish.yml");
        Typed.of("check", file)
                .refused("There is no file '" + file
                        + "', and no predefined flow of that name. The predefined flows are:"
                        + " " + String.join(", ", PredefinedFlow.names()) + ".");
        assertFalse(Files.exists(file));
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }
}

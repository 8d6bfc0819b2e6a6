package io.jenkins.plugins.publishflow.rehearsal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appcircle.CircleSettings;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole release through Appcircle, killed and disturbed wherever it can be. */
class AppcircleDisturbanceTest {

    private static final String STEPS = "- uploadToAppcircle: {profile: Sample}\n"
            + "- appcirclePublishFlow: {profile: Sample, releaseNotes: A new search.}";

    @RegisterExtension
    final CheckedSandbox sandboxes = new CheckedSandbox();

    @TempDir
    Path folder;

    private Disturbances disturbances;

    static List<String> faults() {
        return Disturbances.FAULTS.keySet().stream().sorted().toList();
    }

    @BeforeEach
    void releaseOnce() throws Exception {
        SandboxOptions quick = SandboxOptions.USUAL.appcircle(CircleSettings.USUAL.people(Duration.ofMinutes(2)));
        disturbances = new Disturbances(folder, sandboxes, quick, STEPS, AppcircleDisturbanceTest::content);
        String held = disturbances.whole().toString();
        assertTrue(held.contains("starts=1") && held.contains("flow=0"), held);
    }

    @Test
    void diesBeforeEachRequest() throws Exception {
        disturbances.dieAtEachRequest(Fault.Kind.BREAK_BEFORE_WORK);
    }

    @Test
    void diesAfterEachRequest() throws Exception {
        disturbances.dieAtEachRequest(Fault.Kind.BREAK_AFTER_WORK);
    }

    @Test
    void diesBeforeEachSave() throws Exception {
        disturbances.dieAtEachSave(true);
    }

    @Test
    void diesAfterEachSave() throws Exception {
        disturbances.dieAtEachSave(false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void endsAsItShouldOrSaysWhatToDo(String fault) throws Exception {
        disturbances.strikeEachRequest(fault, Disturbances.FAULTS.get(fault));
    }

    /** Without times. */
    private static StoreContent content(Sandbox sandbox) {
        ObjectNode shown = sandbox.appcircle().shown();
        shown.path("versions")
                .forEach(version -> ((ObjectNode) version.path("attributes")).remove(List.of("created", "started")));
        return StoreContent.of(shown);
    }
}

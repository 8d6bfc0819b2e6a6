package io.jenkins.plugins.publishflow.rehearsal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.sandbox.huawei.GallerySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole release to Huawei AppGallery, killed and disturbed wherever it can be. */
class HuaweiDisturbanceTest {

    private static final String STEPS = "- publishToHuawei: {releaseNotes: A new search.}\n- huaweiReleaseStatus: {}";

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
        GallerySettings quick =
                GallerySettings.USUAL.compiling(Duration.ofSeconds(30)).review(Duration.ofMinutes(12));
        disturbances = new Disturbances(
                folder, sandboxes, SandboxOptions.USUAL.huawei(quick), STEPS, HuaweiDisturbanceTest::content);
        String held = disturbances.whole().toString();
        assertTrue(held.contains("onShelfCode=2") && held.contains("submissions=1"), held);
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
        ObjectNode shown = sandbox.huawei().shown();
        shown.path("apps").forEach(app -> remove(app, "submittedAt"));
        shown.path("packages").forEach(one -> remove(one, "addedAt"));
        return StoreContent.of(shown);
    }

    private static void remove(JsonNode resource, String attribute) {
        ((ObjectNode) resource.path("attributes")).remove(attribute);
    }
}

package io.jenkins.plugins.publishflow.rehearsal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.huawei.GallerySettings;
import java.time.Duration;

/** A release to Huawei AppGallery. */
class HuaweiDisturbanceTest extends DisturbedRelease {

    @Override
    String steps() {
        return "- publishToHuawei: {releaseNotes: A new search.}\n- huaweiReleaseStatus: {}";
    }

    @Override
    SandboxOptions options() {
        return SandboxOptions.USUAL.huawei(
                GallerySettings.USUAL.compiling(Duration.ofSeconds(30)).review(Duration.ofMinutes(12)));
    }

    @Override
    void assertReleased(String held) {
        assertTrue(held.contains("onShelfCode=2") && held.contains("submissions=1"), held);
    }

    @Override
    StoreContent content(Sandbox sandbox) {
        ObjectNode shown = sandbox.huawei().shown();
        shown.path("apps").forEach(app -> remove(app, "submittedAt"));
        shown.path("packages").forEach(one -> remove(one, "addedAt"));
        return StoreContent.of(shown);
    }

    private static void remove(JsonNode resource, String attribute) {
        ((ObjectNode) resource.path("attributes")).remove(attribute);
    }
}

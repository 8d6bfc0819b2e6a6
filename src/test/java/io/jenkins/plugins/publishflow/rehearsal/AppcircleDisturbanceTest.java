package io.jenkins.plugins.publishflow.rehearsal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appcircle.CircleSettings;
import java.time.Duration;
import java.util.List;

/** A release through Appcircle. */
class AppcircleDisturbanceTest extends DisturbedRelease {

    @Override
    String steps() {
        return "- uploadToAppcircle: {profile: Sample}\n"
                + "- appcirclePublishFlow: {profile: Sample, releaseNotes: A new search.}";
    }

    @Override
    SandboxOptions options() {
        return SandboxOptions.USUAL.appcircle(CircleSettings.USUAL.people(Duration.ofMinutes(2)));
    }

    @Override
    void assertReleased(String held) {
        assertTrue(held.contains("starts=1") && held.contains("flow=0"), held);
    }

    @Override
    StoreContent content(Sandbox sandbox) {
        ObjectNode shown = sandbox.appcircle().shown();
        shown.path("versions")
                .forEach(version -> ((ObjectNode) version.path("attributes")).remove(List.of("created", "started")));
        return StoreContent.of(shown);
    }
}

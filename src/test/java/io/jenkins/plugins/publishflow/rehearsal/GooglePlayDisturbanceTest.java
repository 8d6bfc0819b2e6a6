package io.jenkins.plugins.publishflow.rehearsal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.googleplay.PlaySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A release to Google Play, from testers to all users day by day. */
class GooglePlayDisturbanceTest extends DisturbedRelease {

    @Override
    String steps() {
        return """
                - publishToGooglePlay: {track: internal, releaseNotes: A new search., mappingFile: mapping.txt}
                - distributeToTrack: {track: production, status: inProgress, userFraction: 10%}
                - googlePlayApproval: {until: published}
                - rollout: {action: schedule, schedule: "50%, 100%"}
                """;
    }

    @Override
    SandboxOptions options() {
        return SandboxOptions.USUAL.googlePlay(PlaySettings.USUAL.review(Duration.ofMinutes(25)));
    }

    @Override
    void writeFiles(Path base) throws IOException {
        Files.writeString(base.resolve("mapping.txt"), "com.example.Search -> a.a:\n");
    }

    @Override
    void assertReleased(String held) {
        assertTrue(held.contains("\"type\":\"proguard\""), held);
        assertTrue(held.contains("\"production\":[{\"versionCodes\":[\"2\"]"), held);
    }

    @Override
    StoreContent content(Sandbox sandbox) {
        JsonNode app = sandbox.googlePlay().shown().path("apps").path(SampleBundle.PACKAGE);
        List<String> held = new ArrayList<>(List.of(
                app.path("content").toString(),
                "cancelled " + app.path("cancelledReviews").asInt()));
        app.path("reviews")
                .forEach(review -> held.add(review.path("track").asText() + review.path("versionCodes") + " "
                        + review.path("state").asText()));
        return new StoreContent(held);
    }
}

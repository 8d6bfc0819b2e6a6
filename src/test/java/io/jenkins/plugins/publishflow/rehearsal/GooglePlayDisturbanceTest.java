package io.jenkins.plugins.publishflow.rehearsal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.googleplay.PlaySettings;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole release to Google Play, from testers to all users day by day, killed and disturbed wherever it can be. */
class GooglePlayDisturbanceTest {

    private static final String STEPS = """
            - publishToGooglePlay: {track: internal, releaseNotes: A new search.}
            - distributeToTrack: {track: production, status: inProgress, userFraction: 10%}
            - googlePlayApproval: {until: published}
            - rollout: {action: schedule, schedule: "50%, 100%"}
            """;

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
        PlaySettings quick = PlaySettings.USUAL.review(Duration.ofMinutes(25));
        disturbances = new Disturbances(
                folder, sandboxes, SandboxOptions.USUAL.googlePlay(quick), STEPS, GooglePlayDisturbanceTest::content);
        String held = disturbances.whole().toString();
        assertTrue(held.contains("\"production\":[{\"versionCodes\":[\"2\"]"), held);
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

    /** What users get: the live content, and what has become of reviews, without times and without dropped edits. */
    private static StoreContent content(Sandbox sandbox) {
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

package io.jenkins.plugins.publishflow.flow.step.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.flow.StepType.Finding;
import io.jenkins.plugins.publishflow.flow.step.metadata.UpdateMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said against the settings of these steps before anything is sent. */
class SettingsTest {

    private static final Binary ANDROID =
            new Binary("app.aab", "com.example", "1.0", "1", "App", Binary.Platform.ANDROID, null, null, null, 1, "00");

    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @CsvSource({
        "manual, , submitted, ",
        "afterApproval, , released, ",
        "scheduled, 2026-12-01T09:00:00Z, released, ",
        "scheduled, 2026-12-01T14:30:00+05:30, submitted, ",
        "scheduled, , submitted, earliestReleaseDate",
        "manual, 2026-12-01T09:00:00Z, submitted, earliestReleaseDate",
        "scheduled, 2026-12-01T09:30:00Z, submitted, earliestReleaseDate",
        "scheduled, 2026-12-01T09:00:01Z, submitted, earliestReleaseDate",
        "manual, , released, waitFor",
    })
    void releaseTypeDateAndWaitingHaveToFit(String type, String date, String waitFor, String finding) {
        Map<String, Object> settings = new HashMap<>(Map.of("releaseType", type, "waitFor", waitFor));
        if (date != null) {
            settings.put("earliestReleaseDate", date);
        }

        List<String> found = new SubmitForReview()
                .check(new StepSettings(settings), Optional.empty()).stream()
                        .map(Finding::setting)
                        .toList();

        assertEquals(finding == null ? List.of() : List.of(finding), found);
    }

    @Test
    void namesTheFullHoursAround() {
        Map<String, Object> settings =
                Map.of("releaseType", "scheduled", "earliestReleaseDate", "2026-12-01T09:30:00+01:00");

        String what = new SubmitForReview()
                .check(new StepSettings(settings), Optional.empty())
                .get(0)
                .what();

        assertTrue(what.contains("2026-12-01T08:00:00Z or 2026-12-01T09:00:00Z"), what);
    }

    @Test
    void refusesAStateThatThereIsNone() {
        StepSettings settings = new StepSettings(Map.of("states", List.of("READY_FOR_SALE", "IN_REVEIW", "LIVE")));

        List<Finding> findings = new ReleaseStatus().check(settings, Optional.empty());

        assertEquals(2, findings.size());
        assertTrue(
                findings.get(0).what().contains("did you mean 'IN_REVIEW'?"),
                findings.get(0).what());
    }

    @Test
    void refusesAnAndroidApp() {
        List<StepType> types =
                List.of(new SubmitForReview(), new ReleaseStatus(), new ReleaseVersion(), new CancelSubmission());
        for (StepType type : types) {
            assertEquals(
                    List.of("binary"),
                    type.check(new StepSettings(Map.of()), Optional.of(ANDROID)).stream()
                            .map(Finding::setting)
                            .toList(),
                    type.name());
        }
        assertFalse(new UpdateMetadata()
                .check(new StepSettings(Map.of("metadata", Map.of("copyright.txt", "2026"))), Optional.of(ANDROID))
                .isEmpty());
    }
}

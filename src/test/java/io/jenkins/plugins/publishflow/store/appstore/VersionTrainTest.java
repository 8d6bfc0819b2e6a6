package io.jenkins.plugins.publishflow.store.appstore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTrainTest {

    @ParameterizedTest
    @CsvSource({
        "PENDING_DEVELOPER_RELEASE, true",
        "PENDING_APPLE_RELEASE, true",
        "PROCESSING_FOR_DISTRIBUTION, true",
        "READY_FOR_DISTRIBUTION, true",
        "REPLACED_WITH_NEW_VERSION, true",
        "PREPARE_FOR_SUBMISSION, false",
        "WAITING_FOR_REVIEW, false",
        "IN_REVIEW, false",
        "REJECTED, false",
        "DEVELOPER_REJECTED, false",
        "IN_ORBIT, false",
    })
    void isClosedByApprovedVersionsAlone(String state, boolean closes) {
        assertEquals(
                closes,
                VersionTrain.closedBy(List.of(version("4.2.0", state)), "4.2.0").isPresent());
    }

    @ParameterizedTest
    @CsvSource({"4.2, true", "4.02.0, true", "4.1.9, true", "4.2.1, false", "4.10, false", "beta, false"})
    void isClosedForThatVersionAndLowerOnes(String candidate, boolean closed) {
        List<AppStoreVersion> versions = List.of(version("4.2.0", "READY_FOR_DISTRIBUTION"));
        assertEquals(closed, VersionTrain.closedBy(versions, candidate).isPresent());
    }

    @Test
    void namesTheHighestVersionThatClosesIt() {
        List<AppStoreVersion> versions = List.of(
                version("4.9.0", "REPLACED_WITH_NEW_VERSION"),
                version("4.10.0", "READY_FOR_DISTRIBUTION"),
                version("oddity", "READY_FOR_DISTRIBUTION"),
                version("5.0", "PREPARE_FOR_SUBMISSION"));
        assertEquals(
                "4.10.0", VersionTrain.closedBy(versions, "4.2").orElseThrow().versionString());
        assertEquals(Optional.empty(), VersionTrain.closedBy(versions, "4.11"));
    }

    @Test
    void ofEqualVersionsTheOneMadeLastIsHighest() {
        AppStoreVersion older = version("4.2", "REJECTED", Instant.parse("2026-11-01T00:00:00Z"));
        AppStoreVersion newer = version("4.2.0", "REJECTED", Instant.parse("2026-11-02T00:00:00Z"));
        AppStoreVersion undated = version("4.2.0", "REJECTED", null);
        assertEquals(newer, VersionTrain.highest(List.of(newer, older, undated)).orElseThrow());
        assertEquals(newer, VersionTrain.highest(List.of(undated, older, newer)).orElseThrow());
    }

    private static AppStoreVersion version(String number, String state) {
        return version(number, state, null);
    }

    private static AppStoreVersion version(String number, String state, Instant created) {
        return new AppStoreVersion(
                number + state, "IOS", number, new AppVersionState(state), null, null, null, created);
    }
}

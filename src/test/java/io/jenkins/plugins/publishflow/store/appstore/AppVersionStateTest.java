package io.jenkins.plugins.publishflow.store.appstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.contract.Contracts;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppVersionStateTest {

    @ParameterizedTest
    @CsvSource({
        "READY_FOR_SALE, READY_FOR_DISTRIBUTION",
        "ready_for_sale, READY_FOR_DISTRIBUTION",
        "PROCESSING_FOR_APP_STORE, PROCESSING_FOR_DISTRIBUTION",
        " in_review , IN_REVIEW",
    })
    void takesWhatPeopleWrite(String written, String state) {
        assertEquals(state, AppVersionState.written(written).name());
        assertTrue(AppVersionState.written(written).isKnown());
    }

    @Test
    void doesNotKnowAMisspelling() {
        assertFalse(AppVersionState.written("INREVIEW").isKnown());
    }

    @ParameterizedTest(name = "{0}: editable {1}, under review {2}, approved {3}, refused {4}")
    @CsvSource({
        "PREPARE_FOR_SUBMISSION, true, false, false, false",
        "READY_FOR_REVIEW, false, false, false, false",
        "WAITING_FOR_REVIEW, false, true, false, false",
        "WAITING_FOR_EXPORT_COMPLIANCE, false, true, false, false",
        "IN_REVIEW, false, true, false, false",
        "ACCEPTED, false, true, false, false",
        "PENDING_APPLE_RELEASE, false, false, true, false",
        "PENDING_DEVELOPER_RELEASE, false, false, true, false",
        "PROCESSING_FOR_DISTRIBUTION, false, false, true, false",
        "READY_FOR_DISTRIBUTION, false, false, true, false",
        "REPLACED_WITH_NEW_VERSION, false, false, false, false",
        "REJECTED, true, false, false, true",
        "METADATA_REJECTED, true, false, false, true",
        "INVALID_BINARY, true, false, false, true",
        "DEVELOPER_REJECTED, true, false, false, true",
        "SOMETHING_NEW, false, false, false, false",
    })
    void saysWhatAStateMeans(String name, boolean editable, boolean underReview, boolean approved, boolean refused) {
        AppVersionState state = new AppVersionState(name);

        assertEquals(editable, state.isEditable());
        assertEquals(underReview, state.isUnderReview());
        assertEquals(approved, state.isApproved());
        assertEquals(refused, state.isRefused());
    }

    @Test
    void knowsAllStatesOfTheContract() {
        Set<String> known =
                AppVersionState.known().stream().map(AppVersionState::name).collect(Collectors.toSet());
        Set<String> documented = Set.copyOf(Contracts.appStoreConnect().values("AppVersionState"));

        assertEquals(documented, known);
    }
}

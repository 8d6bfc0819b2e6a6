package io.jenkins.plugins.publishflow.store.huawei;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseStateTest {

    @ParameterizedTest
    @CsvSource({
        "0,ON_SHELF,live",
        "1,RELEASE_REJECTED,rejected",
        "2,REMOVED,withdrawn",
        "3,RELEASING,approved",
        "4,REVIEWING,review",
        "5,UPDATE_REVIEWING,review",
        "6,REMOVAL_REQUESTED,none",
        "7,DRAFT,none",
        "8,UPDATE_REJECTED,rejected",
        "9,REMOVAL_REJECTED,none",
        "10,REMOVED_BY_DEVELOPER,withdrawn",
        "11,RELEASE_CANCELLED,withdrawn",
        "12,PRE_REVIEWING,review",
        "13,PRE_REVIEW_REJECTED,rejected",
    })
    void meansOneThing(String number, String name, String meaning) {
        ReleaseState state = new ReleaseState(number);
        assertEquals(name, state.name());
        assertEquals(meaning, meaning(state));
        assertTrue(state.isKnown());
        assertEquals(Optional.of(state), ReleaseState.written(name.toLowerCase()));
        assertEquals(Optional.of(state), ReleaseState.written(" " + number));
        assertEquals(Optional.of(state), ReleaseState.written(name.replace('_', '-')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "14", "-1", "null", "on shelf"})
    void meansNothingWhereNobodyKnowsIt(String number) {
        ReleaseState state = new ReleaseState(number);
        assertEquals("none", meaning(state));
        assertFalse(state.isKnown());
    }

    @Test
    void isNotWrittenInOtherWords() {
        assertEquals(Optional.empty(), ReleaseState.written("LIVE"));
        assertEquals(Optional.empty(), ReleaseState.written(""));
    }

    private static String meaning(ReleaseState state) {
        if (state.isLive()) {
            return "live";
        }
        if (state.isRejected()) {
            return "rejected";
        }
        if (state.isWithdrawn()) {
            return "withdrawn";
        }
        if (state.isUnderReview()) {
            return "review";
        }
        return state.isApproved() ? "approved" : "none";
    }
}

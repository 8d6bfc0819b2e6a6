package io.jenkins.plugins.publishflow.flow.step.testflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.store.StoreError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadAdviceTest {

    @ParameterizedTest
    @CsvSource({
        "90062, CFBundleShortVersionString",
        "90186, CFBundleShortVersionString",
        "90478, CFBundleShortVersionString",
        "STATE_ERROR.VALIDATION_ERROR.90186, CFBundleShortVersionString",
        "90189, CFBundleVersion",
        "90725, newer Xcode",
        "90054, bundle id",
        "90055, bundle id",
        "90683, purpose string",
    })
    void knowsWhatToDoAboutApplesCodes(String code, String advice) {
        String text = UploadAdvice.of(List.of(error(code)));
        assertTrue(text.contains(advice), text);
    }

    @Test
    void saysTheSameThingOnce() {
        String one = UploadAdvice.of(List.of(error("90062")));
        assertEquals(one, UploadAdvice.of(List.of(error("90062"), error("90186"), error("12345"))));
    }

    @Test
    void pointsToApplesWordsWhereItKnowsNoBetter() {
        for (String code : List.of("12345", "190186", "901860", "ASSET_FAILED")) {
            String text = UploadAdvice.of(List.of(error(code)));
            assertTrue(text.startsWith("Mend what Apple names"), code + ": " + text);
        }
        String text = UploadAdvice.of(List.of(new StoreError(null, null, "something", null)));
        assertTrue(text.startsWith("Mend what Apple names"), text);
    }

    @Test
    void pointsToTheMailWhereAppleSaysNothing() {
        String text = UploadAdvice.of(List.of());
        assertTrue(text.contains("mail"), text);
    }

    private static StoreError error(String code) {
        return new StoreError(code, null, "d", null);
    }
}

package io.jenkins.plugins.publishflow.store.appstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionNumberTest {

    @ParameterizedTest
    @CsvSource({
        "1.2, 1.10, -1",
        "1.10, 1.9.9, 1",
        "2, 1.99.99, 1",
        "1.2, 1.2.0, 0",
        "1.02, 1.2, 0",
        "0, 0.0.0, 0",
        "1.0.1, 1, 1",
        "999999999999999999, 1000000000000000, 1"
    })
    void comparesNumbersPartByPart(String one, String other, int order) {
        assertEquals(order, Integer.signum(VersionNumber.of(one).compareTo(VersionNumber.of(other))));
        assertEquals(-order, Integer.signum(VersionNumber.of(other).compareTo(VersionNumber.of(one))));
        assertEquals(order == 0, VersionNumber.of(one).equals(VersionNumber.of(other)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.", ".1", "1..2", "1.2b3", "v1", "1,2", "-1", "1.2 ", "1.2\n"})
    void refusesWhatIsNotDottedNumbers(String text) {
        assertFalse(VersionNumber.isNumeric(text));
        assertThrows(IllegalArgumentException.class, () -> VersionNumber.of(text));
    }

    @Test
    void knowsEverySpellingThatTheStoreMayHave() {
        assertEquals(List.of("1.2", "1.2.0"), VersionNumber.spellings("1.2"));
        assertEquals(List.of("1.2.0", "1.2"), VersionNumber.spellings("1.2.0"));
        assertEquals(List.of("01.02", "1.2", "1.2.0"), VersionNumber.spellings("01.02"));
        assertEquals(List.of("3", "3.0", "3.0.0"), VersionNumber.spellings("3"));
        assertEquals(List.of("1.2.3"), VersionNumber.spellings("1.2.3"));
        assertEquals(List.of("2024-beta"), VersionNumber.spellings("2024-beta"));
    }

    @Test
    void tellsEqualVersionsWhateverTheSpelling() {
        assertTrue(VersionNumber.same("1.2", "1.2.0"));
        assertTrue(VersionNumber.same("beta", "beta"));
        assertFalse(VersionNumber.same("1.2", "1.20"));
        assertFalse(VersionNumber.same("1.2", "beta"));
    }
}

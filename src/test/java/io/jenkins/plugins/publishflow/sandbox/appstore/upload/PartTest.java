package io.jenkins.plugins.publishflow.sandbox.appstore.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartTest {

    private static final long PART = 16 << 20;

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 2", "16777215, 2", "16777216, 2", "16777217, 2", "5000000000, 341"})
    void partsCoverFilesOfAllSizes(long size, int count) {
        List<Part> parts = new ArrayList<>(Part.of(size, PART));
        assertEquals(count, parts.size());
        parts.sort(Comparator.comparingLong(Part::offset));
        long end = 0;
        for (Part part : parts) {
            assertEquals(end, part.offset());
            assertTrue(part.length() > 0 && part.length() <= PART, part::toString);
            end += part.length();
        }
        assertEquals(size, end);
    }
}

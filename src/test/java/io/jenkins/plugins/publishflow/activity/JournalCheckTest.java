package io.jenkins.plugins.publishflow.activity;

import static io.jenkins.plugins.publishflow.activity.Entries.entries;
import static io.jenkins.plugins.publishflow.activity.Entries.entry;
import static io.jenkins.plugins.publishflow.activity.Entries.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a journal shows, at the first line concerned. */
class JournalCheckTest {

    private static final int LINES = 5;

    @TempDir
    Path folder;

    private Path file;
    private List<String> lines;

    @BeforeEach
    void write() throws Exception {
        file = folder.resolve("j");
        try (Journal journal = Journal.open(file)) {
            journal.append(entries(LINES));
        }
        lines = Files.readAllLines(file);
    }

    @Test
    void aChangedByteAnywhereIsFoundInItsLine() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int line = 1;
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) (1 << i % 8);
            Files.write(file, changed);
            assertEquals(line, firstFault(), "byte " + i);
            if (bytes[i] == '\n') {
                line++;
            }
        }
    }

    @Test
    void aRemovedLineIsFound() throws Exception {
        for (int removed = 0; removed < LINES; removed++) {
            List<String> rest = new ArrayList<>(lines);
            rest.remove(removed);
            rewrite(rest);
            assertEquals(removed + 1, firstFault(), "without line " + (removed + 1));
        }
    }

    @Test
    void reorderedLinesAreFound() throws Exception {
        for (int i = 0; i < LINES; i++) {
            for (int j = i + 1; j < LINES; j++) {
                List<String> other = new ArrayList<>(lines);
                Collections.swap(other, i, j);
                rewrite(other);
                assertEquals(i + 1, firstFault(), (i + 1) + " and " + (j + 1) + " swapped");
            }
        }
    }

    @Test
    void anAddedLineIsFound() throws Exception {
        List<String> more = new ArrayList<>(lines);
        more.add(2, lines.get(2));
        rewrite(more);
        assertEquals(4, firstFault());
        more.set(2, "hello");
        rewrite(more);
        assertEquals(3, firstFault());
    }

    @Test
    void linesCutOffAtTheEndStayMissingWhenWritingGoesOn() throws Exception {
        rewrite(lines.subList(0, 3));
        JournalLine fault = JournalCheck.verify(file).orElseThrow();
        assertEquals(4, fault.number());
        assertTrue(fault.fault().contains("4 to 5"), fault.fault());

        try (Journal journal = Journal.open(file)) {
            journal.append(List.of(entry("e6")));
        }
        assertEquals(4, firstFault());
        assertEquals(4, ids(file).size());
    }

    @Test
    void aJournalThatWasEmptiedShows() throws Exception {
        Files.write(file, new byte[0]);
        assertEquals(1, firstFault());
        try (Journal journal = Journal.open(file)) {
            journal.append(List.of(entry("e6")));
        }
        assertEquals(1, firstFault());
    }

    @Test
    void aLastLineWrittenAnewWithAMatchingDigestIsFound() throws Exception {
        String previous = LineCodec.digest((lines.get(3) + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] forged = LineCodec.encode(new LineCodec.Content(5, previous, entry("e5", "forged")));
        rewrite(lines.subList(0, 4));
        Files.write(file, forged, StandardOpenOption.APPEND);
        assertEquals(5, firstFault());
        try (Journal journal = Journal.open(file)) {
            journal.append(List.of(entry("e6")));
        }
        assertEquals(6, firstFault(), "line 6 was not written after the forged one");
    }

    @Test
    void aDamagedLastLineStaysAFaultWhenWritingGoesOn() throws Exception {
        List<String> damaged = new ArrayList<>(lines);
        damaged.set(4, "damaged");
        rewrite(damaged);
        try (Journal journal = Journal.open(file)) {
            journal.append(List.of(entry("e6")));
        }
        assertEquals(5, firstFault());
        try (JournalReader reader = new JournalReader(file)) {
            JournalLine last = reader.next();
            for (JournalLine line = last; line != null; line = reader.next()) {
                last = line;
            }
            assertEquals("e6", last.activity().id(), "a damaged line hides none of the others");
            assertEquals(6, last.sequence());
        }
    }

    @Test
    void aMissingHeadIsSaid() throws Exception {
        Files.delete(folder.resolve("j.head"));
        assertEquals(6, firstFault());
    }

    @Test
    void anOverlongLineIsAFaultAndReadInBoundedMemory() throws Exception {
        String line = lines.get(1);
        List<String> long2 = new ArrayList<>(lines);
        long2.set(1, line + " ".repeat(3 * LineCodec.MAX_LINE));
        rewrite(long2);
        assertEquals(2, firstFault());
        assertEquals(LINES, ids(file).size());
    }

    @Test
    void anUntouchedJournalHasNoFault() throws Exception {
        assertEquals(Optional.empty(), JournalCheck.verify(file));
        rewrite(lines);
        assertEquals(Optional.empty(), JournalCheck.verify(file), "written again as it was");
    }

    private long firstFault() throws IOException {
        return JournalCheck.verify(file).map(JournalLine::number).orElse(0L);
    }

    private void rewrite(List<String> with) throws IOException {
        Files.write(file, with, StandardCharsets.UTF_8);
    }
}

package io.jenkins.plugins.publishflow.activity;

import static io.jenkins.plugins.publishflow.activity.Entries.entries;
import static io.jenkins.plugins.publishflow.activity.Entries.ids;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process was killed while it wrote: the journal ends anywhere within what was being appended. */
class JournalTornLineTest {

    @TempDir
    Path folder;

    @Test
    void cutOffAtEveryByte() throws Exception {
        Path whole = folder.resolve("whole");
        long first;
        try (Journal journal = Journal.open(whole)) {
            journal.append(entries(1));
            first = Files.size(whole);
        }
        byte[] head = Files.readAllBytes(folder.resolve("whole.head"));
        try (Journal journal = Journal.open(whole)) {
            journal.append(entries(3)); // e2 and e3 are being written when the process is killed
        }
        byte[] bytes = Files.readAllBytes(whole);
        for (int cut = (int) first; cut <= bytes.length; cut++) {
            Path file = Files.createDirectory(folder.resolve("cut-" + cut)).resolve("j");
            Files.write(file, Arrays.copyOf(bytes, cut));
            Files.write(file.resolveSibling("j.head"), head);
            int goodPart = lastLineEnd(bytes, cut);

            assertEquals(Optional.empty(), JournalCheck.verify(file), "a torn line is no fault of the chain");
            try (Journal journal = Journal.open(file)) {
                assertEquals(goodPart < cut, journal.setAside().isPresent(), "cut at " + cut);
                if (goodPart < cut) {
                    ByteArrayOutputStream torn = new ByteArrayOutputStream();
                    torn.write(bytes, goodPart, cut - goodPart);
                    torn.write('\n');
                    assertArrayEquals(
                            torn.toByteArray(),
                            Files.readAllBytes(journal.setAside().get()));
                }
                journal.append(entries(3)); // the run repeats its latest entries
            }
            assertEquals(List.of("e1", "e2", "e3"), ids(file), "cut at " + cut);
            assertEquals(Optional.empty(), JournalCheck.verify(file), "cut at " + cut);
        }
    }

    @Test
    void severalTornLinesAreAllKept() throws Exception {
        Path file = folder.resolve("j");
        for (int i = 1; i <= 3; i++) {
            try (Journal journal = Journal.open(file)) {
                journal.append(entries(i));
            }
            Files.write(file, ("torn " + i).getBytes(), java.nio.file.StandardOpenOption.APPEND);
        }
        Journal.open(file).close();
        assertEquals("torn 1\ntorn 2\ntorn 3\n", Files.readString(folder.resolve("j.torn")));
        assertEquals(List.of("e1", "e2", "e3"), ids(file));
        assertEquals(Optional.empty(), JournalCheck.verify(file));
    }

    private static int lastLineEnd(byte[] bytes, int cut) {
        int end = cut;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}

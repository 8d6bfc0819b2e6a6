package io.jenkins.plugins.publishflow.activity;

import static io.jenkins.plugins.publishflow.activity.Entries.entries;
import static io.jenkins.plugins.publishflow.activity.Entries.ids;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk refuses: the caller hears of it, the file stays valid, and a later append works. */
class JournalFullDiskTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("j");
    }

    @Test
    void fullAfterAnyNumberOfBytes() throws Exception {
        Disk disk = new Disk();
        try (Journal journal = Journal.open(file, disk::open, 100)) {
            journal.append(entries(1));
            byte[] before = Files.readAllBytes(file);
            journal.append(entries(3));
            int needed = (int) Files.size(file) - before.length;
            journal.close();

            for (int room = 0; room < needed; room++) {
                Path full =
                        Files.createDirectory(folder.resolve("room-" + room)).resolve("j");
                try (Journal other = Journal.open(full, disk::open, 100)) {
                    other.append(entries(1));
                    disk.room = room;
                    IOException refused = assertThrows(IOException.class, () -> other.append(entries(3)));
                    assertEquals("No space left on device", refused.getMessage());
                    assertArrayEquals(before, Files.readAllBytes(full), "as it was before, with room for " + room);
                    disk.room = Integer.MAX_VALUE;
                    other.append(entries(3));
                }
                assertEquals(List.of("e1", "e2", "e3"), ids(full));
                assertEquals(Optional.empty(), JournalCheck.verify(full));
            }
        }
    }

    @Test
    void whatCouldNotBeFlushedIsNotThere() throws Exception {
        Disk disk = new Disk();
        try (Journal journal = Journal.open(file, disk::open, 100)) {
            journal.append(entries(1));
            disk.forceFails = true;
            assertThrows(IOException.class, () -> journal.append(entries(2)));
            assertEquals(List.of("e1"), ids(file));
            disk.forceFails = false;
            journal.append(entries(2));
        }
        assertEquals(List.of("e1", "e2"), ids(file));
        assertEquals(Optional.empty(), JournalCheck.verify(file));
    }

    @Test
    void whatCouldNotBeCutOffIsCutOffBeforeTheNextLine() throws Exception {
        Disk disk = new Disk();
        try (Journal journal = Journal.open(file, disk::open, 100)) {
            journal.append(entries(1));
            disk.room = 40;
            disk.truncateFails = true;
            IOException refused = assertThrows(IOException.class, () -> journal.append(entries(2)));
            assertEquals(1, refused.getSuppressed().length);
            assertThrows(IOException.class, () -> journal.append(entries(2)), "still not writable");
            disk.room = Integer.MAX_VALUE;
            disk.truncateFails = false;
            journal.append(entries(2));
        }
        assertEquals(List.of("e1", "e2"), ids(file));
        assertEquals(Optional.empty(), JournalCheck.verify(file));
    }

    @Test
    void whatCouldNotBeCutOffIsSetAsideAfterARestart() throws Exception {
        Disk disk = new Disk();
        try (Journal journal = Journal.open(file, disk::open, 100)) {
            journal.append(entries(1));
            disk.room = 40;
            disk.truncateFails = true;
            assertThrows(IOException.class, () -> journal.append(entries(2)));
        }
        try (Journal journal = Journal.open(file)) {
            assertTrue(journal.setAside().isPresent());
            journal.append(entries(2));
        }
        assertEquals(List.of("e1", "e2"), ids(file));
        assertEquals(Optional.empty(), JournalCheck.verify(file));
    }

    /** Files on a disk with little room and other troubles. */
    private static final class Disk {

        private int room = Integer.MAX_VALUE;
        private boolean forceFails;
        private boolean truncateFails;

        JournalFile open(Path path) throws IOException {
            JournalFile real = JournalFile.open(path);
            return new JournalFile() {
                @Override
                public long length() throws IOException {
                    return real.length();
                }

                @Override
                public void write(long position, byte[] bytes) throws IOException {
                    int fits = Math.min(room, bytes.length);
                    real.write(position, Arrays.copyOf(bytes, fits));
                    if (fits < bytes.length) {
                        throw new IOException("No space left on device");
                    }
                }

                @Override
                public void force() throws IOException {
                    if (forceFails) {
                        throw new IOException("Input/output error");
                    }
                    // Nothing to flush: what is tested is what the journal makes of a refusal.
                }

                @Override
                public void truncate(long length) throws IOException {
                    if (truncateFails) {
                        throw new IOException("Input/output error");
                    }
                    real.truncate(length);
                }

                @Override
                public void close() throws IOException {
                    real.close();
                }
            };
        }
    }
}

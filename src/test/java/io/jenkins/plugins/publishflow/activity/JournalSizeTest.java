package io.jenkins.plugins.publishflow.activity;

import static io.jenkins.plugins.publishflow.activity.Entries.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal may grow for years: opening and appending cost the same however long it is. */
class JournalSizeTest {

    private static final int REMEMBERED = 500;

    @TempDir
    Path folder;

    @Test
    void openingAndAppendingDoNotDependOnTheLength() throws Exception {
        Path small = write("small", 2 * REMEMBERED);
        Path large = write("large", 200_000);
        openAndAppend(small); // loads the classes
        long few = openAndAppend(small);
        long many = openAndAppend(large);
        assertTrue(many < few * 3 / 2, few + " bytes allocated for a short journal, " + many + " for a long one");
        assertEquals(Optional.empty(), JournalCheck.verify(large));
    }

    private static long openAndAppend(Path file) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try (Journal journal = Journal.open(file, JournalFile::open, REMEMBERED)) {
            journal.append(List.of(entry("new " + System.nanoTime())));
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** As a journal would, but without waiting for the disk after each line. */
    private Path write(String name, int count) throws IOException {
        Path file = folder.resolve(name);
        JournalHead.Mark last = JournalHead.Mark.NONE;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                JournalHead head = JournalHead.open(file)) {
            for (int i = 1; i <= count; i++) {
                byte[] line = LineCodec.encode(new LineCodec.Content(i, last.digest(), entry("e" + i)));
                out.write(line);
                last = new JournalHead.Mark(i, LineCodec.digest(line));
            }
            head.write(last);
        }
        return file;
    }
}

package io.jenkins.plugins.publishflow.activity;

import static io.jenkins.plugins.publishflow.activity.Entries.entries;
import static io.jenkins.plugins.publishflow.activity.Entries.entry;
import static io.jenkins.plugins.publishflow.activity.Entries.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several who want to write one journal: threads share it, everybody else is refused. */
class JournalWritersTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("j");
    }

    @Test
    void threadsWriteEachEntryOnce() throws Exception {
        int threads = 8;
        int each = 40;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (Journal journal = Journal.open(file)) {
            List<Callable<Void>> writers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                String own = "thread " + t;
                writers.add(() -> {
                    for (int i = 0; i < each; i++) {
                        journal.append(List.of(entry(own + " entry " + i), entry("shared " + i)));
                    }
                    return null;
                });
            }
            for (Future<Void> writer : pool.invokeAll(writers)) {
                writer.get();
            }
        } finally {
            pool.shutdownNow();
        }
        List<String> ids = ids(file);
        assertEquals(threads * each + each, ids.size());
        assertEquals(ids.size(), new HashSet<>(ids).size());
        assertEquals(Optional.empty(), JournalCheck.verify(file));
    }

    @Test
    void aReaderBesideTheWriterSeesWholeLinesOnly() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try (Journal journal = Journal.open(file)) {
            Future<Void> writer = pool.submit(() -> {
                for (int i = 0; i < 300; i++) {
                    journal.append(List.of(entry("e" + i)));
                }
                return null;
            });
            do {
                assertEquals(Optional.empty(), JournalCheck.verify(file));
            } while (!writer.isDone());
            writer.get();
        } finally {
            pool.shutdownNow();
        }
        assertEquals(300, ids(file).size());
    }

    @Test
    void anInterruptedThreadStillWrites() throws Exception {
        try (Journal journal = Journal.open(file)) {
            Thread.currentThread().interrupt();
            journal.append(entries(1));
            assertTrue(Thread.interrupted(), "the interruption is kept for the caller");
            journal.append(entries(2));
        }
        assertEquals(List.of("e1", "e2"), ids(file));
    }

    @Test
    void aSecondWriterInThisProcessIsRefused() throws Exception {
        try (Journal journal = Journal.open(file)) {
            IOException refused = assertThrows(
                    IOException.class, () -> Journal.open(folder.resolve(".").resolve("j")));
            assertTrue(refused.getMessage().contains("in use by this process"), refused.getMessage());
            journal.append(entries(1));
        }
        Journal.open(file).close();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aSecondProcessIsRefusedUntilTheFirstCloses() throws Exception {
        try (Journal journal = Journal.open(file)) {
            assertThrows(IOException.class, () -> Journal.open(file), "must not give up the lock of the first");
            String said = openInAnotherProcess();
            assertTrue(said.contains("in use by another process"), said);
            journal.append(entries(1));
        }
        assertEquals("opened", openInAnotherProcess());
    }

    private String openInAnotherProcess() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Opener.class.getName(), file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        process.waitFor();
        return said;
    }

    /** The other process. */
    static final class Opener {

        private Opener() {}

        public static void main(String[] arguments) {
            try {
                Journal.open(Path.of(arguments[0])).close();
                System.out.println("opened");
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}

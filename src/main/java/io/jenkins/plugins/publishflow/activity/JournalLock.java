package io.jenkins.plugins.publishflow.activity;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes one journal the business of one writer: across processes by a lock on a file beside the journal, which ends
 * with the process however that ends, and within this process by a list. The list is asked first, for on POSIX systems
 * merely closing a second handle of a locked file gives up the lock. The file beside the journal stays when the lock is
 * given up, because removing it could race with the next writer.
 */
final class JournalLock implements Closeable {

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path journal;
    private final FileChannel channel;

    private JournalLock(Path journal, FileChannel channel) {
        this.journal = journal;
        this.channel = channel;
    }

    /** @throws IOException where the journal has a writer already */
    static JournalLock take(Path journal) throws IOException {
        if (!HELD.add(journal)) {
            throw inUse(journal, "this process");
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(beside(journal), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw inUse(journal, "another process");
            }
            taken = true;
            return new JournalLock(journal, channel);
        } finally {
            if (!taken) {
                release(journal, channel);
            }
        }
    }

    @Override
    public void close() throws IOException {
        release(journal, channel);
    }

    private static void release(Path journal, @CheckForNull FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            HELD.remove(journal);
        }
    }

    private static Path beside(Path journal) {
        return journal.resolveSibling(journal.getFileName() + ".lock");
    }

    private static IOException inUse(Path journal, String by) {
        return new IOException("The activity journal " + journal + " is in use by " + by
                + ". Wait until that has ended, or choose another folder.");
    }
}

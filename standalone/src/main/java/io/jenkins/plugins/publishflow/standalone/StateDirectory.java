package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.activity.Journal;
import io.jenkins.plugins.publishflow.activity.JournalLine;
import io.jenkins.plugins.publishflow.activity.JournalReader;
import io.jenkins.plugins.publishflow.flow.FileFlowRunStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder in which the runner keeps one flow run: its state, activity log and requests. One process at a time; the
 * lock goes with the process, however it ends. Holds no key.
 */
public final class StateDirectory implements Closeable {

    private final Path folder;
    private final FileChannel channel;
    private final Journal journal;

    private StateDirectory(Path folder, FileChannel channel, Journal journal) {
        this.folder = folder;
        this.channel = channel;
        this.journal = journal;
    }

    /**
     * Takes the folder for this process, and makes it where there is none.
     *
     * @throws InputException where another process has it
     * @throws IOException where it cannot be used
     */
    public static StateDirectory open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel);
        if (lock == null) {
            channel.close();
            throw new InputException(
                    "Another process is at work in " + folder + ". Wait for it, or name another folder with --state.");
        }
        return new StateDirectory(folder, channel, Journal.open(journalFile(folder)));
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    public Path folder() {
        return folder;
    }

    public FileFlowRunStore runStore() {
        return new FileFlowRunStore(folder.resolve("run.json"));
    }

    public Journal journal() {
        return journal;
    }

    /** The activities of that run, in order. */
    public List<Activity> activities(String run) throws IOException {
        List<Activity> activities = new ArrayList<>();
        try (JournalReader reader = new JournalReader(journalFile(folder))) {
            for (JournalLine line = reader.next(); line != null; line = reader.next()) {
                if (line.activity() != null && line.activity().run().equals(run)) {
                    activities.add(line.activity());
                }
            }
        }
        return activities;
    }

    private static Path journalFile(Path folder) {
        return folder.resolve("activity.jsonl");
    }

    public RequestLog requests() {
        return new RequestLog(folder.resolve("requests.jsonl"));
    }

    @Override
    public void close() throws IOException {
        try (FileChannel held = channel) {
            journal.close();
        }
    }
}

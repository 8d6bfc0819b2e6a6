package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.activity.Journal;
import io.jenkins.plugins.publishflow.activity.JournalLine;
import io.jenkins.plugins.publishflow.activity.JournalReader;
import io.jenkins.plugins.publishflow.flow.FileFlowRunStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder in which the runner keeps one flow run: its state, activity log and requests. One process at a time; the
 * lock goes with the process, however it ends. Holds no key.
 */
public final class StateDirectory implements Closeable {

    private final Path folder;
    private final FolderLock lock;
    private final Journal journal;

    private StateDirectory(Path folder, FolderLock lock, Journal journal) {
        this.folder = folder;
        this.lock = lock;
        this.journal = journal;
    }

    /**
     * Takes the folder for this process, and makes it where there is none.
     *
     * @throws InputException where another process has it, or it is no folder that can be written
     * @throws IOException where the activity log in it cannot be used
     */
    public static StateDirectory open(Path folder) throws IOException {
        FolderLock lock = FolderLock.take(folder, "--state");
        try {
            return new StateDirectory(folder, lock, Journal.open(journalFile(folder)));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
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
        try (lock) {
            journal.close();
        }
    }
}

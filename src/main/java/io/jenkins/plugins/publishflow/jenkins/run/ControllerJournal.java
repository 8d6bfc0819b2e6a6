package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.activity.ActivityLog;
import io.jenkins.plugins.publishflow.activity.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import jenkins.model.Jenkins;

/** The activity log of this controller: one journal for all builds. Opened when it is needed first. Thread-safe. */
@Extension
public final class ControllerJournal implements ActivityLog {

    private Journal journal;

    public static ControllerJournal get() {
        return ExtensionList.lookupSingleton(ControllerJournal.class);
    }

    /** The journal's file. */
    public static Path file() {
        return Jenkins.get().getRootDir().toPath().resolve("publish-flow").resolve("activity.jsonl");
    }

    @Override
    public synchronized void append(List<Activity> entries) throws IOException {
        if (journal == null) {
            Path file = file();
            Files.createDirectories(Objects.requireNonNull(file.getParent(), "it lies in the Jenkins home"));
            journal = Journal.open(file);
        }
        journal.append(entries);
    }

    private synchronized void close() throws IOException {
        if (journal != null) {
            journal.close();
            journal = null;
        }
    }

    /** Lets go of the journal, so that the next controller of this home can have it. */
    @Terminator
    public static void closeAll() throws IOException {
        get().close();
    }
}

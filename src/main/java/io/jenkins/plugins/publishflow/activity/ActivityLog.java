package io.jenkins.plugins.publishflow.activity;

import java.io.IOException;
import java.util.List;

/** Where activities go. */
public interface ActivityLog {

    /**
     * Appends the entries that the log does not have yet, by id, and returns when they are on disk. Thread-safe.
     *
     * @throws IOException where they could not be written; the caller must not go on as if they were
     */
    void append(List<Activity> entries) throws IOException;
}

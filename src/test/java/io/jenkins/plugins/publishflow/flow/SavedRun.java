package io.jenkins.plugins.publishflow.flow;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.activity.ActivityLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps a run as the text that would be on disk, and the activities by id, in memory. */
public final class SavedRun implements FlowRunStore, ActivityLog {

    private final Map<String, Activity> activities = new LinkedHashMap<>();
    private byte[] saved;

    @Override
    public void save(FlowRun run) throws IOException {
        saved = FlowJson.WRITER.writeValueAsBytes(run);
    }

    /** The run as a new process would find it. */
    public FlowRun load() throws IOException {
        return FlowJson.READER.readValue(saved);
    }

    /** Whether anything was saved yet. */
    public boolean exists() {
        return saved != null;
    }

    /** The saved text. */
    public String text() {
        return new String(saved, StandardCharsets.UTF_8);
    }

    @Override
    public void append(List<Activity> entries) {
        entries.forEach(entry -> activities.putIfAbsent(entry.id(), entry));
    }

    /** In the order they came. */
    public List<Activity> activities() {
        return List.copyOf(activities.values());
    }
}

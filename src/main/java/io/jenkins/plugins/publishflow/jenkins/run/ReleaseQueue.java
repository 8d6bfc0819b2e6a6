package io.jenkins.plugins.publishflow.jenkins.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets one release at a time through for each app and store, in the order in which they came. Kept in memory: after a
 * restart the runs that had begun come back as holders, and the others wait again. Thread-safe.
 */
final class ReleaseQueue {

    /**
     * Somebody who wants to release.
     *
     * @param run id of the flow run
     * @param build the build, as people name it
     */
    record Entry(String run, String build, Runnable whenFree) {}

    private static final class Line {
        private final List<Entry> holders = new ArrayList<>();
        private final Deque<Entry> waiting = new ArrayDeque<>();
    }

    private final Map<String, Line> lines = new HashMap<>();

    /**
     * Takes the place, or stands in line.
     *
     * @param key app and store
     * @param begun whether the run had the place before a restart: it takes it in any case
     * @return empty where it has the place now; else who has it
     */
    synchronized Optional<Entry> enter(String key, Entry entry, boolean begun) {
        Line line = lines.computeIfAbsent(key, unused -> new Line());
        if (line.holders.isEmpty() || begun) {
            line.holders.add(entry);
            return Optional.empty();
        }
        line.waiting.add(entry);
        return Optional.of(line.holders.get(0));
    }

    /** Gives the place back, or leaves the line; the next one in line has the place then, and is told. */
    void leave(String key, String run) {
        next(key, run).ifPresent(entry -> entry.whenFree().run());
    }

    private synchronized Optional<Entry> next(String key, String run) {
        Line line = lines.get(key);
        if (line == null) {
            return Optional.empty();
        }
        line.waiting.removeIf(entry -> entry.run().equals(run));
        line.holders.removeIf(entry -> entry.run().equals(run));
        if (!line.holders.isEmpty()) {
            return Optional.empty();
        }
        Entry next = line.waiting.poll();
        if (next == null) {
            lines.remove(key);
            return Optional.empty();
        }
        line.holders.add(next);
        return Optional.of(next);
    }
}

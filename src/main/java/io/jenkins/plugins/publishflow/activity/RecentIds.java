package io.jenkins.plugins.publishflow.activity;

import java.util.LinkedHashSet;
import java.util.Set;

/** The ids of the latest entries, at most so many. Not thread-safe. */
final class RecentIds {

    private final int capacity;
    private final Set<String> ids = new LinkedHashSet<>();

    RecentIds(int capacity) {
        this.capacity = capacity;
    }

    boolean contains(String id) {
        return ids.contains(id);
    }

    /** Adds an id that is not there yet; the oldest goes where there are too many. */
    void add(String id) {
        ids.add(id);
        if (ids.size() > capacity) {
            var oldest = ids.iterator();
            oldest.next();
            oldest.remove();
        }
    }
}

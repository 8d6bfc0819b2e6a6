package io.jenkins.plugins.publishflow.sandbox.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What was asked of the sandbox, in the order of the answers. Keeps the last requests only. Thread-safe. */
public final class RequestLog {

    private static final int KEPT = 20_000;

    private final AtomicLong count = new AtomicLong();
    private final Deque<LoggedRequest> entries = new ArrayDeque<>();

    long nextNumber() {
        return count.incrementAndGet();
    }

    synchronized void add(LoggedRequest entry) {
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    /** How many requests to stores came since the sandbox was started. */
    public long count() {
        return count.get();
    }

    /** The last requests, oldest first. An entry is there before the client has the answer. */
    public synchronized List<LoggedRequest> entries() {
        return List.copyOf(entries);
    }

    /** Those of them that no right client makes; empty at the end of every good test. */
    public List<LoggedRequest> misuses() {
        return entries().stream().filter(LoggedRequest::misuse).toList();
    }
}

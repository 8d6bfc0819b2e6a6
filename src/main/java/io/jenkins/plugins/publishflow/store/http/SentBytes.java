package io.jenkins.plugins.publishflow.store.http;

import io.jenkins.plugins.publishflow.store.UploadProgress;
import java.util.concurrent.atomic.AtomicLong;

/** Adds up what the parts of one upload have written, and tells it a few times a second. Thread-safe. */
final class SentBytes {

    private static final long NANOS_BETWEEN = 100_000_000;

    private final long total;
    private final UploadProgress progress;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong told = new AtomicLong(System.nanoTime() - NANOS_BETWEEN);

    SentBytes(long total, UploadProgress progress) {
        this.total = total;
        this.progress = progress;
    }

    void add(long bytes) {
        sent.addAndGet(bytes);
        long now = System.nanoTime();
        long last = told.get();
        if (now - last >= NANOS_BETWEEN && told.compareAndSet(last, now)) {
            progress.sent(sent.get(), total);
        }
    }

    /** These bytes were written in vain. */
    void takeBack(long bytes) {
        progress.sent(sent.addAndGet(-bytes), total);
    }

    /** The store has taken all. */
    void finished() {
        progress.sent(total, total);
    }
}

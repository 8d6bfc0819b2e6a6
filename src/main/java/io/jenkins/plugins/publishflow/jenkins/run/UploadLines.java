package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.model.TaskListener;
import io.jenkins.plugins.publishflow.flow.Durations;
import io.jenkins.plugins.publishflow.store.UploadProgress;
import java.time.Duration;
import java.util.Locale;

/** Tells the build's log how an upload goes: percent, speed and the time that is left, a line every few seconds. */
final class UploadLines implements UploadProgress {

    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private static final double MB = 1_000_000;

    private final TaskListener listener;
    private final long began = System.nanoTime();
    private long last = began;

    UploadLines(TaskListener listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void sent(long sent, long total) {
        long now = System.nanoTime();
        if (now - last < BETWEEN.toNanos()) {
            return;
        }
        last = now;
        double speed = sent / ((now - began) / 1e9);
        String left = sent == 0
                ? ""
                : ", " + Durations.format(Duration.ofSeconds((long) Math.ceil((total - sent) / speed))) + " left";
        listener.getLogger()
                .println(String.format(
                        Locale.ROOT,
                        "[Publish Flow] uploading: %d %% of %.1f MB, %.1f MB/s%s",
                        total == 0 ? 100 : 100 * sent / total,
                        total / MB,
                        speed / MB,
                        left));
    }
}

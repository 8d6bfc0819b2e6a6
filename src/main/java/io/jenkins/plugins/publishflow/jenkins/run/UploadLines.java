package io.jenkins.plugins.publishflow.jenkins.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.TaskListener;
import io.jenkins.plugins.publishflow.flow.Attachment;
import io.jenkins.plugins.publishflow.flow.Durations;
import io.jenkins.plugins.publishflow.store.UploadProgress;
import java.time.Duration;
import java.util.Locale;

/** Tells the build's log how an upload goes: percent, speed and the time that is left, a line every few seconds. */
final class UploadLines implements UploadProgress {

    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private static final double MB = 1_000_000;

    private final TaskListener listener;
    private final String what;
    private final long began = System.nanoTime();
    private long last = began;

    /** @param attachment the file that is sent, which is named then; null for the binary */
    UploadLines(TaskListener listener, @CheckForNull Attachment attachment) {
        this.listener = listener;
        this.what = attachment == null ? "" : " " + attachment.fileName();
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
                        "[Publish Flow] uploading%s: %d %% of %.1f MB, %.1f MB/s%s",
                        what,
                        total == 0 ? 100 : 100 * sent / total,
                        total / MB,
                        speed / MB,
                        left));
    }
}

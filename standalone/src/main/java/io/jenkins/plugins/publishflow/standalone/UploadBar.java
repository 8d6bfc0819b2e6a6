package io.jenkins.plugins.publishflow.standalone;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.binary.Megabytes;
import io.jenkins.plugins.publishflow.flow.Attachment;
import io.jenkins.plugins.publishflow.flow.Durations;
import io.jenkins.plugins.publishflow.store.UploadProgress;
import java.time.Duration;
import java.util.Locale;

/** Shows an upload: percent, megabytes, speed and the time that is left; on a terminal with a bar. */
final class UploadBar implements UploadProgress {

    private static final int WIDTH = 24;

    private final Screen screen;
    private final String start;
    private final long began = System.nanoTime();

    /** For the binary. */
    UploadBar(Screen screen) {
        this(screen, null);
    }

    /** @param attachment the file that is sent, which is named then; null for the binary */
    UploadBar(Screen screen, @CheckForNull Attachment attachment) {
        this.screen = screen;
        this.start = attachment == null ? "    " : "    " + attachment.fileName() + ": ";
        screen.newProgress();
    }

    @Override
    public void sent(long sent, long total) {
        String text = text(sent, total, elapsed());
        screen.progress(start + (screen.isTerminal() ? bar(sent, total) + " " + text : text));
    }

    /** The store has taken that many bytes, and these were all. */
    void finished(long total) {
        Duration elapsed = elapsed();
        screen.line(start + "100 %, " + Megabytes.text(total) + " in " + Durations.format(elapsed) + ", "
                + Megabytes.text(speed(total, elapsed)) + "/s");
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    static String bar(long sent, long total) {
        int full = (int) (total == 0 ? WIDTH : WIDTH * sent / total);
        return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "]";
    }

    static String text(long sent, long total, Duration elapsed) {
        long speed = speed(sent, elapsed);
        String left = speed == 0 || sent >= total
                ? ""
                : ", " + Durations.format(Duration.ofSeconds((total - sent + speed - 1) / speed)) + " left";
        return String.format(
                Locale.ROOT,
                "%3d %%, %s of %s, %s/s%s",
                total == 0 ? 100 : 100 * sent / total,
                Megabytes.text(sent),
                Megabytes.text(total),
                Megabytes.text(speed),
                left);
    }

    /** Bytes a second. */
    private static long speed(long sent, Duration elapsed) {
        return (long) (sent / Math.max(elapsed.toNanos() / 1e9, 1e-3));
    }
}

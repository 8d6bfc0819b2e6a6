package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.flow.Durations;
import io.jenkins.plugins.publishflow.store.UploadProgress;
import java.time.Duration;
import java.util.Locale;

/** Shows an upload: percent, megabytes, speed and the time that is left. */
final class UploadBar implements UploadProgress {

    private static final int WIDTH = 24;
    private static final double MB = 1_000_000;

    private final Screen screen;
    private final long began = System.nanoTime();

    UploadBar(Screen screen) {
        this.screen = screen;
        screen.newProgress();
    }

    @Override
    public void sent(long sent, long total) {
        screen.progress(text(sent, total, Duration.ofNanos(System.nanoTime() - began)));
    }

    static String text(long sent, long total, Duration elapsed) {
        double seconds = Math.max(elapsed.toNanos() / 1e9, 1e-3);
        double speed = sent / seconds;
        int full = (int) (total == 0 ? WIDTH : WIDTH * sent / total);
        String left = sent == 0 || sent >= total
                ? ""
                : ", " + Durations.format(Duration.ofSeconds((long) Math.ceil((total - sent) / speed))) + " left";
        return String.format(
                Locale.ROOT,
                "    [%s%s] %3d %%  %.1f of %.1f MB, %.1f MB/s%s",
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                total == 0 ? 100 : 100 * sent / total,
                sent / MB,
                total / MB,
                speed / MB,
                left);
    }
}

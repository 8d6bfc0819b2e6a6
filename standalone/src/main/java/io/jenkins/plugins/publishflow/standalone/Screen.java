package io.jenkins.plugins.publishflow.standalone;

import java.io.PrintStream;
import java.time.Duration;

/**
 * Where the runner writes. On a terminal, progress is one line that changes; in a log, it is a line every few seconds.
 * Thread-safe.
 */
public final class Screen {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final Duration BETWEEN_BARS = Duration.ofMillis(100);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private long lastProgress = Long.MIN_VALUE;
    private boolean barShown;

    /**
     * @param terminal whether the stream shows a terminal that can rewrite its last line
     */
    public Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** The process's own output. */
    public static Screen standard() {
        return new Screen(System.out, System.console() != null && System.getenv("TERM") != null);
    }

    /** Whether somebody sits there who sees a line change, and can answer. */
    public boolean isTerminal() {
        return terminal;
    }

    /** Writes one line, below what is there. */
    public synchronized void line(String line) {
        clear();
        out.println(line);
        out.flush();
    }

    /** Shows how far something is; often called, seldom written. */
    public synchronized void progress(String text) {
        long now = System.nanoTime();
        Duration pause = terminal ? BETWEEN_BARS : BETWEEN_LINES;
        if (lastProgress != Long.MIN_VALUE && now - lastProgress < pause.toNanos()) {
            return;
        }
        lastProgress = now;
        if (terminal) {
            out.print(CLEAR_LINE + text);
            barShown = true;
        } else {
            out.println(text);
        }
        out.flush();
    }

    /** The next progress is shown at once. */
    public synchronized void newProgress() {
        clear();
        lastProgress = Long.MIN_VALUE;
    }

    private void clear() {
        if (barShown) {
            out.print(CLEAR_LINE);
            barShown = false;
        }
    }
}

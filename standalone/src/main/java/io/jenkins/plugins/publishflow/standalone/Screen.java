package io.jenkins.plugins.publishflow.standalone;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * Where the runner writes. On a terminal, progress is one line that changes; in a log, it is a line now and then, the
 * longer something takes the seldomer. Thread-safe.
 */
public final class Screen {

    private static final Duration BETWEEN_BARS = Duration.ofMillis(100);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    /** Days of waiting stay readable, and no build server takes the process for dead. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private static final String CLEAR_LINE = "\r\u001b[K";

    /** A line that does not fit is cut off: one that wraps could not be written over. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final PrintWriter out;
    private final boolean terminal;
    private long lastProgress;
    private Duration pause = Duration.ZERO;
    private boolean barShown;

    /**
     * @param terminal whether what is written shows on a terminal, which can rewrite its last line, and somebody can
     *     answer there
     */
    public Screen(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** The process's own output through that writer. */
    public static Screen standard(PrintWriter out) {
        return new Screen(out, System.console() != null && System.getenv("TERM") != null);
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

    /** Writes a question, and leaves the rest of the line to the answer. */
    synchronized void ask(String question) {
        clear();
        out.print(question);
        out.flush();
    }

    /** Shows how far something is; often called, seldom written. */
    public synchronized void progress(String text) {
        long now = System.nanoTime();
        if (now - lastProgress < pause.toNanos()) {
            return;
        }
        lastProgress = now;
        if (terminal) {
            pause = BETWEEN_BARS;
            out.print(CLEAR_LINE + NO_WRAP + text + WRAP);
            barShown = true;
        } else {
            Duration doubled = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            out.println(text);
        }
        out.flush();
    }

    /** The next progress is that of something else, and is shown at once. */
    public synchronized void newProgress() {
        clear();
        pause = Duration.ZERO;
    }

    private void clear() {
        if (barShown) {
            out.print(CLEAR_LINE);
            barShown = false;
        }
    }
}

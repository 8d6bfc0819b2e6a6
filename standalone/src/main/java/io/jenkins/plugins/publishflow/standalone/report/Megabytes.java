package io.jenkins.plugins.publishflow.standalone.report;

import java.util.Locale;

/** How the report, and the runner with it, writes sizes. */
public final class Megabytes {

    private static final double MB = 1_000_000;

    private Megabytes() {}

    /** Bytes in megabytes of a million bytes; small ones in hundredths, as a tenth would often be none. */
    public static String text(long bytes) {
        return String.format(Locale.ROOT, bytes < MB ? "%.2f MB" : "%.1f MB", bytes / MB);
    }
}

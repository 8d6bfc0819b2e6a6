package io.jenkins.plugins.publishflow.binary;

import java.util.Locale;

/** How sizes are written for people, everywhere. */
public final class Megabytes {

    private static final double MB = 1_000_000;

    private Megabytes() {}

    /** Bytes in megabytes of a million bytes; small ones in hundredths, as a tenth would often be none. */
    public static String text(long bytes) {
        return String.format(Locale.ROOT, bytes < MB ? "%.2f MB" : "%.1f MB", bytes / MB);
    }
}

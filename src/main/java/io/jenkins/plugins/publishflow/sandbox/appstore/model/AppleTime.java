package io.jenkins.plugins.publishflow.sandbox.appstore.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Dates as App Store Connect writes them: whole seconds, with the offset of California instead of {@code Z}. */
public final class AppleTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneId.of("America/Los_Angeles"));

    private AppleTime() {}

    /** The instant as a {@code date-time} text. */
    public static String text(Instant instant) {
        return FORMAT.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}

package io.jenkins.plugins.publishflow.flow;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of time as people write them in flow files: {@code 45s}, {@code 30m}, {@code 4h}, {@code 10d}, {@code 1h30m}. */
public final class Durations {

    private static final Pattern WRITTEN =
            Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?(?:(\\d{1,8})s)?");

    private Durations() {}

    /** @throws IllegalArgumentException where the text is no amount of time above zero; the message is for people */
    public static Duration parse(String text) {
        Duration duration = written(text.strip());
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no amount of time; write for example 45s, 30m, 4h, 10d or 1h30m");
        }
        return duration;
    }

    private static Duration written(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (matcher.matches()) {
            return Duration.ofDays(number(matcher.group(1)))
                    .plusHours(number(matcher.group(2)))
                    .plusMinutes(number(matcher.group(3)))
                    .plusSeconds(number(matcher.group(4)));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** The same amount as people write it, in the two largest units: {@code 1h 30m}, {@code 10d}, {@code 12s}. */
    public static String format(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "m", seconds % 60, "s");
        }
        if (seconds < 86400) {
            return two(seconds / 3600, "h", seconds % 3600 / 60, "m");
        }
        return two(seconds / 86400, "d", seconds % 86400 / 3600, "h");
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        return small == 0 ? large + unit : large + unit + " " + small + smallUnit;
    }
}

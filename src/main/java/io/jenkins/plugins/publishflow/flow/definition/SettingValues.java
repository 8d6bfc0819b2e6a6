package io.jenkins.plugins.publishflow.flow.definition;

import io.jenkins.plugins.publishflow.flow.Durations;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.Spelling;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a text means as the value of a setting. Booleans and numbers are those of YAML 1.2: {@code yes}, {@code on} and
 * {@code 1_000} are none.
 */
final class SettingValues {

    private static final Duration LONGEST = Duration.ofDays(3650);

    private static final Pattern WITHOUT_ZONE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?");

    private SettingValues() {}

    /**
     * The value as a step gets it.
     *
     * @param text not blank
     * @throws IllegalArgumentException where the text is no such value; the message is for people
     */
    static Object parse(Setting setting, String text) {
        return switch (setting.type()) {
            case TEXT, LOCALIZED_TEXT, FOLDER, FILE, IMAGES -> text;
            case BOOLEAN -> flag(text.strip());
            case INTEGER -> number(text.strip());
            case CHOICE -> choice(setting.allowed(), text.strip());
            case LIST -> list(text);
            case DURATION -> {
                duration(text);
                yield text.strip();
            }
            case INSTANT -> instant(text.strip());
        };
    }

    /** @throws IllegalArgumentException where the text is no amount of time, or more than ten years */
    static Duration duration(String text) {
        Duration duration = Durations.parse(text);
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(Quoted.of(text) + " is more than ten years");
        }
        return duration;
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> throw new IllegalArgumentException(Quoted.of(text) + " is neither true nor false");
        };
    }

    private static Long number(String text) {
        try {
            if (text.matches("0x[0-9a-fA-F]+")) {
                return Long.parseLong(text.substring(2), 16);
            }
            if (text.matches("0o[0-7]+")) {
                return Long.parseLong(text.substring(2), 8);
            }
            if (text.matches("[-+]?[0-9]+")) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Quoted.of(text) + " is too large a number");
        }
        throw new IllegalArgumentException(Quoted.of(text) + " is no whole number");
    }

    private static String choice(List<String> allowed, String text) {
        if (!allowed.contains(text)) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is not one of " + String.join(", ", allowed) + Spelling.hint(text, allowed));
        }
        return text;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static String instant(String text) {
        try {
            return OffsetDateTime.parse(text).toString();
        } catch (DateTimeParseException e) {
            String wrong = WITHOUT_ZONE.matcher(text).matches() ? "has no time zone" : "is no point in time";
            throw new IllegalArgumentException(
                    Quoted.of(text) + " " + wrong + "; write for example 2026-03-01T09:00:00+01:00");
        }
    }
}

package io.jenkins.plugins.publishflow.contract;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;

/** The {@code format}s of the contract that say something about a text. */
final class Format {

    private Format() {}

    /** Whether the text has the format; a format that restricts no text is always met. */
    static boolean met(String format, String text) {
        try {
            switch (format) {
                case "date-time" -> OffsetDateTime.parse(text);
                case "date" -> LocalDate.parse(text);
                case "duration" -> duration(text);
                case "uri" -> {
                    return URI.create(text).isAbsolute();
                }
                case "uri-reference" -> URI.create(text);
                case "email" -> {
                    return text.matches("[^@\\s]+@[^@\\s]+");
                }
                default -> {
                    return true;
                }
            }
            return true;
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }

    private static void duration(String text) {
        if (text.contains("T")) {
            Duration.parse(text);
        } else {
            Period.parse(text);
        }
    }
}

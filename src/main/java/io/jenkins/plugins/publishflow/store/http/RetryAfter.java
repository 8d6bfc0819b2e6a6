package io.jenkins.plugins.publishflow.store.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads dates and waits of answers. What cannot be read is as good as absent. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofHours(24);

    private RetryAfter() {}

    /** How long the answer asks to wait: seconds, or a date against the answer's own {@code Date} or our clock. */
    static Optional<Duration> of(HttpAnswer answer) {
        return answer.header("Retry-After")
                .flatMap(value -> of(value.strip(), answer.date().orElse(answer.at())));
    }

    static Optional<Duration> of(String value, Instant now) {
        Optional<Duration> wait = value.matches("\\d{1,9}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                : date(value).map(until -> Duration.between(now, until));
        return wait.map(RetryAfter::bounded);
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    /** A date as HTTP writes it. */
    static Optional<Instant> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

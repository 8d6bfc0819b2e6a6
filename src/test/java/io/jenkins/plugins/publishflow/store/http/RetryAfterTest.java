package io.jenkins.plugins.publishflow.store.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.publishflow.store.Store;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "17,, PT17S",
        "' 17 ',, PT17S",
        "0,, PT0S",
        "999999999,, PT24H",
        "'Sun, 01 Mar 2026 12:01:30 GMT',, PT1M30S",
        "'Sun, 01 Mar 2026 11:00:00 GMT',, PT0S",
        "'Tue, 01 Mar 2033 12:00:00 GMT',, PT24H",
        // A date is on the store's clock, so it counts from the store's own date where that is told.
        "'Sun, 01 Mar 2026 12:01:30 GMT', 'Sun, 01 Mar 2026 12:01:00 GMT', PT30S",
        "soon,,",
        "-5,,",
        "1.5,,",
        ",,",
    })
    void readsSecondsAndDates(String value, String date, Duration wait) {
        assertEquals(Optional.ofNullable(wait), RetryAfter.of(answer(value, date)));
    }

    private static HttpAnswer answer(String retryAfter, String date) {
        Map<String, String> headers = new HashMap<>();
        if (retryAfter != null) {
            headers.put("retry-after", retryAfter);
        }
        if (date != null) {
            headers.put("date", date);
        }
        HttpCall call = new HttpCall(Store.APP_STORE, "GET", URI.create("https://api.example/v1"), Map.of(), null);
        return new HttpAnswer(call, 503, headers, new byte[0], NOON);
    }
}

package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.http.HttpAnswer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Apple says in {@code X-Rate-Limit} about the requests of a key. Besides there is a limit for shorter times that
 * Apple does not tell.
 *
 * @param hourly requests allowed in a rolling hour
 * @param remaining requests left of them
 */
public record RateLimit(int hourly, int remaining) {

    private static final Pattern HOURLY = Pattern.compile("user-hour-lim:\\s*(\\d{1,9})");
    private static final Pattern REMAINING = Pattern.compile("user-hour-rem:\\s*(\\d{1,9})");

    /** Empty where the answer does not tell both numbers. */
    static Optional<RateLimit> of(HttpAnswer answer) {
        return answer.header("X-Rate-Limit").flatMap(RateLimit::parse);
    }

    static Optional<RateLimit> parse(String header) {
        Optional<Integer> remaining = number(REMAINING, header);
        return number(HOURLY, header).flatMap(hourly -> remaining.map(left -> new RateLimit(hourly, left)));
    }

    private static Optional<Integer> number(Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(header);
        return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }
}

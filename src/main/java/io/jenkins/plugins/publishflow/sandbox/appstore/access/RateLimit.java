package io.jenkins.plugins.publishflow.sandbox.appstore.access;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.ApiError;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts the requests of each key in the last hour, by the sandbox's clock; not saved. Thread-safe. */
public final class RateLimit {

    private static final Duration HOUR = Duration.ofHours(1);

    private final int perHour;
    private final Clock clock;
    private final Map<String, Deque<Instant>> requests = new HashMap<>();

    public RateLimit(int perHour, Clock clock) {
        this.perHour = perHour;
        this.clock = clock;
    }

    /** What one key has left. */
    public final class Share {
        private final int left;
        private final Duration untilMore;

        private Share(int left, Duration untilMore) {
            this.left = left;
            this.untilMore = untilMore;
        }

        /** Whether nothing was left for this request. */
        public boolean isUsedUp() {
            return left < 0;
        }

        /** 429 with the seconds until one more request is allowed. */
        public Answer refusal(Request request) {
            long seconds = Math.max(1, untilMore.toSeconds() + 1);
            ApiError error = ApiError.of(
                    429,
                    "RATE_LIMIT_EXCEEDED",
                    "The request rate limit has been reached.",
                    "This key has made its " + perHour + " requests of the hour.");
            return new Refusal(error).answer(request).with("Retry-After", String.valueOf(seconds));
        }

        /** The answer with what is left in its header. */
        public Answer tell(Answer answer) {
            return answer.with(
                    "X-Rate-Limit", "user-hour-lim:" + perHour + ";user-hour-rem:" + Math.max(0, left) + ";");
        }
    }

    /** Takes one request of that key. */
    public synchronized Share take(SandboxKey key) {
        Instant now = clock.instant();
        Deque<Instant> recent = requests.computeIfAbsent(key.keyId(), id -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.getFirst().plus(HOUR).isAfter(now)) {
            recent.removeFirst();
        }
        if (recent.size() >= perHour) {
            Duration untilMore = recent.isEmpty()
                    ? HOUR
                    : Duration.between(now, recent.getFirst().plus(HOUR));
            return new Share(-1, untilMore);
        }
        recent.addLast(now);
        return new Share(perHour - recent.size(), Duration.ZERO);
    }
}

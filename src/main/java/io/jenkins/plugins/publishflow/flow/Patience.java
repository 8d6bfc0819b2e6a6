package io.jenkins.plugins.publishflow.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How long, and how often, a step is tried again while a store cannot be reached. The pause doubles from ten seconds to
 * five minutes, a fifth more or less by chance so that many runs do not come at once, and is never shorter than the
 * store asks. A store that has answered this run before is waited for through a long maintenance; one that never has is
 * more likely a wrong address or proxy, so people hear of it soon.
 */
final class Patience {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration WITH_KNOWN_STORE = Duration.ofHours(12);
    private static final Duration WITH_NEW_STORE = Duration.ofMinutes(10);

    private final RandomGenerator chance;

    Patience(RandomGenerator chance) {
        this.chance = chance;
    }

    /** The pause after the given number of failures in a row, at least as long as the store asks. */
    Duration pause(int failures, Duration asked) {
        long millis = FIRST.toMillis() << Math.min(failures - 1, 10);
        long bounded = Math.min(millis, LONGEST.toMillis());
        Duration pause = Duration.ofMillis((long) (bounded * (0.8 + 0.4 * chance.nextDouble())));
        return pause.compareTo(asked) < 0 ? asked : pause;
    }

    /** When to give up a store that has not answered since then. */
    Instant end(Instant failingSince, boolean storeAnsweredBefore) {
        return failingSince.plus(storeAnsweredBefore ? WITH_KNOWN_STORE : WITH_NEW_STORE);
    }
}

package io.jenkins.plugins.publishflow.standalone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** The world's own time, for real stores. */
final class WorldTime implements Waiting {

    private static final Duration TICK = Duration.ofSeconds(1);

    private final Clock clock = Clock.systemUTC();
    private final StopSignal stop;

    WorldTime(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void waitUntil(Instant at, Consumer<Instant> tick) throws InterruptedException {
        for (Instant now = clock.instant(); now.isBefore(at); now = clock.instant()) {
            tick.accept(now);
            Duration left = Duration.between(now, at);
            stop.await(left.compareTo(TICK) < 0 ? left : TICK);
        }
    }
}

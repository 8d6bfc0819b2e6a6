package io.jenkins.plugins.publishflow.standalone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** The sandbox's time: goes like the world's while there is work, and is moved forward over the waits. */
final class RehearsalTime implements Waiting {

    /** The longest that a wait of any length takes before the clock is moved a piece. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Clock clock;
    private final Consumer<Instant> mover;
    private final double speed;
    private final StopSignal stop;

    /**
     * @param clock the sandbox's clock, or one that follows it
     * @param mover moves the sandbox's clock, and that one with it
     * @param speed how many times shorter waits are than they would be in the world
     */
    RehearsalTime(Clock clock, Consumer<Instant> mover, double speed, StopSignal stop) {
        this.clock = clock;
        this.mover = mover;
        this.speed = speed;
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
            Duration piece = left.compareTo(fast(TICK)) < 0 ? left : fast(TICK);
            stop.await(Duration.ofNanos((long) (piece.toNanos() / speed)));
            mover.accept(now.plus(piece));
        }
    }

    private Duration fast(Duration real) {
        return Duration.ofNanos((long) (real.toNanos() * speed));
    }
}

package io.jenkins.plugins.publishflow.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that runs faster than the world, so that a rehearsal of days ends in seconds. Two clocks with the same three
 * values show the same time, also in two processes or after a restart. Immutable and thread-safe.
 */
public final class FastClock extends Clock {

    private final Instant realStart;
    private final Instant fastStart;
    private final double speed;

    /**
     * @param realStart a moment of the world's clock (UTC)
     * @param fastStart what this clock showed at that moment
     * @param speed how many seconds pass here in a second of the world; above zero
     */
    public FastClock(Instant realStart, Instant fastStart, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("The speed of a clock is above zero, not " + speed);
        }
        this.realStart = realStart;
        this.fastStart = fastStart;
        this.speed = speed;
    }

    /** A clock that shows the world's time now and runs ahead of it from now on; with speed 1 it is the world's. */
    public static FastClock fromNow(double speed) {
        Instant now = Clock.systemUTC().instant();
        return new FastClock(now, now, speed);
    }

    public Instant realStart() {
        return realStart;
    }

    public Instant fastStart() {
        return fastStart;
    }

    /** How many seconds pass here in a second of the world. */
    public double speed() {
        return speed;
    }

    /** How long the world takes until this clock shows that time; zero where it has passed. */
    public Duration realTimeUntil(Instant time) {
        Duration left = Duration.between(instant(), time);
        return left.isNegative() ? Duration.ZERO : Duration.ofNanos((long) (left.toNanos() / speed));
    }

    @Override
    public Instant instant() {
        Duration real = Duration.between(realStart, Clock.systemUTC().instant());
        return fastStart.plusNanos((long) (real.toNanos() * speed));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The zone changes nothing but what calendars make of the time, and nobody asks this clock for a calendar. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

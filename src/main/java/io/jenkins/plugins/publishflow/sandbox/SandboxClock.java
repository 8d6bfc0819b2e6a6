package io.jenkins.plugins.publishflow.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of a sandbox and of the runs that rehearse against it: goes at the world's pace, and is moved forward over
 * the waits, so that a rehearsal of days ends in seconds. It does not simply run fast, for then tokens and upload
 * addresses would expire while a request is on its way. Thread-safe.
 */
public final class SandboxClock extends Clock {

    private final Clock world = Clock.systemUTC();
    private Duration ahead;

    /** @param ahead how far it is ahead of the world's clock to begin with; zero or more */
    public SandboxClock(Duration ahead) {
        this.ahead = ahead;
    }

    /** How far it is ahead of the world's clock: what has to be saved to go on with it. */
    public synchronized Duration ahead() {
        return ahead;
    }

    /** Moves it forward to that time; does nothing where that has passed. */
    public synchronized void moveTo(Instant time) {
        Duration distance = Duration.between(world.instant(), time);
        if (distance.compareTo(ahead) > 0) {
            ahead = distance;
        }
    }

    @Override
    public synchronized Instant instant() {
        return world.instant().plus(ahead);
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

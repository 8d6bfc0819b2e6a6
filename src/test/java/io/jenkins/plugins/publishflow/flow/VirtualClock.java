package io.jenkins.plugins.publishflow.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. Shared by the run and the sandbox of a test. */
public final class VirtualClock extends Clock {

    /** Where every test begins, so that failures read the same each time. */
    public static final Instant START = Instant.parse("2026-11-20T18:00:00Z");

    private volatile Instant now = START;

    /** Moves forward to that time; a time that has passed changes nothing. */
    public synchronized void moveTo(Instant time) {
        if (time.isAfter(now)) {
            now = time;
        }
    }

    public void move(Duration amount) {
        moveTo(now.plus(amount));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

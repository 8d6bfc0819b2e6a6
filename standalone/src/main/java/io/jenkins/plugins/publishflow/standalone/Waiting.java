package io.jenkins.plugins.publishflow.standalone;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

/** The time by which a run lives, and how it passes while there is nothing to do. */
public interface Waiting {

    /** What engine, connectors and, in a rehearsal, the sandbox read. */
    Clock clock();

    /**
     * Returns when the clock shows that time.
     *
     * @param tick called about once a second with the time that the clock shows
     * @throws InterruptedException where the process was asked to end meanwhile
     */
    void waitUntil(Instant at, Consumer<Instant> tick) throws InterruptedException;
}

package io.jenkins.plugins.publishflow.jenkins.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time by which a run lives: the world's, or a sandbox's, whose clock is moved over the waits. */
interface RunTime {

    Clock clock();

    /** How long to wait in the world until then. */
    Duration realTimeUntil(Instant at);

    /** The wait until then is over. */
    void arriveAt(Instant at);

    /** The world's own time. */
    RunTime WORLD = new RunTime() {
        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public Duration realTimeUntil(Instant at) {
            return Duration.between(clock().instant(), at);
        }

        @Override
        public void arriveAt(Instant at) {
            // It has arrived by itself.
        }
    };
}

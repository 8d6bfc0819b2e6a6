package io.jenkins.plugins.publishflow.standalone;

import java.time.Clock;
import java.time.Instant;

/** The clock of the sandbox that a run rehearses against, in this process or another. */
public interface SandboxTime {

    /** Shows the sandbox's time. */
    Clock clock();

    /** Moves it forward to that time. */
    void moveTo(Instant time);
}

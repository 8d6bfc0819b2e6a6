package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.GateState;
import java.time.Clock;
import java.util.Optional;

/** Who answers at the gates of a run. */
@FunctionalInterface
public interface People {

    /**
     * The next answer at an open gate; may take as long as a person takes.
     *
     * @param clock the run's clock, which tells when the answer was given
     * @return empty where none of these people can answer any more
     * @throws InterruptedException where the process was asked to end meanwhile
     */
    Optional<Decision> answer(GateState gate, Clock clock) throws InterruptedException;
}

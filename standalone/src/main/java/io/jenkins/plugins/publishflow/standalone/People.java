package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.GateState;
import java.time.Instant;
import java.util.Optional;

/** Who answers at the gates of a run. */
@FunctionalInterface
public interface People {

    /**
     * The next answer at an open gate.
     *
     * @param now the time of the run's clock
     * @return empty where nobody is there who could answer
     */
    Optional<Decision> answer(GateState gate, Instant now);
}

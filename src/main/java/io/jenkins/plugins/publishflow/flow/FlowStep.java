package io.jenkins.plugins.publishflow.flow;

import io.jenkins.plugins.publishflow.store.StoreException;

/**
 * One step of a flow. Never blocks and never sleeps: a call makes at most a few short requests and says by its
 * {@link Outcome} what comes next. All it has to remember between two calls is in the {@link StepContext}, for the
 * next call may come from another process. Has no state of its own.
 */
@FunctionalInterface
public interface FlowStep {

    /**
     * Goes on from where the last call ended.
     *
     * @throws StoreException where a store refused or could not be reached; the engine repeats the call later if the
     *     problem is transient, and fails the step otherwise
     */
    Outcome advance(StepContext context) throws StoreException;
}

package io.jenkins.plugins.publishflow.flow.step.huawei;

import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.Optional;

/**
 * One part of publishing a package. Called in each call of the step, in order: a phase that is through says so without a
 * request.
 */
interface Phase {

    /** Goes on; empty where this phase is through and the next can begin. */
    Optional<Outcome> advance(Publication publication) throws StoreException;
}

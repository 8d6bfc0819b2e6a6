package io.jenkins.plugins.publishflow.flow;

import java.io.IOException;

/** Where a flow run is kept. */
@FunctionalInterface
public interface FlowRunStore {

    /**
     * Saves the whole run and returns when it would outlive a crash.
     *
     * @throws IOException where it could not be saved; what was saved before is still whole
     */
    void save(FlowRun run) throws IOException;
}

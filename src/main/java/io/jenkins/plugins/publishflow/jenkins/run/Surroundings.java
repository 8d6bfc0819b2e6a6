package io.jenkins.plugins.publishflow.jenkins.run;

import io.jenkins.plugins.publishflow.flow.Stores;
import java.io.Closeable;
import java.io.IOException;

/** What a live run works with: real stores and the world's time, or a sandbox and its own. Not saved: made anew. */
interface Surroundings extends Closeable {

    Stores stores();

    RunTime time();

    /** Whether the stores listen on the controller's loopback alone, so that bytes have to be sent from there. */
    boolean isLocal();

    @Override
    void close() throws IOException;
}

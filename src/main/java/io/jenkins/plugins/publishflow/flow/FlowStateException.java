package io.jenkins.plugins.publishflow.flow;

import java.io.IOException;

/**
 * The state of a run or its activities could not be saved, so the run must not go on. Nothing is lost: what was about
 * to be sent was not sent, or will be looked for. The driver tries again later or ends with this message.
 */
public final class FlowStateException extends RuntimeException {

    public FlowStateException(IOException cause) {
        super("The state of the flow run could not be saved: " + cause.getMessage(), cause);
    }
}

package io.jenkins.plugins.publishflow.jenkins.run;

import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.flow.FlowRun;

/** What people have been shown of a run's gates: each state of a gate once, and its end. Thread-safe. */
final class ShownGate {

    /** The controller may have died between an answer and the closing of its gate: so the first call closes. */
    private static final String LEFT_BEHIND = "?";

    private final FlowHost host;
    private final FlowRun run;
    private String shown = LEFT_BEHIND;
    private boolean withdrawn;

    ShownGate(FlowHost host, FlowRun run) {
        this.host = host;
        this.run = run;
    }

    /** The gate is open; people are asked unless they have been, in this state of it. */
    synchronized void show(GateState gate) {
        String state = gate.gate().id() + " " + gate.decisions().size();
        if (!withdrawn && !state.equals(shown)) {
            shown = state;
            host.gates().open(run, gate);
        }
    }

    /** No gate is open. */
    synchronized void close() {
        if (!shown.isEmpty()) {
            shown = "";
            host.gates().close(run);
        }
    }

    /** The run is about to be stopped: nothing is asked any more, whatever it does until then. */
    synchronized void withdraw() {
        withdrawn = true;
        close();
    }
}

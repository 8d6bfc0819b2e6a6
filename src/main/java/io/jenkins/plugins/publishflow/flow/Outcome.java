package io.jenkins.plugins.publishflow.flow;

import edu.umd.cs.findbugs.annotations.Nullable;
import io.jenkins.plugins.publishflow.approval.Gate;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.time.Instant;
import java.util.Map;

/** What one call of a flow step came to. */
public sealed interface Outcome {

    /**
     * The step is through.
     *
     * @param outputs what later steps, the report and the caller may want, by name; no secrets
     */
    record Done(Map<String, String> outputs) implements Outcome {
        public Done {
            outputs = Map.copyOf(outputs);
        }
    }

    /**
     * Nothing to do now; call again later. The step's own time-out holds besides.
     *
     * @param why what is waited for, as the end of the sentence "waiting for …"
     * @param notBefore when the next call makes sense
     * @param deadline when this very wait has been in vain, which fails the step; null where only the step's time-out counts
     */
    record Wait(String why, Instant notBefore, @Nullable Instant deadline) implements Outcome {
        public Wait(String why, Instant notBefore) {
            this(why, notBefore, null);
        }
    }

    /** People are to decide; the step is called again when they have, or when the gate has ended. */
    record Ask(Gate gate) implements Outcome {}

    /**
     * The bytes of a file are to be sent by this ticket; the step is called again when they are.
     *
     * @param attachment the file, or null for the binary of the run
     */
    record Upload(UploadTicket ticket, @Nullable Attachment attachment) implements Outcome {
        /** The bytes of the binary. */
        public Upload(UploadTicket ticket) {
            this(ticket, null);
        }
    }

    /** The step cannot succeed. */
    record Failed(Problem problem) implements Outcome {}
}

package io.jenkins.plugins.publishflow.flow;

import edu.umd.cs.findbugs.annotations.Nullable;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.time.Instant;

/** What the driver of a run does next. */
public sealed interface Next {

    /** Advances again at once. */
    record Again() implements Next {}

    /**
     * Advances again then; until then nothing has to be held.
     *
     * @param why as the end of the sentence "waiting for …"
     */
    record WaitUntil(Instant at, String why) implements Next {}

    /**
     * Puts the question to people, hands their answers to {@link FlowEngine#decide}, and advances after each answer and
     * at the latest then.
     */
    record AskPeople(GateState gate, Instant latest) implements Next {}

    /**
     * Sends the bytes, then calls {@link FlowEngine#uploaded} or {@link FlowEngine#uploadFailed}, and advances.
     *
     * @param attachment the file to send, which is to be {@linkplain Attachment#check checked} before; null for the binary
     *     of the run
     */
    record Send(UploadTicket ticket, @Nullable Attachment attachment) implements Next {}

    /** Nothing: the run has ended. */
    record Ended(FlowRun.State state) implements Next {}
}

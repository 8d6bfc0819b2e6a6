package io.jenkins.plugins.publishflow.jenkins.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.publishflow.flow.Attachment;
import io.jenkins.plugins.publishflow.flow.Next;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.TicketUploader;
import io.jenkins.plugins.publishflow.store.http.UploadSettings;
import java.io.File;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import jenkins.MasterToSlaveFileCallable;

/**
 * Sends the bytes of a file by ticket, on the machine that has the file. A file other than the binary has to be as it was
 * when the run was made. Carries no key: the ticket says where to, and
 * holds for a short time only.
 */
final class SendBytes extends MasterToSlaveFileCallable<SendBytes.Sent> {

    private static final long serialVersionUID = 1;

    private final UploadTicket ticket;

    @CheckForNull
    private final Attachment attachment;

    private final UploadSettings settings;
    private final TaskListener listener;

    SendBytes(Next.Send send, UploadSettings settings, TaskListener listener) {
        this.ticket = send.ticket();
        this.attachment = send.attachment();
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * What came of it.
     *
     * @param answer what the store answered to the bytes, where the ticket wants that kept; empty otherwise
     * @param problem why it failed, or null where all bytes are there
     * @param retryAfter how long the store asks to wait, or null
     */
    record Sent(
            String answer,
            @Nullable Problem problem,
            @CheckForNull Duration retryAfter) implements Serializable {

        static Sent failed(Problem problem, @CheckForNull Duration retryAfter) {
            return new Sent("", problem, retryAfter);
        }
    }

    @Override
    public Sent invoke(File file, VirtualChannel channel) throws InterruptedException {
        try {
            if (attachment != null) {
                attachment.check(file.toPath());
            }
            String answer = new TicketUploader(settings, Clock.systemUTC())
                    .upload(ticket, file.toPath(), new UploadLines(listener, attachment), ExchangeListener.NONE);
            return new Sent(answer, null, null);
        } catch (StoreException e) {
            return Sent.failed(e.problem(), e.retryAfter().orElse(null));
        }
    }
}

package io.jenkins.plugins.publishflow.store.http;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadProgress;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Sends the bytes that an {@link UploadTicket} asks for, from a file on this machine. Needs nothing but the ticket and
 * these settings, so that it can run wherever the file is. Sends each part with exactly the ticket's headers and never a
 * key of ours; several parts at a time; memory does not grow with the file.
 */
public final class TicketUploader {

    /** Code of the problem that the ticket has run out: ask the store for a new one. */
    public static final String EXPIRED = "upload.ticket-expired";

    private final UploadSettings settings;
    private final Clock clock;

    /** @param clock real time: tells whether the ticket still holds */
    public TicketUploader(UploadSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Sends all parts, and returns when the store has taken each of them. A part that fails for a passing reason is
     * sent again a few times; the first final failure stops all others at once.
     *
     * @param file the same file that the ticket was asked for
     * @param progress hears how it goes
     * @param listener hears of every request, from any of the sending threads
     * @throws StoreException with code {@link #EXPIRED} where a new ticket is needed; of kind INPUT where file and
     *     ticket do not fit
     * @throws InterruptedException when this thread was interrupted; all requests under way have been cancelled
     */
    public void upload(UploadTicket ticket, Path file, UploadProgress progress, ExchangeListener listener)
            throws StoreException, InterruptedException {
        throw new StoreException(new Problem(Problem.Kind.UNEXPECTED, "http.shell", "being written", null, "wait"));
    }
}

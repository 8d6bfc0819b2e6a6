package io.jenkins.plugins.publishflow.store.http;

import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadProgress;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;

/**
 * Sends the bytes that an {@link UploadTicket} asks for, from a file on this machine. Needs nothing but the ticket and
 * these settings, so that it can run wherever the file is. Sends each part with exactly the ticket's headers and never a
 * key of ours; several parts at a time; memory does not grow with the file. Keeps nothing between two uploads.
 */
public final class TicketUploader {

    /** Code of the problem that the ticket has run out: ask the store for a new one. */
    public static final String EXPIRED = "upload.ticket-expired";

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final UploadSettings settings;
    private final Clock clock;
    private final Duration firstPause;

    /** @param clock tells whether the ticket still holds */
    public TicketUploader(UploadSettings settings, Clock clock) {
        this(settings, clock, FIRST_PAUSE);
    }

    /** @param firstPause before a part is sent the second time; doubles with each further try */
    TicketUploader(UploadSettings settings, Clock clock, Duration firstPause) {
        this.settings = settings;
        this.clock = clock;
        this.firstPause = firstPause;
    }

    /**
     * Sends all parts, and returns when the store has taken each of them. A part that fails for a passing reason is
     * sent again a few times; the first final failure stops all others at once.
     *
     * @param file the same file that the ticket was asked for
     * @param progress hears how it goes
     * @param listener hears of every request, from any of the sending threads
     * @return what the store answered to the bytes, where the ticket's form wants that kept; empty otherwise
     * @throws StoreException of kind UNAVAILABLE where it may work later, with code {@link #EXPIRED} where a new ticket
     *     is needed for that; of kind INPUT where file and ticket do not fit; of kind REFUSED where the store does not
     *     take a part
     * @throws InterruptedException when this thread was interrupted; all requests under way have been cancelled
     */
    public String upload(UploadTicket ticket, Path file, UploadProgress progress, ExchangeListener listener)
            throws StoreException, InterruptedException {
        TicketCheck.check(ticket, file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return send(ticket, channel, new SentBytes(ticket.fileSize(), progress), listener);
        } catch (IOException e) {
            throw TicketCheck.unreadable(file);
        }
    }

    private String send(UploadTicket ticket, FileChannel file, SentBytes sent, ExchangeListener listener)
            throws StoreException, InterruptedException {
        OkHttpClient client = Transport.uploads(settings.http());
        ExecutorService threads = Executors.newFixedThreadPool(settings.parallel(), TicketUploader::thread);
        UploadStop stop = new UploadStop();
        UploadConnection connection =
                new UploadConnection(client, ticket, file, clock, firstPause, stop, sent, listener);
        try {
            if (ticket.way() == UploadTicket.Way.RESUMABLE) {
                String refusal = threads.submit(new ResumableSender(connection)).get();
                sent.finished();
                return refusal;
            }
            CompletionService<String> parts = new ExecutorCompletionService<>(threads);
            PartSender sender = new PartSender(connection);
            ticket.parts().forEach(part -> parts.submit(() -> sender.send(part)));
            StringBuilder answer = new StringBuilder(PartSender.NO_ANSWER);
            for (int taken = 0; taken < ticket.parts().size(); taken++) {
                answer.append(parts.take().get());
            }
            sent.finished();
            return answer.toString();
        } catch (ExecutionException e) {
            throw failure(e);
        } finally {
            stop.now();
            threads.shutdown();
            client.connectionPool().evictAll();
        }
    }

    private static StoreException failure(ExecutionException e) {
        if (e.getCause() instanceof StoreException known) {
            return known;
        }
        throw new IllegalStateException("the sending of a part broke", e.getCause());
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "publish-flow-upload");
        thread.setDaemon(true);
        return thread;
    }
}

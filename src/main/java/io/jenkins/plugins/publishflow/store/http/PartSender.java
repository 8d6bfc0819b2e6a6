package io.jenkins.plugins.publishflow.store.http;

import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends parts of one upload, each again for a while when it fails for a passing reason: taking the same bytes twice
 * harms no store. Used by several threads.
 */
final class PartSender {

    private static final int TRIES = 5;

    /** The longest wait for a storage; beyond that the upload ends and the flow waits, which holds no thread. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final OkHttpClient client;
    private final UploadTicket ticket;
    private final FileChannel file;
    private final Clock clock;
    private final Duration firstPause;
    private final UploadStop stop;
    private final SentBytes sent;
    private final ExchangeListener listener;

    PartSender(
            OkHttpClient client,
            UploadTicket ticket,
            FileChannel file,
            Clock clock,
            Duration firstPause,
            UploadStop stop,
            SentBytes sent,
            ExchangeListener listener) {
        this.client = client;
        this.ticket = ticket;
        this.file = file;
        this.clock = clock;
        this.firstPause = firstPause;
        this.stop = stop;
        this.sent = sent;
        this.listener = listener;
    }

    /** Returns when the store has taken the part, or when all is stopped. */
    Void send(UploadTicket.Part part) throws StoreException, InterruptedException {
        boolean stopped = stop.isStopped();
        for (int attempt = 1; !stopped; attempt++) {
            try {
                attempt(part);
                return null;
            } catch (StoreException e) {
                Duration pause = pause(attempt, e);
                if (!e.isTransient() || isExpiry(e) || attempt == TRIES || pause.compareTo(LONGEST_PAUSE) > 0) {
                    throw e;
                }
                stopped = stop.pause(pause);
            }
        }
        return null;
    }

    private static boolean isExpiry(StoreException failure) {
        return TicketUploader.EXPIRED.equals(failure.problem().code());
    }

    /** Doubles, a quarter more or less by chance, and is never shorter than the store asks. */
    private Duration pause(int attempt, StoreException failure) {
        double factor = (1 << attempt - 1) * (0.75 + ThreadLocalRandom.current().nextDouble() / 2);
        Duration pause = Duration.ofMillis((long) (firstPause.toMillis() * factor));
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        return pause.compareTo(asked) < 0 ? asked : pause;
    }

    private void attempt(UploadTicket.Part part) throws StoreException {
        PartFailure failure = new PartFailure(ticket, part, clock);
        if (failure.isExpired()) {
            throw failure.expired();
        }
        PartBody body = new PartBody(file, part, sent);
        Call call = client.newCall(request(ticket, part, body));
        Instant at = clock.instant();
        long started = System.nanoTime();
        int status = 0;
        String note = "";
        stop.watch(call);
        try (Response response = call.execute()) {
            status = response.code();
            if (!response.isSuccessful()) {
                body.inVain();
                throw failure.refused(response);
            }
        } catch (IOException e) {
            body.inVain();
            note = Unanswered.note(e);
            throw failure.broken(e);
        } finally {
            stop.unwatch(call);
            long millis = (System.nanoTime() - started) / 1_000_000;
            String host = part.url().getAuthority();
            listener.exchanged(new Exchange(at, part.method(), host, part.url().getRawPath(), status, millis, note));
        }
    }

    private static Request request(UploadTicket ticket, UploadTicket.Part part, PartBody body) throws StoreException {
        try {
            Request.Builder request =
                    new Request.Builder().url(part.url().toString()).method(part.method(), body);
            part.headers().forEach(request::header);
            return request.build();
        } catch (IllegalArgumentException e) {
            // Not as a cause: it quotes the address or the header, which are secrets.
            throw TicketCheck.bad(ticket, "its method, address or headers cannot be sent (" + part + ")");
        }
    }
}

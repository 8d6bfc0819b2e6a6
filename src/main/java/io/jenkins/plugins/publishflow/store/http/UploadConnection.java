package io.jenkins.plugins.publishflow.store.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * How the requests of one upload are made, told of and tried again, whichever way its bytes go. Used by several threads.
 *
 * @param firstPause before the second try; doubles with each further one
 * @param listener hears of every request
 */
record UploadConnection(
        OkHttpClient client,
        UploadTicket ticket,
        FileChannel file,
        Clock clock,
        Duration firstPause,
        UploadStop stop,
        SentBytes sent,
        ExchangeListener listener) {

    private static final int TRIES = 5;

    /** The longest wait for a storage; beyond that the upload ends and the flow waits, which holds no thread. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    /** What only a new ticket can mend. */
    private static final Set<String> NEED_TICKET = Set.of(TicketUploader.EXPIRED, PartFailure.NEEDS_TOKEN);

    /** What an answer comes to. */
    interface Answer<T> {
        T of(Response response) throws IOException, StoreException;
    }

    PartFailure failure(UploadTicket.Part part) {
        return new PartFailure(ticket, part, clock);
    }

    /** A request with the ticket's headers, and with others besides. */
    Request request(UploadTicket.Part part, @CheckForNull RequestBody body, Map<String, String> headers)
            throws StoreException {
        try {
            Request.Builder request =
                    new Request.Builder().url(part.url().toString()).method(part.method(), body);
            part.headers().forEach(request::header);
            headers.forEach(request::header);
            return request.build();
        } catch (IllegalArgumentException e) {
            // Not as a cause: it quotes the address or the header, which are secrets.
            throw TicketCheck.bad(ticket, "its method, address or headers cannot be sent (" + part + ")");
        }
    }

    /**
     * Makes one request.
     *
     * @param inVain takes back what was counted as sent; called where the answer is no success, or where there is none
     */
    <T> T exchange(UploadTicket.Part part, Request request, Runnable inVain, Answer<T> answer) throws StoreException {
        Call call = client.newCall(request);
        Instant at = clock.instant();
        long started = System.nanoTime();
        int status = 0;
        String note = "";
        stop.watch(call);
        try (Response response = call.execute()) {
            status = response.code();
            if (!response.isSuccessful()) {
                inVain.run();
            }
            return answer.of(response);
        } catch (IOException e) {
            inVain.run();
            note = Unanswered.note(e);
            throw failure(part).broken(e);
        } finally {
            stop.unwatch(call);
            long millis = (System.nanoTime() - started) / 1_000_000;
            String host = part.url().getAuthority();
            listener.exchanged(new Exchange(at, part.method(), host, part.url().getRawPath(), status, millis, note));
        }
    }

    /**
     * How long to wait before the next try: doubles, a quarter more or less by chance, and is never shorter than the
     * store asks.
     *
     * @param tries how many there were without any progress
     * @throws StoreException the failure itself, where this upload cannot go on or a wait so long is not for it
     */
    Duration pauseAfter(StoreException failure, int tries) throws StoreException {
        double factor = (1 << tries - 1) * (0.75 + ThreadLocalRandom.current().nextDouble() / 2);
        Duration pause = Duration.ofMillis((long) (firstPause.toMillis() * factor));
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        Duration longer = pause.compareTo(asked) < 0 ? asked : pause;
        if (!failure.isTransient()
                || NEED_TICKET.contains(failure.problem().code())
                || tries == TRIES
                || longer.compareTo(LONGEST_PAUSE) > 0) {
            throw failure;
        }
        return longer;
    }
}

package io.jenkins.plugins.publishflow.store.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Sends a file to the one address of a resumable upload. After each break it asks how many bytes have arrived, and goes on
 * behind them; so an upload of hours survives any number of breaks, as long as it gets on. Google's resumable uploads: the
 * bytes are sent in one request, 308 tells how far they came.
 */
final class ResumableSender implements Callable<String> {

    private static final int INCOMPLETE = 308;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int MAX_REFUSAL = 16 * 1024;
    private static final String NEEDS_TOKEN = "upload.address-not-enough";
    private static final Pattern ARRIVED = Pattern.compile("(?:bytes=)?0-(\\d{1,18})");

    private final OkHttpClient client;
    private final UploadTicket ticket;
    private final UploadTicket.Part whole;
    private final FileChannel file;
    private final Clock clock;
    private final Duration firstPause;
    private final UploadStop stop;
    private final SentBytes sent;
    private final ExchangeListener listener;
    private long arrived;
    private String refusal = PartSender.NO_ANSWER;

    ResumableSender(
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
        this.whole = ticket.parts().get(0);
        this.file = file;
        this.clock = clock;
        this.firstPause = firstPause;
        this.stop = stop;
        this.sent = sent;
        this.listener = listener;
    }

    /**
     * Returns when the store has all bytes, or when all is stopped. Where the store does not want the file for what is in
     * it, returns status and text of its answer, for only a connector can tell what that means.
     */
    @Override
    public String call() throws StoreException, InterruptedException {
        boolean complete = false;
        boolean known = true;
        int tries = 0;
        while (!complete && !stop.isStopped()) {
            long before = arrived;
            try {
                complete = known ? sendRest() : ask();
                known = !known || complete;
            } catch (StoreException e) {
                known = false;
                tries = arrived > before ? 1 : tries + 1;
                Duration pause = PartSender.pause(firstPause, tries, e);
                if (!e.isTransient()
                        || PartSender.isExpiry(e)
                        || NEEDS_TOKEN.equals(e.problem().code())
                        || tries == PartSender.TRIES
                        || pause.compareTo(PartSender.LONGEST_PAUSE) > 0) {
                    throw e;
                }
                stop.pause(pause);
            }
        }
        return refusal;
    }

    /** Asks how many bytes have arrived; whether these are all. */
    private boolean ask() throws StoreException {
        return exchange(RequestBytes.of("PUT", null), "bytes */" + whole.length(), null);
    }

    private boolean sendRest() throws StoreException {
        UploadTicket.Part rest = new UploadTicket.Part(
                whole.number(), whole.method(), whole.url(), arrived, whole.length() - arrived, whole.headers());
        PartBody body = new PartBody(file, rest, sent);
        String range = "bytes " + arrived + "-" + (whole.length() - 1) + "/" + whole.length();
        return exchange(body, range, body);
    }

    private boolean exchange(RequestBody bytes, String range, @CheckForNull PartBody rest) throws StoreException {
        PartFailure failure = new PartFailure(ticket, whole, clock);
        Call call = client.newCall(request(bytes, range));
        Instant at = clock.instant();
        long started = System.nanoTime();
        int status = 0;
        String note = "";
        stop.watch(call);
        try (Response response = call.execute()) {
            status = response.code();
            if (response.isSuccessful()) {
                return true;
            }
            takeBack(rest);
            if (status == INCOMPLETE) {
                long before = arrived;
                learn(response);
                if (rest != null && arrived <= before) {
                    throw failure.stalled();
                }
                return false;
            }
            if (isVerdict(status)) {
                refusal = status + " " + response.peekBody(MAX_REFUSAL).string();
                return true;
            }
            throw refused(failure, response);
        } catch (IOException e) {
            takeBack(rest);
            note = Unanswered.note(e);
            throw failure.broken(e);
        } finally {
            stop.unwatch(call);
            long millis = (System.nanoTime() - started) / 1_000_000;
            String host = whole.url().getAuthority();
            listener.exchanged(
                    new Exchange(at, whole.method(), host, whole.url().getRawPath(), status, millis, note));
        }
    }

    private static void takeBack(@CheckForNull PartBody rest) {
        if (rest != null) {
            rest.inVain();
        }
    }

    /** What 308 says of the bytes that have arrived: none where it names no range. */
    private void learn(Response response) {
        String range = response.header("Range");
        Matcher matcher = ARRIVED.matcher(range == null ? "" : range.strip());
        long now = matcher.matches() ? Math.min(Long.parseLong(matcher.group(1)) + 1, whole.length() - 1) : 0;
        sent.add(now - arrived);
        arrived = now;
    }

    /** Whether the store has looked at the file and does not want it. */
    private static boolean isVerdict(int status) {
        return status == BAD_REQUEST || status == FORBIDDEN || status == CONFLICT;
    }

    private StoreException refused(PartFailure failure, Response response) throws IOException {
        int status = response.code();
        if (status == NOT_FOUND || status == GONE) {
            return failure.gone();
        }
        if (status == UNAUTHORIZED && !whole.headers().containsKey("Authorization")) {
            return failure.closed();
        }
        return failure.refused(response);
    }

    private Request request(RequestBody bytes, String range) throws StoreException {
        try {
            Request.Builder request =
                    new Request.Builder().url(whole.url().toString()).method(whole.method(), bytes);
            whole.headers().forEach(request::header);
            return request.header("Content-Range", range).build();
        } catch (IllegalArgumentException e) {
            // Not as a cause: it quotes the address or the header, which are secrets.
            throw TicketCheck.bad(ticket, "its method, address or headers cannot be sent (" + whole + ")");
        }
    }
}

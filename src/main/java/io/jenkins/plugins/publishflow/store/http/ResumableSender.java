package io.jenkins.plugins.publishflow.store.http;

import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern ARRIVED = Pattern.compile("(?:bytes=)?0-(\\d{1,18})");

    private final UploadConnection connection;
    private final UploadTicket.Part whole;
    private long arrived;
    private String refusal = PartSender.NO_ANSWER;

    ResumableSender(UploadConnection connection) {
        this.connection = connection;
        this.whole = connection.ticket().parts().get(0);
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
        while (!complete && !connection.stop().isStopped()) {
            long before = arrived;
            try {
                complete = known ? sendRest() : ask();
                known = !known || complete;
            } catch (StoreException e) {
                known = false;
                tries = arrived > before ? 1 : tries + 1;
                connection.stop().pause(connection.pauseAfter(e, tries));
            }
        }
        return refusal;
    }

    /** Asks how many bytes have arrived; whether these are all. */
    private boolean ask() throws StoreException {
        Request request = request(RequestBytes.of("PUT", null), "bytes */" + whole.length());
        return connection.exchange(whole, request, () -> {}, this::isComplete);
    }

    private boolean sendRest() throws StoreException {
        UploadTicket.Part rest = new UploadTicket.Part(
                whole.number(), whole.method(), whole.url(), arrived, whole.length() - arrived, whole.headers());
        PartBody body = new PartBody(connection.file(), rest, connection.sent());
        String range = "bytes " + arrived + "-" + (whole.length() - 1) + "/" + whole.length();
        return connection.exchange(whole, request(body, range), body::inVain, response -> {
            long before = arrived;
            boolean complete = isComplete(response);
            if (!complete && arrived <= before) {
                throw connection.failure(whole).stalled();
            }
            return complete;
        });
    }

    private boolean isComplete(Response response) throws IOException, StoreException {
        if (response.isSuccessful()) {
            return true;
        }
        if (response.code() == INCOMPLETE) {
            learn(response);
            return false;
        }
        if (isVerdict(response.code())) {
            refusal = response.code() + " " + response.peekBody(MAX_REFUSAL).string();
            return true;
        }
        throw refused(response);
    }

    /** What 308 says of the bytes that have arrived: none where it names no range. */
    private void learn(Response response) {
        String range = response.header("Range");
        Matcher matcher = ARRIVED.matcher(range == null ? "" : range.strip());
        long now = matcher.matches() ? Math.min(Long.parseLong(matcher.group(1)) + 1, whole.length() - 1) : 0;
        connection.sent().add(now - arrived);
        arrived = now;
    }

    /** Whether the store has looked at the file and does not want it. */
    private static boolean isVerdict(int status) {
        return status == BAD_REQUEST || status == FORBIDDEN || status == CONFLICT;
    }

    private StoreException refused(Response response) throws IOException {
        PartFailure failure = connection.failure(whole);
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
        return connection.request(whole, bytes, Map.of("Content-Range", range));
    }
}

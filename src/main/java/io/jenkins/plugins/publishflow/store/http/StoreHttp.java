package io.jenkins.plugins.publishflow.store.http;

import io.jenkins.plugins.publishflow.store.StoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Sends API requests, each exactly once: follows no redirect, repeats nothing, never sleeps. When to try again is for
 * the caller, who knows what a request changes. Thread-safe; one instance serves any number of connectors and shares
 * its connections among them.
 */
public final class StoreHttp {

    /** The most bytes of an answer that are read. */
    public static final int MAX_BODY = 16 * 1024 * 1024;

    private final OkHttpClient client;
    private final Clock clock;

    /** @param clock tells when requests were sent and answers came */
    public StoreHttp(HttpSettings settings, Clock clock) {
        this(Transport.client(settings), clock);
    }

    StoreHttp(OkHttpClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Sends the request and reads the whole answer, whatever its status. An interrupt of this thread cancels the
     * request at once and stays set.
     *
     * @param listener hears of the request once, in this thread
     * @throws StoreException of kind UNAVAILABLE where no whole answer came: the request may have been done all the
     *     same; of kind INPUT or CREDENTIALS where the address, the proxy or the certificate do not allow to send it
     */
    public HttpAnswer send(HttpCall call, ExchangeListener listener) throws StoreException {
        if (!StoreUrl.isSafe(call.url())) {
            throw Unanswered.unsafe(call);
        }
        Request request = request(call);
        Instant sent = clock.instant();
        long started = System.nanoTime();
        try {
            HttpAnswer answer = exchange(call, request);
            listener.exchanged(report(call, sent, started, answer.status(), ""));
            return answer;
        } catch (IOException e) {
            StoreException problem = Unanswered.problem(call, e);
            listener.exchanged(report(call, sent, started, 0, Unanswered.note(e)));
            throw problem;
        }
    }

    private HttpAnswer exchange(HttpCall call, Request request) throws IOException {
        CompletableFuture<HttpAnswer> future = new CompletableFuture<>();
        Call sending = client.newCall(request);
        sending.enqueue(new Callback() {
            @Override
            public void onResponse(Call done, Response response) {
                try (response) {
                    future.complete(answer(call, response));
                } catch (IOException | RuntimeException e) {
                    future.completeExceptionally(e);
                }
            }

            @Override
            public void onFailure(Call failed, IOException e) {
                future.completeExceptionally(e);
            }
        });
        try {
            return future.get();
        } catch (InterruptedException e) {
            sending.cancel();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(Unanswered.INTERRUPTED);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
        }
    }

    private static Request request(HttpCall call) throws StoreException {
        try {
            Request.Builder request = new Request.Builder()
                    .url(call.url().toString())
                    .method(call.method(), RequestBytes.of(call.method(), call.body()));
            call.headers().forEach(request::header);
            return request.build();
        } catch (IllegalArgumentException e) {
            // Not as a cause: it may quote a header.
            throw Unanswered.badAddress(call);
        }
    }

    private HttpAnswer answer(HttpCall call, Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(MAX_BODY + 1L)) {
            throw new AnswerTooLongException();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers()
                .forEach(header -> headers.put(header.getFirst().toLowerCase(Locale.ROOT), header.getSecond()));
        return new HttpAnswer(call, response.code(), headers, source.readByteArray(), clock.instant());
    }

    private static Exchange report(HttpCall call, Instant sent, long started, int status, String note) {
        long millis = (System.nanoTime() - started) / 1_000_000;
        return new Exchange(
                sent, call.method(), call.url().getAuthority(), call.url().getRawPath(), status, millis, note);
    }
}

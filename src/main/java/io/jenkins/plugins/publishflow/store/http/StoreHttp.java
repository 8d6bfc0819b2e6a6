package io.jenkins.plugins.publishflow.store.http;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.time.Clock;
import okhttp3.OkHttpClient;

/**
 * Sends API requests, one at a time and each exactly once: follows no redirect, repeats nothing, never sleeps. When to
 * try again is for the caller, who knows what a request changes. Thread-safe; one instance serves any number of
 * connectors and shares its connections among them.
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
     * Sends the request and reads the whole answer, whatever its status.
     *
     * @param listener hears of the request once, in this thread
     * @throws StoreException of kind UNAVAILABLE where no whole answer came: the request may have been done all the
     *     same; of kind STOPPED where the thread was interrupted, which it then still is
     */
    public HttpAnswer send(HttpCall call, ExchangeListener listener) throws StoreException {
        throw new StoreException(new Problem(Problem.Kind.UNEXPECTED, "http.shell", "being written", null, "wait"));
    }
}

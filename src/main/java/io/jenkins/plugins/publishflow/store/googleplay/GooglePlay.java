package io.jenkins.plugins.publishflow.store.googleplay;

import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.net.URI;
import java.time.Clock;

/**
 * Google Play, as one service account sees it. Holds the key and a token in memory alone; make it anew after a restart.
 * Makes no request until asked to. Thread-safe.
 */
public final class GooglePlay {

    /** Google's own address. */
    public static final URI DEFAULT_BASE = URI.create("https://androidpublisher.googleapis.com");

    private final PublisherApi api;

    /**
     * @param key what access tokens are asked for with, at the address that it names itself
     * @param base {@link #DEFAULT_BASE}, or the address of a sandbox
     * @param http sends the requests; may be shared with other connectors
     * @param clock dates the tokens
     * @param listener hears of every request
     */
    public GooglePlay(ServiceAccountKey key, URI base, StoreHttp http, Clock clock, ExchangeListener listener) {
        this.api = new PublisherApi(base, new AccessTokens(key, http, clock, listener), http, listener);
    }

    /** One app, by its package name. */
    public PlayApp app(String packageName) {
        return new PlayApp(api, packageName);
    }
}

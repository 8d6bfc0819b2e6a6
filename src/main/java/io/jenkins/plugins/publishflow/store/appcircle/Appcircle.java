package io.jenkins.plugins.publishflow.store.appcircle;

import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.time.Clock;

/**
 * Appcircle, as one key sees it: one accessor for each group of requests. Holds the key and a token in memory alone; make
 * it anew after a restart. Makes no request until asked to. Thread-safe.
 */
public final class Appcircle {

    private final Api api;

    /**
     * @param addresses {@link AppcircleAddresses#CLOUD}, a self-hosted Appcircle, or a sandbox
     * @param http sends the requests; may be shared with other connectors
     * @param clock tells when a token ends
     * @param listener hears of every request
     */
    public Appcircle(
            AppcircleKey key, AppcircleAddresses addresses, StoreHttp http, Clock clock, ExchangeListener listener) {
        this.api = new Api(addresses.api(), new Access(key, addresses.auth(), http, clock, listener), http, listener);
    }

    /** Publish profiles. */
    public Profiles profiles() {
        return new Profiles(api);
    }

    /** Versions in a profile: upload, release candidate, release notes. */
    public AppVersions appVersions() {
        return new AppVersions(api);
    }

    /** The flows that Appcircle runs for a version. */
    public Publishes publishes() {
        return new Publishes(api);
    }
}

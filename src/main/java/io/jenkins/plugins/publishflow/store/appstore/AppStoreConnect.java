package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * App Store Connect, as one key sees it: one accessor for each group of resources. Holds the key and a token in memory
 * alone; make it anew after a restart. Makes no request until asked to. Thread-safe.
 */
public final class AppStoreConnect {

    /** Apple's own address. */
    public static final URI DEFAULT_BASE = URI.create("https://api.appstoreconnect.apple.com");

    private final JsonApi api;

    /**
     * @param key what the requests are signed with
     * @param base {@link #DEFAULT_BASE}, or the address of a sandbox
     * @param http sends the requests; may be shared with other connectors
     * @param clock dates the tokens
     * @param listener hears of every request
     */
    public AppStoreConnect(AppStoreKey key, URI base, StoreHttp http, Clock clock, ExchangeListener listener) {
        this.api = new JsonApi(base, new Tokens(key, clock), http, listener);
    }

    /** The apps that the key can see. */
    public Apps apps() {
        return new Apps(api);
    }

    /** Uploads of binaries. */
    public BuildUploads buildUploads() {
        return new BuildUploads(api);
    }

    /** The builds that Apple has taken. */
    public Builds builds() {
        return new Builds(api);
    }

    /** Testers, what they read, and beta review. */
    public TestFlight testFlight() {
        return new TestFlight(api);
    }

    /** What the store says of apps themselves, in no language. */
    public AppInfos appInfos() {
        return new AppInfos(api);
    }

    /** The texts of apps themselves, by language. */
    public Localizations appInfoLocalizations() {
        return Localizations.ofAppInfos(api);
    }

    /** The versions on the App Store. */
    public AppStoreVersions appStoreVersions() {
        return new AppStoreVersions(api);
    }

    /** The texts of versions, by language. */
    public Localizations versionLocalizations() {
        return Localizations.ofVersions(api);
    }

    /** What App Review has to know of versions. */
    public ReviewDetails reviewDetails() {
        return new ReviewDetails(api);
    }

    /** Submissions to App Review. */
    public ReviewSubmissions reviewSubmissions() {
        return new ReviewSubmissions(api);
    }

    /** Rollouts over seven days. */
    public PhasedReleases phasedReleases() {
        return new PhasedReleases(api);
    }

    /** What Apple said latest of the key's hourly limit; empty before it has said anything. */
    public Optional<RateLimit> rateLimit() {
        return api.rateLimit();
    }
}

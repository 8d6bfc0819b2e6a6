package io.jenkins.plugins.publishflow.store.huawei;

import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.net.URI;
import java.time.Clock;

/**
 * AppGallery Connect, as one key sees it: one accessor for each group of requests. Holds the key and a token in memory
 * alone; make it anew after a restart. Makes no request until asked to. Thread-safe.
 */
public final class AppGallery {

    /** Huawei's own address; accounts of other sites have others. */
    public static final URI DEFAULT_BASE = URI.create("https://connect-api.cloud.huawei.com/api");

    /** Code of the problem that a package is still being parsed or compiled: the same works some minutes later. */
    public static final String COMPILING = "huawei.package-compiling";

    /** Code of the problem that the security scan of a package still runs: the same works some minutes later. */
    public static final String SCANNING = "huawei.security-scan";

    private final PublishingApi api;

    /**
     * @param key of either kind
     * @param base {@link #DEFAULT_BASE}, the address of another site, or that of a sandbox
     * @param http sends the requests; may be shared with other connectors
     * @param clock dates the tokens
     * @param listener hears of every request
     */
    public AppGallery(HuaweiKey key, URI base, StoreHttp http, Clock clock, ExchangeListener listener) {
        Access access = key instanceof ServiceAccountKey account
                ? new SignedAccess(account, clock)
                : new ClientAccess((ApiClientKey) key, base, http, clock, listener);
        this.api = new PublishingApi(base, access, http, listener);
    }

    /** Apps and their state. */
    public Apps apps() {
        return new Apps(api);
    }

    /** Packages of apps: upload, registration, compile state. */
    public Packages packages() {
        return new Packages(api);
    }

    /** Texts of apps by language. */
    public Texts texts() {
        return new Texts(api);
    }

    /** Submission to review, and when a version goes live. */
    public Submissions submissions() {
        return new Submissions(api);
    }

    /** Releases to a share of the users. */
    public PhasedReleases phasedReleases() {
        return new PhasedReleases(api);
    }
}

package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.model.Run;
import io.jenkins.plugins.publishflow.flow.Stores;
import io.jenkins.plugins.publishflow.jenkins.config.StoreAccess;
import io.jenkins.plugins.publishflow.jenkins.credentials.StoreKeys;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * The real stores, reached with the keys that the build names. A key is looked up when it is needed first, and again from
 * time to time, for a release may wait longer than a key lives.
 */
final class RealStores implements Surroundings, Stores {

    /** Long enough that the tracking of uses, which writes to disk, does not come with every request. */
    private static final Duration KEY_IS_KEPT = Duration.ofMinutes(10);

    private final Run<?, ?> build;
    private final Map<String, String> keys;
    private final InstantSource time;
    private AppStoreConnect appStore;
    private Instant lookedUp = Instant.EPOCH;

    RealStores(Run<?, ?> build, Map<String, String> keys, InstantSource time) {
        this.build = build;
        this.keys = keys;
        this.time = time;
    }

    @Override
    public Stores stores() {
        return this;
    }

    @Override
    public RunTime time() {
        return RunTime.WORLD;
    }

    @Override
    public boolean isLocal() {
        return false;
    }

    @Override
    public synchronized AppStoreConnect appStore() throws StoreException {
        Instant now = time.instant();
        if (appStore == null || lookedUp.plus(KEY_IS_KEPT).isBefore(now)) {
            String id = keys.get(Store.APP_STORE.id());
            if (id == null || id.isBlank()) {
                throw new StoreException(noKey());
            }
            Clock clock = Clock.systemUTC();
            appStore = new AppStoreConnect(
                    StoreKeys.appStore(build, id),
                    StoreAccess.endpoint(Store.APP_STORE),
                    StoreAccess.client(),
                    clock,
                    ExchangeListener.NONE);
            lookedUp = now;
        }
        return appStore;
    }

    /** What is wrong where the key of App Store Connect is needed and not named. */
    static Problem noKey() {
        return new Problem(
                Problem.Kind.INPUT,
                "jenkins.no-key",
                "No key is named for App Store Connect.",
                null,
                "Name the credentials: keys: ['app-store': 'the-credentials-id'].");
    }

    @Override
    public void close() {
        // Connectors hold no connection that has to be closed.
    }
}

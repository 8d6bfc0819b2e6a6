package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.model.Run;
import io.jenkins.plugins.publishflow.flow.Stores;
import io.jenkins.plugins.publishflow.jenkins.config.StoreAccess;
import io.jenkins.plugins.publishflow.jenkins.credentials.StoreKeys;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appcircle.Appcircle;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.googleplay.GooglePlay;
import io.jenkins.plugins.publishflow.store.huawei.AppGallery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
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
    private final Map<Store, Kept> connectors = new EnumMap<>(Store.class);

    RealStores(Run<?, ?> build, Map<String, String> keys, InstantSource time) {
        this.build = build;
        this.keys = keys;
        this.time = time;
    }

    /** The connector of a store, and since when there is that one. */
    private record Kept(Stores stores, Instant since) {}

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
    public AppStoreConnect appStore() throws StoreException {
        return kept(Store.APP_STORE).appStore();
    }

    @Override
    public GooglePlay googlePlay() throws StoreException {
        return kept(Store.GOOGLE_PLAY).googlePlay();
    }

    @Override
    public AppGallery huawei() throws StoreException {
        return kept(Store.HUAWEI).huawei();
    }

    @Override
    public Appcircle appcircle() throws StoreException {
        return kept(Store.APPCIRCLE).appcircle();
    }

    private synchronized Stores kept(Store store) throws StoreException {
        Instant now = time.instant();
        Kept kept = connectors.get(store);
        if (kept == null || kept.since().plus(KEY_IS_KEPT).isBefore(now)) {
            String id = keys.get(store.id());
            if (id == null || id.isBlank()) {
                throw new StoreException(noKey(store));
            }
            kept = new Kept(StoreAccess.stores(StoreKeys.ring(build, store, id), store), now);
            connectors.put(store, kept);
        }
        return kept.stores();
    }

    /** What is wrong where the key of a store is needed and not named. */
    static Problem noKey(Store store) {
        return new Problem(
                Problem.Kind.INPUT,
                "jenkins.no-key",
                "No key is named for " + store.displayName() + ".",
                null,
                "Name the credentials: keys: ['" + store.id() + "': 'the-credentials-id'].");
    }

    @Override
    public void close() {
        // Nothing of it is open between requests.
    }
}

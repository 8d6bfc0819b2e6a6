package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.model.Run;
import io.jenkins.plugins.publishflow.flow.Stores;
import io.jenkins.plugins.publishflow.jenkins.config.StoreAccess;
import io.jenkins.plugins.publishflow.jenkins.credentials.StoreKeys;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appcircle.Appcircle;
import io.jenkins.plugins.publishflow.store.appcircle.AppcircleAddresses;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.googleplay.GooglePlay;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.huawei.AppGallery;
import java.time.Clock;
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

    /** A connector, and since when there is that one. */
    private record Kept(Object connector, Instant since) {}

    /** Makes a connector with the credentials of that id. */
    private interface Connection<C> {
        C open(String credentialsId) throws StoreException;
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
    public AppStoreConnect appStore() throws StoreException {
        return kept(
                Store.APP_STORE,
                AppStoreConnect.class,
                id -> new AppStoreConnect(
                        StoreKeys.appStore(build, id),
                        StoreAccess.endpoint(Store.APP_STORE),
                        StoreAccess.client(),
                        Clock.systemUTC(),
                        ExchangeListener.NONE));
    }

    @Override
    public GooglePlay googlePlay() throws StoreException {
        return kept(
                Store.GOOGLE_PLAY,
                GooglePlay.class,
                id -> new GooglePlay(
                        StoreKeys.googlePlay(build, id),
                        StoreAccess.endpoint(Store.GOOGLE_PLAY),
                        StoreAccess.client(),
                        Clock.systemUTC(),
                        ExchangeListener.NONE));
    }

    @Override
    public AppGallery huawei() throws StoreException {
        return kept(
                Store.HUAWEI,
                AppGallery.class,
                id -> new AppGallery(
                        StoreKeys.huawei(build, id),
                        StoreAccess.endpoint(Store.HUAWEI),
                        StoreAccess.client(),
                        Clock.systemUTC(),
                        ExchangeListener.NONE));
    }

    @Override
    public Appcircle appcircle() throws StoreException {
        return kept(
                Store.APPCIRCLE,
                Appcircle.class,
                id -> new Appcircle(
                        StoreKeys.appcircle(build, id),
                        AppcircleAddresses.selfHosted(
                                StoreAccess.endpoint(Store.APPCIRCLE).toString()),
                        StoreAccess.client(),
                        Clock.systemUTC(),
                        ExchangeListener.NONE));
    }

    private synchronized <C> C kept(Store store, Class<C> type, Connection<C> connection) throws StoreException {
        Instant now = time.instant();
        Kept kept = connectors.get(store);
        if (kept == null || kept.since().plus(KEY_IS_KEPT).isBefore(now)) {
            String id = keys.get(store.id());
            if (id == null || id.isBlank()) {
                throw new StoreException(noKey(store));
            }
            kept = new Kept(connection.open(id), now);
            connectors.put(store, kept);
        }
        return type.cast(kept.connector());
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

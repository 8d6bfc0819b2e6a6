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
import java.util.Map;

/** The real stores, reached with the keys that the build names. Keys are looked up when they are needed first. */
final class RealStores implements Surroundings, Stores {

    private final Run<?, ?> build;
    private final Map<String, String> keys;
    private AppStoreConnect appStore;

    RealStores(Run<?, ?> build, Map<String, String> keys) {
        this.build = build;
        this.keys = keys;
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
        if (appStore == null) {
            String id = keys.get(Store.APP_STORE.id());
            if (id == null || id.isBlank()) {
                throw new StoreException(new Problem(
                        Problem.Kind.INPUT,
                        "jenkins.no-key",
                        "No key is named for App Store Connect.",
                        null,
                        "Name the credentials: keys: ['app-store': 'the-credentials-id']."));
            }
            Clock clock = Clock.systemUTC();
            appStore = new AppStoreConnect(
                    StoreKeys.appStore(build, id),
                    StoreAccess.endpoint(Store.APP_STORE),
                    StoreAccess.client(),
                    clock,
                    ExchangeListener.NONE);
        }
        return appStore;
    }

    @Override
    public void close() {
        // Connectors hold no connection that has to be closed.
    }
}

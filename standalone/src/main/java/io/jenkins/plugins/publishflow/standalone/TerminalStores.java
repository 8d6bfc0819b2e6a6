package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.flow.Stores;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKey;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.net.URI;
import java.time.Clock;

/** The connectors of a run at the terminal. */
final class TerminalStores implements Stores {

    private final AppStoreConnect appStore;

    TerminalStores(AppStoreKey key, URI endpoint, StoreHttp http, Clock clock, ExchangeListener requests) {
        appStore = new AppStoreConnect(key, endpoint, http, clock, requests);
    }

    @Override
    public AppStoreConnect appStore() {
        return appStore;
    }
}

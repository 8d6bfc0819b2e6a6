package io.jenkins.plugins.publishflow.standalone;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.flow.Stores;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appcircle.Appcircle;
import io.jenkins.plugins.publishflow.store.appcircle.AppcircleAddresses;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.googleplay.GooglePlay;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import io.jenkins.plugins.publishflow.store.huawei.AppGallery;
import java.time.Clock;

/** The connectors of a run at the terminal. */
final class TerminalStores implements Stores {

    @CheckForNull
    private final AppStoreConnect appStore;

    @CheckForNull
    private final GooglePlay googlePlay;

    @CheckForNull
    private final AppGallery huawei;

    @CheckForNull
    private final Appcircle appcircle;

    TerminalStores(KeyRing keys, Endpoints endpoints, StoreHttp http, Clock clock, ExchangeListener requests) {
        appStore = keys.appStore() == null
                ? null
                : new AppStoreConnect(keys.appStore(), endpoints.of(Store.APP_STORE), http, clock, requests);
        googlePlay = keys.googlePlay() == null
                ? null
                : new GooglePlay(keys.googlePlay(), endpoints.of(Store.GOOGLE_PLAY), http, clock, requests);
        huawei = keys.huawei() == null
                ? null
                : new AppGallery(keys.huawei(), endpoints.of(Store.HUAWEI), http, clock, requests);
        appcircle = keys.appcircle() == null
                ? null
                : new Appcircle(
                        keys.appcircle(),
                        AppcircleAddresses.selfHosted(
                                endpoints.of(Store.APPCIRCLE).toString()),
                        http,
                        clock,
                        requests);
    }

    @Override
    public AppGallery huawei() throws StoreException {
        return there(huawei, Store.HUAWEI);
    }

    @Override
    public Appcircle appcircle() throws StoreException {
        return there(appcircle, Store.APPCIRCLE);
    }

    @Override
    public AppStoreConnect appStore() throws StoreException {
        return there(appStore, Store.APP_STORE);
    }

    @Override
    public GooglePlay googlePlay() throws StoreException {
        return there(googlePlay, Store.GOOGLE_PLAY);
    }

    private static <C> C there(@CheckForNull C connector, Store store) throws StoreException {
        if (connector == null) {
            throw Stores.noKey(store);
        }
        return connector;
    }
}

package io.jenkins.plugins.publishflow.flow;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appcircle.Appcircle;
import io.jenkins.plugins.publishflow.store.appcircle.AppcircleAddresses;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.googleplay.GooglePlay;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import io.jenkins.plugins.publishflow.store.huawei.AppGallery;
import java.net.URI;
import java.time.Clock;
import java.util.function.Function;

/**
 * The connectors of a run whose keys are all known from the start: one for each store that there is a key of. Holds the
 * keys, so it is made anew with each process.
 */
public final class KeyedStores implements Stores {

    @CheckForNull
    private final AppStoreConnect appStore;

    @CheckForNull
    private final GooglePlay googlePlay;

    @CheckForNull
    private final AppGallery huawei;

    @CheckForNull
    private final Appcircle appcircle;

    /**
     * @param addresses where each store is; asked for those that there is a key of
     * @param clock the time by which tokens are made
     * @param requests hears of every request
     */
    public KeyedStores(
            KeyRing keys, Function<Store, URI> addresses, StoreHttp http, Clock clock, ExchangeListener requests) {
        appStore = keys.appStore() == null
                ? null
                : new AppStoreConnect(keys.appStore(), addresses.apply(Store.APP_STORE), http, clock, requests);
        googlePlay = keys.googlePlay() == null
                ? null
                : new GooglePlay(keys.googlePlay(), addresses.apply(Store.GOOGLE_PLAY), http, clock, requests);
        huawei = keys.huawei() == null
                ? null
                : new AppGallery(keys.huawei(), addresses.apply(Store.HUAWEI), http, clock, requests);
        appcircle = keys.appcircle() == null
                ? null
                : new Appcircle(
                        keys.appcircle(),
                        AppcircleAddresses.selfHosted(
                                addresses.apply(Store.APPCIRCLE).toString()),
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

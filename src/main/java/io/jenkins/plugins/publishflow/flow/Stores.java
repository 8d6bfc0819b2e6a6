package io.jenkins.plugins.publishflow.flow;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appcircle.Appcircle;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.googleplay.GooglePlay;
import io.jenkins.plugins.publishflow.store.huawei.AppGallery;

/**
 * The connectors of one run, made with its keys. A driver makes them anew after each restart, for keys are not saved
 * with a run. A driver answers for the stores that it has keys of; of the others a run has none.
 */
public interface Stores {

    /** @throws StoreException where the run has no key for App Store Connect, or the key is not usable */
    AppStoreConnect appStore() throws StoreException;

    /** @throws StoreException where the run has no key for Google Play, or the key is not usable */
    default GooglePlay googlePlay() throws StoreException {
        throw noKey(Store.GOOGLE_PLAY);
    }

    /** @throws StoreException where the run has no key for Huawei AppGallery, or the key is not usable */
    default AppGallery huawei() throws StoreException {
        throw noKey(Store.HUAWEI);
    }

    /** @throws StoreException where the run has no key for Appcircle, or the key is not usable */
    default Appcircle appcircle() throws StoreException {
        throw noKey(Store.APPCIRCLE);
    }

    /** What a step comes to that goes to a store of which the run has no key. */
    static StoreException noKey(Store store) {
        return new StoreException(new Problem(
                Problem.Kind.INPUT,
                "flow.no-key",
                "The flow goes to " + store.displayName() + ", but the run has no key for it.",
                null,
                "Name the key of " + store.displayName() + " with the run; in the list of keys the store is called "
                        + store.id() + "."));
    }
}

package io.jenkins.plugins.publishflow.flow;

import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;

/**
 * The connectors of one run, made with its keys. A driver makes them anew after each restart, for keys are not saved
 * with a run.
 */
public interface Stores {

    /** @throws StoreException where the run has no key for App Store Connect, or the key is not usable */
    AppStoreConnect appStore() throws StoreException;
}

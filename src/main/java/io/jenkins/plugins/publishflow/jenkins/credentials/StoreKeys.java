package io.jenkins.plugins.publishflow.jenkins.credentials;

import hudson.model.Run;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKey;

/** Looks up the keys of a build: in its own context, by id and type, and tracked as used by it. */
public final class StoreKeys {

    private StoreKeys() {}

    /**
     * The key for App Store Connect.
     *
     * @throws StoreException of kind INPUT where there are no such credentials for this build, or they are of another
     *     type or not usable; the text says which
     */
    public static AppStoreKey appStore(Run<?, ?> build, String credentialsId) throws StoreException {
        throw new IllegalStateException("being written " + build + credentialsId);
    }
}

package io.jenkins.plugins.publishflow.jenkins.credentials;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.util.FormValidation;
import io.jenkins.plugins.publishflow.flow.KeyRing;
import io.jenkins.plugins.publishflow.jenkins.config.StoreAccess;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.App;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKey;
import io.jenkins.plugins.publishflow.store.appstore.KeyCheck;

/** One trial of a key for App Store Connect, at the address and through the proxy that releases use. */
final class KeyTrial {

    private final AppStoreKey key;

    KeyTrial(AppStoreKey key) {
        this.key = key;
    }

    /**
     * Makes at most two reads, within the time-outs of all requests.
     *
     * @param bundleId the app that the key is needed for, or null for any
     * @return what it came to, for people
     * @throws StoreException where there is no address to ask
     */
    FormValidation run(@CheckForNull String bundleId) throws StoreException {
        KeyCheck check = StoreAccess.stores(KeyRing.EMPTY.appStore(key), Store.APP_STORE)
                .appStore()
                .apps()
                .check(bundleId);
        return check.isGood() ? good(check.app()) : KeyProblems.validation(Store.APP_STORE, check.problem());
    }

    private FormValidation good(@CheckForNull App app) throws StoreException {
        String accepts = "App Store Connect" + StoreAccess.at(Store.APP_STORE) + " accepts "
                + (key.issuerId().isEmpty() ? "the individual" : "the team") + " key " + key.keyId() + ", and it sees ";
        if (app == null) {
            return FormValidation.ok(accepts + "apps. Give a bundle id to try it for an app.");
        }
        return FormValidation.ok(accepts + (app.name() == null ? "" : app.name() + " ") + "(" + app.bundleId() + ").");
    }
}

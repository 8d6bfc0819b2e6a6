package io.jenkins.plugins.publishflow.jenkins.credentials;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.publishflow.flow.KeyRing;
import io.jenkins.plugins.publishflow.flow.Stores;
import io.jenkins.plugins.publishflow.jenkins.config.StoreAccess;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appcircle.Platform;
import io.jenkins.plugins.publishflow.store.appcircle.Profile;
import io.jenkins.plugins.publishflow.store.googleplay.ReleaseSummary;
import io.jenkins.plugins.publishflow.store.huawei.App;
import java.util.ArrayList;
import java.util.List;

/**
 * One trial of the credentials that a step names, at the address and through the proxy that releases use. Reads alone,
 * none of which is in the way of a release that is under way: of Google Play it begins no edit, which would drop that of
 * another build.
 */
public final class StoreTrial {

    private static final String PRODUCTION = "production";

    private final Store store;
    private final String app;

    private StoreTrial(Store store, String app) {
        this.store = store;
        this.app = app;
    }

    /**
     * What the trial came to, for people.
     *
     * @param item the job that is configured, or null outside one; the caller has checked who asks
     * @param app the app to look for: bundle id, package name, or for Appcircle the name of a profile; blank for none
     */
    public static FormValidation run(
            Store store, @CheckForNull Item item, @CheckForNull String credentialsId, @CheckForNull String app) {
        try {
            KeyRing key = StoreKeys.ring(item, store, Util.fixNull(credentialsId));
            return new StoreTrial(store, Util.fixNull(app).strip()).of(key);
        } catch (StoreException e) {
            return KeyProblems.validation(store, e.problem());
        }
    }

    private FormValidation of(KeyRing key) throws StoreException {
        if (store == Store.APP_STORE && key.appStore() != null) {
            return new KeyTrial(key.appStore()).run(Util.fixEmpty(app));
        }
        if (store != Store.APPCIRCLE && app.isEmpty()) {
            return FormValidation.error("Give the package name of an app to test the key with: " + store.displayName()
                    + " tells by it what the key may see.");
        }
        Stores stores = StoreAccess.stores(key, store);
        return switch (store) {
            case GOOGLE_PLAY -> googlePlay(stores.googlePlay().app(app).releases(PRODUCTION));
            case HUAWEI -> huawei(stores.huawei().apps().find(app));
            default ->
                appcircle(
                        stores.appcircle().profiles().list(Platform.IOS),
                        stores.appcircle().profiles().list(Platform.ANDROID));
        };
    }

    private FormValidation googlePlay(List<ReleaseSummary> live) throws StoreException {
        // A track that never had a release and an app that is not to be seen are answered alike.
        return live.isEmpty()
                ? FormValidation.warning(accepts() + ", and shows no release of " + app + " on the track production."
                        + " Where the app has one, invite the service account in Play Console and give it rights for"
                        + " the app.")
                : FormValidation.ok(accepts() + ", and it sees the releases of " + app + ".");
    }

    private FormValidation huawei(List<App> found) throws StoreException {
        return found.isEmpty()
                ? FormValidation.error(accepts() + ", but it sees no app with the package name " + app + ".")
                : FormValidation.ok(accepts() + ", and it sees " + found.get(0).name() + " (" + app + ").");
    }

    private FormValidation appcircle(List<Profile> ios, List<Profile> android) throws StoreException {
        List<Profile> all = new ArrayList<>(ios);
        all.addAll(android);
        if (!app.isEmpty() && all.stream().noneMatch(profile -> profile.name().equals(app))) {
            return FormValidation.error(accepts() + ", but it sees no Publish profile named '" + app + "'.");
        }
        return FormValidation.ok(accepts() + ". It sees " + ios.size() + " Publish profiles for iOS and "
                + android.size() + " for Android" + (app.isEmpty() ? "." : ", " + app + " among them."));
    }

    private String accepts() throws StoreException {
        return store.displayName() + StoreAccess.at(store) + " accepts the key";
    }
}

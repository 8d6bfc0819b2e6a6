package io.jenkins.plugins.publishflow.flow;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.appcircle.AppcircleKey;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKey;
import io.jenkins.plugins.publishflow.store.googleplay.ServiceAccountKey;
import io.jenkins.plugins.publishflow.store.huawei.HuaweiKey;

/**
 * The keys of a run, one for each store that its flow goes to.
 *
 * @param appStore for App Store Connect, or null where the flow does not go there
 * @param googlePlay for Google Play, likewise
 * @param huawei for AppGallery Connect, likewise
 * @param appcircle for Appcircle, likewise
 */
public record KeyRing(
        @CheckForNull AppStoreKey appStore,
        @CheckForNull ServiceAccountKey googlePlay,
        @CheckForNull HuaweiKey huawei,
        @CheckForNull AppcircleKey appcircle) {

    /** No key at all. */
    public static final KeyRing EMPTY = new KeyRing(null, null, null, null);

    public KeyRing appStore(AppStoreKey key) {
        return new KeyRing(key, googlePlay, huawei, appcircle);
    }

    public KeyRing googlePlay(ServiceAccountKey key) {
        return new KeyRing(appStore, key, huawei, appcircle);
    }

    public KeyRing huawei(HuaweiKey key) {
        return new KeyRing(appStore, googlePlay, key, appcircle);
    }

    public KeyRing appcircle(AppcircleKey key) {
        return new KeyRing(appStore, googlePlay, huawei, key);
    }
}

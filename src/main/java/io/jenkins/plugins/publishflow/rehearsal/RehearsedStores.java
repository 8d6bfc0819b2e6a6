package io.jenkins.plugins.publishflow.rehearsal;

import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.KeyRing;
import io.jenkins.plugins.publishflow.flow.KeyedStores;
import io.jenkins.plugins.publishflow.flow.Stores;
import io.jenkins.plugins.publishflow.flow.definition.StoreNeeds;
import io.jenkins.plugins.publishflow.flow.step.googleplay.EarlierRelease;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appcircle.CircleSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import io.jenkins.plugins.publishflow.sandbox.googleplay.PlayApp;
import io.jenkins.plugins.publishflow.sandbox.huawei.GallerySettings;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appcircle.AppcircleKey;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKeyFile;
import io.jenkins.plugins.publishflow.store.googleplay.ServiceAccountKeyFile;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import io.jenkins.plugins.publishflow.store.huawei.HuaweiKeyFile;
import java.time.Clock;
import java.util.List;

/** The stores of a rehearsal: sandboxes that have the app and what its flow names, and the keys to them. */
public final class RehearsedStores {

    private RehearsedStores() {}

    /**
     * Sandboxes that have an app, with the tracks, earlier releases, languages, groups and profiles that a flow names.
     *
     * @param app bundle id or package name
     * @param name of the app, as users see it
     */
    public static SandboxOptions options(String app, String name, Flow flow) {
        StoreNeeds needs = StoreNeeds.of(flow);
        List<PlayApp.Release> earlier = EarlierRelease.of(flow).stream()
                .map(release -> new PlayApp.Release(
                        release.versionCode(), release.track(), release.status().value()))
                .toList();
        return SandboxOptions.USUAL
                .publishing(app, name, needs.playTracks(), earlier)
                .huawei(GallerySettings.USUAL
                        .releasing(app, name, needs.huaweiLanguages())
                        .numbered(app, needs.huaweiAppId()))
                .appcircle(CircleSettings.USUAL.profiles(needs.appcircleProfiles()))
                .releasing(app, name, needs.locales(), needs.internalGroups(), needs.externalGroups());
    }

    /**
     * The keys of all stores of a sandbox.
     *
     * @throws StoreException where one is not usable, which would be a defect
     */
    public static KeyRing keys(Sandbox sandbox) throws StoreException {
        SandboxKey key = sandbox.teamKey();
        return KeyRing.EMPTY
                .appStore(AppStoreKeyFile.parse(key.pem(), key.fileName(), key.keyId(), key.issuerId()))
                .googlePlay(ServiceAccountKeyFile.parse(sandbox.googlePlay().keyFile(), null))
                .huawei(HuaweiKeyFile.parse(sandbox.huaweiKeys().clientFile(), null))
                .appcircle(AppcircleKey.personal(sandbox.appcircleKeys().personal(), null));
    }

    /** The connectors of a run to all stores of a sandbox, with its keys. */
    public static Stores of(Sandbox sandbox, StoreHttp http, Clock clock) throws StoreException {
        return new KeyedStores(keys(sandbox), store -> sandbox.baseUrl(), http, clock, ExchangeListener.NONE);
    }
}

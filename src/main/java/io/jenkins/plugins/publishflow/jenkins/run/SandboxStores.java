package io.jenkins.plugins.publishflow.jenkins.run;

import io.jenkins.plugins.publishflow.flow.Stores;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appcircle.Appcircle;
import io.jenkins.plugins.publishflow.store.appcircle.AppcircleAddresses;
import io.jenkins.plugins.publishflow.store.appcircle.AppcircleKey;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKeyFile;
import io.jenkins.plugins.publishflow.store.googleplay.GooglePlay;
import io.jenkins.plugins.publishflow.store.googleplay.ServiceAccountKeyFile;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import io.jenkins.plugins.publishflow.store.huawei.AppGallery;
import io.jenkins.plugins.publishflow.store.huawei.HuaweiKeyFile;

/** All stores of one sandbox, with its keys and by its time. */
final class SandboxStores implements Stores {

    private final AppStoreConnect appStore;
    private final GooglePlay googlePlay;
    private final AppGallery huawei;
    private final Appcircle appcircle;

    /** @throws StoreException where the sandbox's own keys are not usable, which would be a defect */
    SandboxStores(Sandbox sandbox) throws StoreException {
        StoreHttp http = new StoreHttp(HttpSettings.DEFAULT, sandbox.clock());
        SandboxKey key = sandbox.teamKey();
        appStore = new AppStoreConnect(
                AppStoreKeyFile.parse(key.pem(), key.fileName(), key.keyId(), key.issuerId()),
                sandbox.baseUrl(),
                http,
                sandbox.clock(),
                ExchangeListener.NONE);
        googlePlay = new GooglePlay(
                ServiceAccountKeyFile.parse(sandbox.googlePlay().keyFile(), null),
                sandbox.baseUrl(),
                http,
                sandbox.clock(),
                ExchangeListener.NONE);
        huawei = new AppGallery(
                HuaweiKeyFile.parse(sandbox.huaweiKeys().clientFile(), null),
                sandbox.baseUrl(),
                http,
                sandbox.clock(),
                ExchangeListener.NONE);
        appcircle = new Appcircle(
                AppcircleKey.personal(sandbox.appcircleKeys().personal(), null),
                AppcircleAddresses.at(sandbox.baseUrl()),
                http,
                sandbox.clock(),
                ExchangeListener.NONE);
    }

    @Override
    public AppStoreConnect appStore() {
        return appStore;
    }

    @Override
    public GooglePlay googlePlay() {
        return googlePlay;
    }

    @Override
    public AppGallery huawei() {
        return huawei;
    }

    @Override
    public Appcircle appcircle() {
        return appcircle;
    }
}

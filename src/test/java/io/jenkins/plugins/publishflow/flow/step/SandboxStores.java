package io.jenkins.plugins.publishflow.flow.step;

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
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import io.jenkins.plugins.publishflow.store.huawei.AppGallery;
import io.jenkins.plugins.publishflow.store.huawei.HuaweiKeyFile;
import java.time.Clock;

/** The connectors of a run against a sandbox, with its keys; each is made when it is asked for first. */
public final class SandboxStores implements Stores {

    private final Sandbox sandbox;
    private final StoreHttp http;
    private final Clock clock;
    private AppStoreConnect appStore;
    private AppGallery huawei;
    private GooglePlay googlePlay;
    private Appcircle appcircle;

    public SandboxStores(Sandbox sandbox, StoreHttp http, Clock clock) {
        this.sandbox = sandbox;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public AppStoreConnect appStore() throws StoreException {
        if (appStore == null) {
            SandboxKey key = sandbox.teamKey();
            appStore = new AppStoreConnect(
                    AppStoreKeyFile.parse(key.pem(), key.fileName(), key.keyId(), key.issuerId()),
                    sandbox.baseUrl(),
                    http,
                    clock,
                    ExchangeListener.NONE);
        }
        return appStore;
    }

    @Override
    public GooglePlay googlePlay() throws StoreException {
        if (googlePlay == null) {
            googlePlay = new GooglePlay(
                    ServiceAccountKeyFile.parse(sandbox.googlePlay().keyFile(), null),
                    sandbox.baseUrl(),
                    http,
                    clock,
                    ExchangeListener.NONE);
        }
        return googlePlay;
    }

    @Override
    public Appcircle appcircle() throws StoreException {
        if (appcircle == null) {
            appcircle = new Appcircle(
                    AppcircleKey.personal(sandbox.appcircleKeys().personal(), null),
                    AppcircleAddresses.at(sandbox.baseUrl()),
                    http,
                    clock,
                    ExchangeListener.NONE);
        }
        return appcircle;
    }

    @Override
    public AppGallery huawei() throws StoreException {
        if (huawei == null) {
            huawei = new AppGallery(
                    HuaweiKeyFile.parse(sandbox.huaweiKeys().clientFile(), null),
                    sandbox.baseUrl(),
                    http,
                    clock,
                    ExchangeListener.NONE);
        }
        return huawei;
    }
}

package io.jenkins.plugins.publishflow.flow.step;

import io.jenkins.plugins.publishflow.flow.KeyRing;
import io.jenkins.plugins.publishflow.flow.KeyedStores;
import io.jenkins.plugins.publishflow.flow.Stores;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appcircle.AppcircleKey;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKeyFile;
import io.jenkins.plugins.publishflow.store.googleplay.ServiceAccountKeyFile;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import io.jenkins.plugins.publishflow.store.huawei.HuaweiKeyFile;
import java.time.Clock;

/** The connectors of a run against a sandbox, with its keys. */
public final class SandboxStores {

    private SandboxStores() {}

    /** All stores of the sandbox. */
    public static Stores of(Sandbox sandbox, StoreHttp http, Clock clock) throws StoreException {
        SandboxKey key = sandbox.teamKey();
        KeyRing keys = KeyRing.EMPTY
                .appStore(AppStoreKeyFile.parse(key.pem(), key.fileName(), key.keyId(), key.issuerId()))
                .googlePlay(ServiceAccountKeyFile.parse(sandbox.googlePlay().keyFile(), null))
                .huawei(HuaweiKeyFile.parse(sandbox.huaweiKeys().clientFile(), null))
                .appcircle(AppcircleKey.personal(sandbox.appcircleKeys().personal(), null));
        return new KeyedStores(keys, store -> sandbox.baseUrl(), http, clock, ExchangeListener.NONE);
    }
}

package io.jenkins.plugins.publishflow.benchmark;

import io.jenkins.plugins.publishflow.flow.Stores;
import io.jenkins.plugins.publishflow.rehearsal.RehearsedStores;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import io.jenkins.plugins.publishflow.store.appcircle.Platform;
import io.jenkins.plugins.publishflow.store.appcircle.Profile;
import io.jenkins.plugins.publishflow.store.appstore.BuildUploads;
import io.jenkins.plugins.publishflow.store.googleplay.ArtifactKind;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import io.jenkins.plugins.publishflow.store.huawei.App;

/**
 * The uploads of each store, with the tickets that its connector gets from its sandbox. Apple's sandbox drops the bytes
 * itself; those of the other stores would write them, so that a sink stands in for their storage.
 */
final class UploadBenchmark {

    private int build = 100;

    void run() throws Exception {
        SandboxOptions options = SandboxOptions.USUAL.appStore(AppStoreSettings.USUAL.keepsBytes(false));
        try (Sandbox sandbox = Sandbox.start(options);
                ByteSink sink = new ByteSink()) {
            Stores stores =
                    RehearsedStores.of(sandbox, new StoreHttp(HttpSettings.DEFAULT, sandbox.clock()), sandbox.clock());
            new UploadRace("App Store Connect", size -> apple(stores, size)).run();
            new UploadRace("Google Play", size -> sink.catching(google(stores, size))).run();
            new UploadRace("Huawei AppGallery", size -> sink.catching(huawei(stores, size))).run();
            new UploadRace("Appcircle", size -> sink.catching(appcircle(stores, size))).run();
        }
    }

    private UploadTicket apple(Stores stores, long size) throws Exception {
        BuildUploads uploads = stores.appStore().buildUploads();
        String app =
                stores.appStore().apps().get(CatalogueApp.SAMPLE.bundleId()).id();
        String upload =
                uploads.reserve(app, "1.1", String.valueOf(build++), "IOS").id();
        return uploads.reserveFile(upload, "Sample.ipa", size).ticket();
    }

    private static UploadTicket google(Stores stores, long size) throws Exception {
        return stores.googlePlay()
                .app(SampleBundle.PACKAGE)
                .beginEdit()
                .uploadArtifact(ArtifactKind.BUNDLE, size, false);
    }

    private static UploadTicket huawei(Stores stores, long size) throws Exception {
        App app = stores.huawei().apps().find(SampleBundle.PACKAGE).get(0);
        return stores.huawei().packages().ticket(app.id(), "Sample.aab", size);
    }

    private static UploadTicket appcircle(Stores stores, long size) throws Exception {
        Platform platform = Platform.ANDROID;
        Profile profile = stores.appcircle().profiles().list(platform).get(0);
        return stores.appcircle().appVersions().ticket(platform, profile.id(), "Sample.aab", size);
    }
}

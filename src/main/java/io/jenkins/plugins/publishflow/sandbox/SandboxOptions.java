package io.jenkins.plugins.publishflow.sandbox;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.appcircle.CircleSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.appstore.testflight.BetaGroups;
import io.jenkins.plugins.publishflow.sandbox.huawei.GallerySettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * How a sandbox is started.
 *
 * @param port the port on 127.0.0.1, or 0 for a free one
 * @param clock its time; states move with it. Clients must go by the same time, as tokens are checked against it
 * @param data where its state and keys are kept, so that a restarted sandbox goes on; null: nowhere
 * @param keepsKeys whether the keys are kept there, too; without, each start makes new ones of the same ids
 * @param appStore how App Store Connect is set up
 * @param apps the apps that the account has from the start; those that the kept state has already stay as they are
 * @param huawei how AppGallery Connect is set up
 * @param appcircle how Appcircle is set up
 */
public record SandboxOptions(
        int port,
        Clock clock,
        @CheckForNull Path data,
        boolean keepsKeys,
        AppStoreSettings appStore,
        List<CatalogueApp> apps,
        GallerySettings huawei,
        CircleSettings appcircle) {

    /** A free port, the world's time, nothing kept, the sample app and its decoy. */
    public static final SandboxOptions USUAL = new SandboxOptions(
            0, Clock.systemUTC(), null, true, AppStoreSettings.USUAL, List.of(CatalogueApp.DECOY, CatalogueApp.SAMPLE), GallerySettings.USUAL,
            CircleSettings.USUAL);

    public SandboxOptions {
        apps = List.copyOf(apps);
    }

    /** The id of the app of a release, where that is none of the sandbox's own. */
    private static final String RELEASED = "6470000003";

    /** Lower than any version that people release: their app is rehearsed as an update. */
    private static final String EARLIER_VERSION = "0.0.1";

    public SandboxOptions port(int other) {
        return new SandboxOptions(other, clock, data, keepsKeys, appStore, apps, huawei, appcircle);
    }

    public SandboxOptions clock(Clock other) {
        return new SandboxOptions(port, other, data, keepsKeys, appStore, apps, huawei, appcircle);
    }

    public SandboxOptions data(Path folder) {
        return new SandboxOptions(port, clock, folder, keepsKeys, appStore, apps, huawei, appcircle);
    }

    /** For a folder that others may read: private keys stay in memory. */
    public SandboxOptions withoutKeptKeys() {
        return new SandboxOptions(port, clock, data, false, appStore, apps, huawei, appcircle);
    }

    public SandboxOptions appStore(AppStoreSettings other) {
        return new SandboxOptions(port, clock, data, keepsKeys, other, apps, huawei, appcircle);
    }

    /**
     * The same with the app of a release, set up as that release expects it in the store. One of the sandbox's own apps
     * keeps its version and its languages.
     *
     * @param name what to call the app where it is none of the sandbox's own
     * @param locales the languages that the release has texts in
     * @param internalGroups names of groups; those that every app has are there anyway
     * @param externalGroups likewise
     */
    public SandboxOptions releasing(
            String bundleId,
            String name,
            List<String> locales,
            List<String> internalGroups,
            List<String> externalGroups) {
        List<CatalogueApp> others = new ArrayList<>(apps);
        CatalogueApp app = others.stream()
                .filter(known -> known.bundleId().equals(bundleId))
                .findFirst()
                .orElseGet(() -> new CatalogueApp(RELEASED, bundleId, name, EARLIER_VERSION).locales(locales));
        others.removeIf(known -> known.id().equals(app.id()));
        others.add(app.groups(further(internalGroups), further(externalGroups)));
        return apps(others);
    }

    private static List<String> further(List<String> groups) {
        return groups.stream()
                .filter(name -> !BetaGroups.hasEveryApp(name))
                .distinct()
                .toList();
    }

    public SandboxOptions appcircle(CircleSettings other) {
        return new SandboxOptions(port, clock, data, keepsKeys, appStore, apps, huawei, other);
    }

    public SandboxOptions huawei(GallerySettings other) {
        return new SandboxOptions(port, clock, data, keepsKeys, appStore, apps, other, appcircle);
    }

    public SandboxOptions apps(List<CatalogueApp> others) {
        return new SandboxOptions(port, clock, data, keepsKeys, appStore, others, huawei, appcircle);
    }
}

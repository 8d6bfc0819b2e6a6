package io.jenkins.plugins.publishflow.sandbox;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.appcircle.CircleSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.appstore.testflight.BetaGroups;
import io.jenkins.plugins.publishflow.sandbox.googleplay.PlayApp;
import io.jenkins.plugins.publishflow.sandbox.googleplay.PlaySettings;
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
 * @param googlePlay how Google Play is set up
 * @param playApps the apps that the developer account there has from the start, likewise
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
        PlaySettings googlePlay,
        List<PlayApp> playApps,
        GallerySettings huawei,
        CircleSettings appcircle) {

    private static final int BELOW_ANY = 0;

    /** A free port, the world's time, nothing kept, the sample app and its decoy. */
    public static final SandboxOptions USUAL = new SandboxOptions(
            0,
            Clock.systemUTC(),
            null,
            true,
            AppStoreSettings.USUAL,
            List.of(CatalogueApp.DECOY, CatalogueApp.SAMPLE),
            PlaySettings.USUAL,
            List.of(PlayApp.SAMPLE, PlayApp.DRAFT),
            GallerySettings.USUAL,
            CircleSettings.USUAL);

    public SandboxOptions {
        apps = List.copyOf(apps);
        playApps = List.copyOf(playApps);
    }

    /** The id of the app of a release, where that is none of the sandbox's own. */
    private static final String RELEASED = "6470000003";

    /** Lower than any version that people release: their app is rehearsed as an update. */
    private static final String EARLIER_VERSION = "0.0.1";

    public SandboxOptions port(int other) {
        return new SandboxOptions(
                other, clock, data, keepsKeys, appStore, apps, googlePlay, playApps, huawei, appcircle);
    }

    public SandboxOptions clock(Clock other) {
        return new SandboxOptions(
                port, other, data, keepsKeys, appStore, apps, googlePlay, playApps, huawei, appcircle);
    }

    public SandboxOptions data(Path folder) {
        return new SandboxOptions(
                port, clock, folder, keepsKeys, appStore, apps, googlePlay, playApps, huawei, appcircle);
    }

    /** For a folder that others may read: private keys stay in memory. */
    public SandboxOptions withoutKeptKeys() {
        return new SandboxOptions(port, clock, data, false, appStore, apps, googlePlay, playApps, huawei, appcircle);
    }

    public SandboxOptions appStore(AppStoreSettings other) {
        return new SandboxOptions(port, clock, data, keepsKeys, other, apps, googlePlay, playApps, huawei, appcircle);
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
        return new SandboxOptions(port, clock, data, keepsKeys, appStore, apps, googlePlay, playApps, huawei, other);
    }

    public SandboxOptions huawei(GallerySettings other) {
        return new SandboxOptions(port, clock, data, keepsKeys, appStore, apps, googlePlay, playApps, other, appcircle);
    }

    public SandboxOptions apps(List<CatalogueApp> others) {
        return new SandboxOptions(
                port, clock, data, keepsKeys, appStore, others, googlePlay, playApps, huawei, appcircle);
    }

    public SandboxOptions googlePlay(PlaySettings other) {
        return new SandboxOptions(port, clock, data, keepsKeys, appStore, apps, other, playApps, huawei, appcircle);
    }

    /**
     * The same with an app on Google Play for that package name. Where there is none yet, it has been published before,
     * with a version code lower than any that people release.
     *
     * @param tracks names of closed tracks, for an app that there is not yet
     * @param releases what is on its tracks besides
     */
    public SandboxOptions publishing(
            String packageName, String name, List<String> tracks, List<PlayApp.Release> releases) {
        List<PlayApp> more = new ArrayList<>(playApps);
        if (more.stream().noneMatch(app -> app.packageName().equals(packageName))) {
            more.add(new PlayApp(packageName, name, BELOW_ANY, tracks, List.of()));
        }
        more.replaceAll(app -> app.packageName().equals(packageName) ? app.releases(releases) : app);
        return new SandboxOptions(port, clock, data, keepsKeys, appStore, apps, googlePlay, more, huawei, appcircle);
    }
}

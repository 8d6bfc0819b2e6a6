package io.jenkins.plugins.publishflow.sandbox;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * How a sandbox is started.
 *
 * @param port the port on 127.0.0.1, or 0 for a free one
 * @param clock its time; states move with it. Clients must go by the same time, as tokens are checked against it
 * @param data where its state and keys are kept, so that a restarted sandbox goes on; null: nowhere
 * @param appStore how App Store Connect is set up
 * @param apps the apps that the account has from the start; those that the kept state has already stay as they are
 */
public record SandboxOptions(
        int port, Clock clock, @CheckForNull Path data, AppStoreSettings appStore, List<CatalogueApp> apps) {

    /** A free port, the world's time, nothing kept, the sample app and its decoy. */
    public static final SandboxOptions USUAL = new SandboxOptions(
            0, Clock.systemUTC(), null, AppStoreSettings.USUAL, List.of(CatalogueApp.DECOY, CatalogueApp.SAMPLE));

    public SandboxOptions {
        apps = List.copyOf(apps);
    }

    public SandboxOptions port(int other) {
        return new SandboxOptions(other, clock, data, appStore, apps);
    }

    public SandboxOptions clock(Clock other) {
        return new SandboxOptions(port, other, data, appStore, apps);
    }

    public SandboxOptions data(Path folder) {
        return new SandboxOptions(port, clock, folder, appStore, apps);
    }

    public SandboxOptions appStore(AppStoreSettings other) {
        return new SandboxOptions(port, clock, data, other, apps);
    }

    public SandboxOptions apps(List<CatalogueApp> others) {
        return new SandboxOptions(port, clock, data, appStore, others);
    }
}

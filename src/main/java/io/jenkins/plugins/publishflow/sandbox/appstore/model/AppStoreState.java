package io.jenkins.plugins.publishflow.sandbox.appstore.model;

import java.time.Clock;
import java.time.Instant;

/**
 * All that one sandboxed App Store Connect goes by: its resources, its clock, how long things take, what Apple decides.
 * Also the lock: whoever reads or changes resources holds this object's monitor.
 */
public final class AppStoreState {

    private final Resources resources;
    private final Clock clock;
    private final AppStoreSettings settings;
    private volatile Verdicts verdicts = Verdicts.GOOD;

    public AppStoreState(Resources resources, Clock clock, AppStoreSettings settings) {
        this.resources = resources;
        this.clock = clock;
        this.settings = settings;
    }

    public Resources resources() {
        return resources;
    }

    /** Now, by the sandbox's clock. */
    public Instant now() {
        return clock.instant();
    }

    public AppStoreSettings settings() {
        return settings;
    }

    /** How long things take. */
    public Timing timing() {
        return settings.timing();
    }

    public Verdicts verdicts() {
        return verdicts;
    }

    public void verdicts(Verdicts decided) {
        verdicts = decided;
    }
}

package io.jenkins.plugins.publishflow.jenkins.run;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.Stores;
import io.jenkins.plugins.publishflow.flow.definition.StoreNeeds;
import io.jenkins.plugins.publishflow.rehearsal.RehearsedStores;
import io.jenkins.plugins.publishflow.sandbox.SampleApp;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appcircle.CircleSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.util.SystemProperties;

/**
 * A sandbox of one rehearsal, on this controller's loopback. It is kept with the build, so that a rehearsal goes on after
 * a restart as a release would. Waits are made short.
 */
final class RehearsalStage implements Surroundings, RunTime {

    /** How many times shorter waits are in a rehearsal. */
    private static final String SPEED = RehearsalStage.class.getName() + ".speed";

    private static final int USUAL_SPEED = 7200;

    private final Sandbox sandbox;
    private final Stores stores;
    private final int speed = Math.max(1, SystemProperties.getInteger(SPEED, USUAL_SPEED));

    RehearsalStage(FlowRun run, Path folder) throws IOException, StoreException {
        sandbox = Sandbox.start(options(run).data(folder).withoutKeptKeys().clock(Sandbox.clockIn(folder)));
        stores = RehearsedStores.of(sandbox, new StoreHttp(HttpSettings.DEFAULT, sandbox.clock()), sandbox.clock());
    }

    private static SandboxOptions options(FlowRun run) {
        String app = ReleaseKey.app(run);
        CircleSettings appcircle = appcircle(run, StoreNeeds.of(run.flow()));
        if (app.isEmpty()) {
            return SandboxOptions.USUAL.appcircle(appcircle);
        }
        String name = run.binary().map(Binary::displayName).orElse(app);
        SandboxOptions options = RehearsedStores.options(app, name, run.flow()).appcircle(appcircle);
        List<CatalogueApp> apps = new ArrayList<>(options.apps());
        apps.replaceAll(each -> each.bundleId().equals(app) ? prepared(each, run) : each);
        return options.apps(apps);
    }

    /** A run without a binary finds a release candidate. */
    private static CircleSettings appcircle(FlowRun run, StoreNeeds needs) {
        CircleSettings settings = CircleSettings.USUAL.profiles(needs.appcircleProfiles());
        return run.binary().isPresent()
                ? settings
                : settings.candidates(
                        setting(run, "platform").filter("android"::equals).orElse("ios"));
    }

    /**
     * As a team has it before a release: the texts are there, for not every flow writes them, and a run without a binary
     * finds the build that it releases.
     */
    private static CatalogueApp prepared(CatalogueApp app, FlowRun run) {
        String version = run.binary()
                .map(Binary::version)
                .or(() -> setting(run, "version"))
                .orElse(SampleApp.VERSION);
        if (version.equals(app.liveVersion())) {
            return app;
        }
        return app.prepared(
                version, run.binary().isPresent() ? null : setting(run, "build").orElse(SampleApp.BUILD));
    }

    private static Optional<String> setting(FlowRun run, String name) {
        return run.flow().steps().stream()
                .flatMap(step -> step.settings().text(name).stream())
                .findFirst();
    }

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public RunTime time() {
        return this;
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public Clock clock() {
        return sandbox.clock();
    }

    @Override
    public Duration realTimeUntil(Instant at) {
        return Duration.between(clock().instant(), at).dividedBy(speed);
    }

    @Override
    public void arriveAt(Instant at) {
        sandbox.moveTo(at);
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}

package io.jenkins.plugins.publishflow.jenkins.run;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.store.Store;

/** What two releases must not have in common at one time: the app and the store. */
public final class ReleaseKey {

    private ReleaseKey() {}

    /** The same for two runs of which one has to wait. A run that releases no app stands in nobody's way. */
    static String of(FlowRun run) {
        String app = app(run);
        return Store.APP_STORE.id() + ":" + (app.isEmpty() ? "run " + run.id() : app);
    }

    /** The bundle id that a run releases: of its binary, or as a step names it; empty where neither does. */
    public static String app(FlowRun run) {
        return run.binary()
                .map(Binary::identifier)
                .orElseGet(() -> run.flow().steps().stream()
                        .flatMap(step -> step.settings().text("bundleId").stream())
                        .findFirst()
                        .orElse(""));
    }
}

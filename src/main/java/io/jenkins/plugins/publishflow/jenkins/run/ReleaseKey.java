package io.jenkins.plugins.publishflow.jenkins.run;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.definition.StepCatalog;
import io.jenkins.plugins.publishflow.flow.definition.StoreNeeds;
import io.jenkins.plugins.publishflow.store.Store;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What two releases must not have in common at one time: the app and the store. */
public final class ReleaseKey {

    private static final Set<Store> ANDROID_STORES = EnumSet.of(Store.GOOGLE_PLAY, Store.HUAWEI);
    private static final List<String> NAMING = List.of("bundleId", "packageName");
    private static final StepCatalog CATALOG = StepCatalog.standard();

    private ReleaseKey() {}

    /**
     * The same for two runs of which one has to wait. A run that releases no app stands in nobody's way, unless it drives a
     * profile of Appcircle: what is released is told by the profile then.
     */
    static String of(FlowRun run) {
        String app = app(run);
        List<String> profiles = StoreNeeds.of(run.flow()).appcircleProfiles();
        if (app.isEmpty() && !profiles.isEmpty()) {
            return Store.APPCIRCLE.id() + ":" + profiles.get(0);
        }
        return (isAndroid(run) ? "android" : Store.APP_STORE.id()) + ":" + (app.isEmpty() ? "run " + run.id() : app);
    }

    /**
     * The Android stores share a line: one flow may go to several of them, and a release waits rather for one too many
     * than that two change a store at a time.
     */
    private static boolean isAndroid(FlowRun run) {
        return run.binary()
                .map(binary -> binary.platform() == Binary.Platform.ANDROID)
                .orElseGet(() -> !Collections.disjoint(CATALOG.stores(run.flow()), ANDROID_STORES));
    }

    /** The bundle id or package name that a run releases: of its binary, or as a step names it; empty where neither does. */
    public static String app(FlowRun run) {
        return run.binary()
                .map(Binary::identifier)
                .orElseGet(() -> run.flow().steps().stream()
                        .flatMap(step -> NAMING.stream().flatMap(name -> step.settings().text(name).stream()))
                        .findFirst()
                        .orElse(""));
    }
}

package io.jenkins.plugins.publishflow.flow.step.testflight;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.appstore.Build;
import java.time.Duration;
import java.util.Optional;

/**
 * One binary on its way to TestFlight: what the phases share during one call. Holds nothing that is not in the run.
 */
record Delivery(StepContext context, DeliveryOptions options) {

    private static final String APP = "appId";
    private static final String BUILD = "buildId";
    private static final Duration NOT_YET = Duration.ofSeconds(10);

    AppStoreConnect store() throws StoreException {
        return context.stores().appStore();
    }

    Binary binary() {
        return context.binary();
    }

    /** Version and build number as people write them: {@code 4.2.0 (412)}. */
    String name() {
        return binary().version() + " (" + binary().build() + ")";
    }

    String appId() {
        return context.noted(APP).orElseThrow();
    }

    void app(String id) {
        context.note(APP, id);
    }

    /** The build at the store; empty before there is one. */
    Optional<String> build() {
        return context.noted(BUILD);
    }

    void build(String id) {
        context.note(BUILD, id);
    }

    /** The build as the store has it now; empty where it does not show it yet. */
    Optional<Build> readBuild() throws StoreException {
        return store().builds().read(build().orElseThrow());
    }

    /** For what Apple has, but does not show yet. */
    Optional<Outcome> notYet(String what) {
        return pause(what + " to show up in App Store Connect", NOT_YET);
    }

    /** @param why as the end of the sentence "waiting for …" */
    Optional<Outcome> pause(String why, Duration pause) {
        return Optional.of(context.waitFor(why, pause));
    }

    boolean isThrough(String phase) {
        return context.noted("through:" + phase).isPresent();
    }

    /** Notes that a phase is through; returns what a phase returns then. */
    Optional<Outcome> through(String phase) {
        context.note("through:" + phase, "yes");
        return Optional.empty();
    }

    static Optional<Outcome> refused(String code, String what, @CheckForNull String where, String remedy) {
        return Optional.of(new Outcome.Failed(new Problem(Problem.Kind.REFUSED, code, what, where, remedy)));
    }
}

package io.jenkins.plugins.publishflow.flow.step.testflight;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.BetaDetail;
import io.jenkins.plugins.publishflow.store.appstore.Build;
import io.jenkins.plugins.publishflow.store.appstore.TestFlight;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Follows a build through TestFlight until a gate lets it pass, and records each change of its state. */
final class TestFlightWatch {

    private static final String SEEN = "states";
    private static final String CHANGES = "changes";
    private static final Duration NOT_YET = Duration.ofSeconds(15);

    /** How long Apple may go on showing a state that something has been done about already. */
    private static final Duration LAG = Duration.ofMinutes(15);

    private final StepContext context;
    private final TestFlightGate gate;
    private final Duration pause;

    @CheckForNull
    private BetaDetail seen;

    /** @param pause between two looks */
    TestFlightWatch(StepContext context, TestFlightGate gate, Duration pause) {
        this.context = context;
        this.gate = gate;
        this.pause = pause;
    }

    /** Looks once; empty where the gate lets the build pass. */
    Optional<Outcome> look(String buildId) throws StoreException {
        Optional<Build> found = context.stores().appStore().builds().read(buildId);
        if (found.isEmpty() || found.get().beta() == null) {
            return Optional.of(context.waitFor("the build's state in TestFlight", NOT_YET));
        }
        Build build = found.get();
        BetaDetail beta = build.beta();
        seen = beta;
        recordChange(beta);
        if (build.isBroken()) {
            return refused("its processing ended as " + build.processingState(), build);
        }
        if (build.expired()) {
            return refused("it is expired", build);
        }
        TestFlightGate.Verdict verdict = gate.judge(beta);
        return switch (verdict.standing()) {
            case PASSED -> Optional.empty();
            case WAITING -> waiting(verdict.state());
            case UNKNOWN -> unknown(verdict.state());
            case BLOCKED -> blocked(build, verdict.state());
            case REFUSED -> refused("it is " + verdict.state(), build);
        };
    }

    /** The states at the last look; null before one has shown any. */
    @Nullable
    BetaDetail seen() {
        return seen;
    }

    private void recordChange(BetaDetail beta) {
        String states = "internal " + word(beta.internalState()) + ", external " + word(beta.externalState());
        if (context.noted(SEEN).filter(states::equals).isPresent()) {
            return;
        }
        int change = context.noted(CHANGES).map(Integer::parseInt).orElse(0) + 1;
        // The states belong to the key: a run that was cut off between the two notes counts the next change as this
        // one.
        String key = "change " + change + " " + states;
        context.record(key, Activity.Action.STORE_STATUS_CHANGED, "TestFlight: " + states);
        context.say(key, "TestFlight: " + states + ".");
        context.note(SEEN, states);
        context.note(CHANGES, Integer.toString(change));
    }

    private static String word(String state) {
        return state.isEmpty() ? "not known" : state;
    }

    private Optional<Outcome> waiting(String state) {
        if (TestFlightGate.isReady(state)) {
            context.say(
                    "ready",
                    "The build is " + state + ", but not with testers: it goes into testing when a group has it.");
        }
        return Optional.of(context.waitFor("TestFlight (" + state + ")", pause));
    }

    private Optional<Outcome> unknown(String state) {
        context.say(
                "unknown " + state,
                "TestFlight says the build is '" + state + "', which is not a documented state; waiting.");
        return Optional.of(context.waitFor("TestFlight (" + word(state) + ")", pause));
    }

    /** Ends at once, unless the thing to do has been done and Apple only needs a while to show it. */
    private Optional<Outcome> blocked(Build build, String state) throws StoreException {
        String since = "since " + state;
        if (isDone(build, state)) {
            if (context.noted(since).isEmpty()) {
                context.note(since, context.now().toString());
            }
            if (context.now()
                    .isBefore(Instant.parse(context.noted(since).orElseThrow()).plus(LAG))) {
                return Optional.of(context.waitFor("TestFlight (" + state + ")", NOT_YET));
            }
        }
        context.forget(since);
        boolean compliance = state.equals(TestFlightGate.MISSING_COMPLIANCE);
        return Optional.of(new Outcome.Failed(new Problem(
                Problem.Kind.REFUSED,
                compliance ? "app-store.export-compliance-missing" : "app-store.beta-review-missing",
                "TestFlight will not let testers have the build by itself: it is " + state + ".",
                "build " + build.id(),
                compliance
                        ? "Answer the export question: put ITSAppUsesNonExemptEncryption into Info.plist, set"
                                + " 'usesNonExemptEncryption' on the step sendToTestFlight, or answer it in App Store"
                                + " Connect under TestFlight. Then start again."
                        : "External testers need beta review: set 'submitForBetaReview: true' on the step"
                                + " sendToTestFlight, or submit the build in App Store Connect under TestFlight. Then"
                                + " start again.")));
    }

    private boolean isDone(Build build, String state) throws StoreException {
        if (state.equals(TestFlightGate.MISSING_COMPLIANCE)) {
            return build.usesNonExemptEncryption() != null;
        }
        TestFlight testFlight = context.stores().appStore().testFlight();
        return testFlight.review().find(build.id()).isPresent();
    }

    private static Optional<Outcome> refused(String why, Build build) {
        return Optional.of(new Outcome.Failed(new Problem(
                Problem.Kind.REFUSED,
                "app-store.testflight-refused",
                "The build cannot pass TestFlight: " + why + ".",
                "build " + build.id(),
                "Apple gives the reason in App Store Connect under TestFlight, and by mail. Mend it, raise"
                        + " CFBundleVersion and build the app anew.")));
    }
}

package io.jenkins.plugins.publishflow.flow.step;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds the app and compares the release candidate with what TestFlight and the App Store have. Changes nothing. Outputs:
 * see {@link StoreComparison#outputs}.
 */
public final class AppInformation implements StepType {

    private static final String ON_CONFLICT = "onConflict";
    private static final String FAIL = "fail";
    private static final String REPORT = "report";

    @Override
    public String name() {
        return "appInformation";
    }

    @Override
    public String displayName() {
        return "App Information from App Store";
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(Store.APP_STORE);
    }

    @Override
    public String summary() {
        return "Shows the release candidate beside what TestFlight and the App Store have, and finds conflicts early.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.choice(
                ON_CONFLICT,
                FAIL,
                List.of(FAIL, REPORT),
                "What to do where Apple would not take the binary: the version and build number are in TestFlight already,"
                        + " or a version as high has been approved. fail: stop, before people are asked and bytes are"
                        + " sent. report: say so and go on; right for a flow that uses a build which is there."));
    }

    @Override
    public List<Output> outputs() {
        return List.of(
                CommonOutputs.STORE,
                CommonOutputs.APP,
                CommonOutputs.APP_ID,
                new Output("appName", "Name of the app in App Store Connect."),
                new Output(
                        "testFlightVersion",
                        "Version of the newest build in TestFlight; like the next four missing where there is none."),
                new Output("testFlightBuild", "Its build number."),
                new Output("testFlightBuildId", "Apple's id of it."),
                new Output("testFlightInternalState", "Its state for internal testers."),
                new Output("testFlightExternalState", "Its state for external testers."),
                new Output("liveVersion", "The version that is on the App Store; missing where there is none."),
                new Output(
                        "pendingVersion",
                        "The version that is being prepared or reviewed; missing where there is none."),
                new Output("pendingState", "The state of that version."),
                new Output(
                        "duplicate",
                        "true where TestFlight has a build with this version and build number, otherwise false."),
                new Output(
                        "trainClosed",
                        "true where a version as high has been approved, so that Apple takes no build of this one; otherwise false."));
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofHours(1);
    }

    @Override
    public boolean needsBinary() {
        return true;
    }

    @Override
    public List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        return binary.filter(file -> file.platform() == Binary.Platform.ANDROID)
                .map(file ->
                        List.of(new Finding("binary", file.fileName() + " is an Android app; the App Store has none")))
                .orElse(List.of());
    }

    @Override
    public FlowStep create(StepSettings settings) {
        boolean fails = settings.text(ON_CONFLICT).orElse(FAIL).equals(FAIL);
        return context -> advance(context, fails);
    }

    private static Outcome advance(StepContext context, boolean fails) throws StoreException {
        StoreComparison comparison = StoreComparison.of(context.stores().appStore(), context.binary());
        int number = 0;
        for (String line : comparison.table()) {
            context.say("line " + ++number, line);
        }
        List<String> conflicts = comparison.conflicts();
        conflicts.forEach(conflict -> context.say(conflict, "Conflict: " + conflict));
        if (fails && !conflicts.isEmpty()) {
            return new Outcome.Failed(new Problem(
                    Problem.Kind.REFUSED,
                    comparison.closing() == null ? "app-store.duplicate-build" : "app-store.version-train-closed",
                    String.join(" ", conflicts),
                    null,
                    comparison.remedy() + " If that is meant, set '" + ON_CONFLICT + ": " + REPORT + "'."));
        }
        return new Outcome.Done(comparison.outputs());
    }
}

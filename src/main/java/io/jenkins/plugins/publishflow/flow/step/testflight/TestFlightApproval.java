package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.flow.step.CommonOutputs;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.appstore.BetaDetail;
import io.jenkins.plugins.publishflow.store.appstore.Build;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Waits until TestFlight has let the build through to its testers. Follows the build of an earlier step of the run, or
 * else the one with version and build number of the binary. Outputs: {@code store}, {@code app},
 * {@code version}, {@code build}, {@code appId}, {@code buildId}, {@code state},
 * {@code internalState}, {@code externalState}, {@code url}.
 */
public final class TestFlightApproval implements StepType {

    private static final String MODE = "mode";
    private static final String ACCEPT_READY = "acceptReady";
    private static final Duration PAUSE = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "testFlightApproval";
    }

    @Override
    public String displayName() {
        return "Get Approval from TestFlight";
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(Store.APP_STORE);
    }

    @Override
    public String summary() {
        return "Waits until TestFlight has the build in testing, and fails as soon as that can no longer happen.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.choice(
                        MODE,
                        "either",
                        TestFlightGate.Side.allowed(),
                        "Whose testers have to have the build. internal: the team's. external: invited ones, which takes"
                                + " beta review. either: one of them. both: both."),
                Setting.optional(
                        ACCEPT_READY,
                        Setting.Type.BOOLEAN,
                        "false",
                        "Whether it is enough that the build is ready for testing, or approved by beta review, though no"
                                + " group has it."));
    }

    @Override
    public List<Output> outputs() {
        return List.of(
                CommonOutputs.STORE,
                CommonOutputs.APP,
                CommonOutputs.APP_ID,
                CommonOutputs.VERSION,
                CommonOutputs.BUILD,
                CommonOutputs.BUILD_ID,
                new Output("state", "The state that counted, as Apple writes it."),
                CommonOutputs.INTERNAL_STATE,
                CommonOutputs.EXTERNAL_STATE,
                CommonOutputs.URL);
    }

    /** Beta review takes days at times, and so may testers. */
    @Override
    public Duration defaultTimeout() {
        return Duration.ofDays(10);
    }

    @Override
    public boolean needsBinary() {
        return true;
    }

    @Override
    public List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        return binary.filter(file -> file.platform() == Binary.Platform.ANDROID)
                .map(file ->
                        List.of(new Finding("binary", file.fileName() + " is an Android app; TestFlight has none")))
                .orElse(List.of());
    }

    @Override
    public FlowStep create(StepSettings settings) {
        TestFlightGate gate = new TestFlightGate(
                settings.text(MODE).map(TestFlightGate.Side::written).orElse(TestFlightGate.Side.EITHER),
                settings.flag(ACCEPT_READY).orElse(false));
        return context -> advance(context, gate);
    }

    private static Outcome advance(StepContext context, TestFlightGate gate) throws StoreException {
        Optional<String> buildId = build(context);
        if (buildId.isEmpty()) {
            return context.waitFor("the build to show up in App Store Connect", PAUSE);
        }
        TestFlightWatch watch = new TestFlightWatch(context, gate, PAUSE);
        Optional<Outcome> outcome = watch.look(buildId.get());
        return outcome.isPresent() ? outcome.get() : done(context, gate, buildId.get(), watch.seen());
    }

    private static Optional<String> build(StepContext context) throws StoreException {
        AppStoreConnect store = context.stores().appStore();
        Binary binary = context.binary();
        if (context.noted("appId").isEmpty()) {
            Optional<String> known = context.output("appId");
            context.note(
                    "appId",
                    known.isPresent()
                            ? known.get()
                            : store.apps().get(binary.identifier()).id());
        }
        if (context.noted("buildId").isEmpty()) {
            Optional<String> known = context.output("buildId");
            if (known.isEmpty()) {
                known = store
                        .builds()
                        .find(
                                context.noted("appId").orElseThrow(),
                                binary.version(),
                                binary.build(),
                                binary.platform().name())
                        .stream()
                        .map(Build::id)
                        .findFirst();
            }
            known.ifPresent(id -> context.note("buildId", id));
        }
        return context.noted("buildId");
    }

    private static Outcome done(StepContext context, TestFlightGate gate, String buildId, BetaDetail beta) {
        Map<String, String> outputs = new TreeMap<>();
        String appId = context.noted("appId").orElseThrow();
        outputs.put("store", Store.APP_STORE.id());
        outputs.put("app", context.binary().identifier());
        outputs.put("version", context.binary().version());
        outputs.put("build", context.binary().build());
        outputs.put("appId", appId);
        outputs.put("buildId", buildId);
        outputs.put("url", TestFlightPage.ofBuild(appId, context.binary().platform(), buildId));
        outputs.put("internalState", beta.internalState());
        outputs.put("externalState", beta.externalState());
        outputs.put("state", gate.judge(beta).state());
        return new Outcome.Done(outputs);
    }
}

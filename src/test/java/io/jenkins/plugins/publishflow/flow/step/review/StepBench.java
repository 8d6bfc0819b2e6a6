package io.jenkins.plugins.publishflow.flow.step.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.FlowEngine;
import io.jenkins.plugins.publishflow.flow.FlowListener;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.FlowRunStore;
import io.jenkins.plugins.publishflow.flow.FlowStateException;
import io.jenkins.plugins.publishflow.flow.Next;
import io.jenkins.plugins.publishflow.flow.SavedRun;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.flow.definition.StepCatalog;
import io.jenkins.plugins.publishflow.flow.step.DeclaredOutputs;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKeyFile;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One flow step, run against a sandbox on the sandbox's own clock, so that days take no time. */
public final class StepBench {

    /** More than any step of the tests takes. */
    private static final int MOST_CALLS = 5_000;

    private final CheckedSandbox sandbox;
    private final SavedRun saved = new SavedRun();
    private int savesLeft = Integer.MAX_VALUE;
    private boolean died;
    private FlowEngine engine;
    private AppStoreConnect connector;

    public StepBench(CheckedSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** A new run of one step for the sample app, without a binary. */
    public StepBench start(String type, Map<String, Object> settings) {
        return start(type, settings, null);
    }

    /** A new run of one step. */
    public StepBench start(String type, Map<String, Object> settings, @CheckForNull Binary binary) {
        StepType stepType = StepCatalog.standard().find(type).orElseThrow();
        StepSettings complete = new StepSettings(settings);
        assertEquals(List.of(), stepType.check(complete, java.util.Optional.ofNullable(binary)));
        Flow.Step step = new Flow.Step(type, type, type, null, stepType.defaultTimeout(), complete);
        FlowRun run = new FlowRun(
                "run-1",
                new Flow("test", List.of(step)),
                binary,
                Map.of(),
                true,
                new FlowRun.Origin("anna", null, null));
        engine = engine(run);
        return this;
    }

    /** The settings that name a version of the sample app. */
    public static Map<String, Object> of(String version, Object... more) {
        Map<String, Object> settings = new java.util.HashMap<>();
        settings.put("bundleId", CatalogueApp.SAMPLE.bundleId());
        settings.put("version", version);
        for (int i = 0; i < more.length; i += 2) {
            settings.put((String) more[i], more[i + 1]);
        }
        return settings;
    }

    /** Runs to the end and expects success. */
    public StepRun succeed() {
        assertEquals(
                FlowRun.State.SUCCEEDED,
                end(),
                () -> step().problem().map(Problem::text).orElse(""));
        return step();
    }

    /** Runs to the end and expects a failure; the problem. */
    public Problem fail() {
        assertEquals(FlowRun.State.FAILED, end());
        return step().problem().orElseThrow();
    }

    /** Runs until it has waited for something of that name. */
    public StepBench untilWaitingFor(String part) {
        for (int calls = 0; calls < MOST_CALLS; calls++) {
            Next next = engine.advance();
            if (next instanceof Next.WaitUntil wait && wait.why().contains(part)) {
                return this;
            }
            go(next);
        }
        throw new AssertionError("never waited for " + part);
    }

    /** Lets a failed run go on, as a person would. */
    public StepBench restart() {
        engine = engine(load());
        engine.restart("anna");
        return this;
    }

    /** Stops the run, as a person would. */
    public StepBench stop() {
        engine.stop("anna", "Anna stopped the run.");
        return this;
    }

    /** Makes the process die in place of its save number n from now on; it comes back and goes on. */
    public StepBench dieAtSave(int n) {
        savesLeft = n - 1;
        return this;
    }

    /** Whether the process has died in between. */
    public boolean hasDied() {
        return died;
    }

    /** The step as it was saved last. */
    public StepRun step() {
        return load().steps().get(0);
    }

    /** What has been recorded, without what the engine records of every step. */
    public List<Action> actions() {
        return saved.activities().stream()
                .filter(activity -> activity.step() != null)
                .map(Activity::action)
                .filter(action -> !action.name().startsWith("PUBLISH_STEP"))
                .toList();
    }

    public List<Activity> activities() {
        return saved.activities();
    }

    /** Whether the log has a line with that text. */
    public boolean hasSaid(String part) {
        return step().lines().stream().anyMatch(line -> line.contains(part));
    }

    private FlowRun.State end() {
        for (int calls = 0; calls < MOST_CALLS; calls++) {
            Next next;
            try {
                next = engine.advance();
            } catch (FlowStateException dead) {
                savesLeft = Integer.MAX_VALUE;
                died = true;
                engine = engine(load());
                continue;
            }
            if (next instanceof Next.Ended ended) {
                DeclaredOutputs.check(load());
                return ended.state();
            }
            go(next);
        }
        throw new AssertionError("goes round in circles: " + step().waitingFor());
    }

    private void go(Next next) {
        assertTrue(next instanceof Next.WaitUntil || next instanceof Next.Again, next::toString);
        if (next instanceof Next.WaitUntil wait) {
            Instant at = wait.at();
            sandbox.clock().moveTo(at);
            sandbox.pass(Duration.ofMillis(1));
        }
    }

    private FlowRun load() {
        try {
            return saved.load();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private FlowEngine engine(FlowRun run) {
        FlowRunStore store = changed -> {
            if (savesLeft-- <= 0) {
                throw new IOException("killed");
            }
            saved.save(changed);
        };
        return new FlowEngine(
                run, StepCatalog.standard()::find, this::connect, store, saved, FlowListener.NONE, sandbox.clock());
    }

    private AppStoreConnect connect() throws StoreException {
        if (connector != null) {
            return connector;
        }
        SandboxKey key = sandbox.get().teamKey();
        connector = new AppStoreConnect(
                AppStoreKeyFile.parse(key.pem(), null, key.keyId(), key.issuerId()),
                sandbox.get().baseUrl(),
                new StoreHttp(HttpSettings.DEFAULT, sandbox.clock()),
                sandbox.clock(),
                ExchangeListener.NONE);
        return connector;
    }
}

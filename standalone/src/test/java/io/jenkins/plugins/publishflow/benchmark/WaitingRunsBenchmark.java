package io.jenkins.plugins.publishflow.benchmark;

import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.FlowEngine;
import io.jenkins.plugins.publishflow.flow.FlowListener;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much of the heap a flow run takes that waits: the run, its engine, and what they hold. */
final class WaitingRunsBenchmark {

    private static final int RUNS = 1_000;

    void run() {
        int threads = Thread.activeCount();
        long before = heap();
        List<FlowEngine> engines = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            FlowRun run =
                    new FlowRun("run-" + i, flow(), null, Map.of(), true, new FlowRun.Origin("benchmark", null, null));
            FlowEngine engine = new FlowEngine(
                    run,
                    name -> Optional.of(new Waiting()),
                    () -> null,
                    saved -> {},
                    entries -> {},
                    FlowListener.NONE,
                    Clock.systemUTC());
            engine.advance();
            engines.add(engine);
        }
        long after = heap();
        System.out.printf(
                "%d waiting flow runs: %.1f kB of heap each, %d more threads%n",
                engines.size(), (after - before) / 1e3 / RUNS, Thread.activeCount() - threads);
    }

    private static Flow flow() {
        List<Flow.Step> steps = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            steps.add(new Flow.Step(
                    "step-" + i,
                    "wait",
                    "A step",
                    null,
                    Duration.ofDays(1),
                    new StepSettings(Map.of("whatToTest", "The new search of release " + i, "groups", "Friends"))));
        }
        return new Flow("Beta testing and release", steps);
    }

    private static long heap() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }

    /** A step that waits for ever. */
    private record Waiting() implements StepType {

        @Override
        public String name() {
            return "wait";
        }

        @Override
        public String displayName() {
            return "Wait";
        }

        @Override
        public String summary() {
            return "Waits.";
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public Duration defaultTimeout() {
            return Duration.ofDays(1);
        }

        @Override
        public boolean needsBinary() {
            return false;
        }

        @Override
        public FlowStep create(StepSettings settings) {
            return context -> new Outcome.Wait("review", context.now().plus(Duration.ofHours(1)));
        }
    }
}

package io.jenkins.plugins.publishflow.jenkins.benchmark;

import hudson.model.Computer;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import io.jenkins.plugins.publishflow.jenkins.StandInStore;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What builds cost that wait for App Review: executors, threads and memory, with few of them and with many. */
@WithJenkins
class WaitingBuildsBenchmark {

    private static final int FEW = 5;
    private static final int MANY = 200;
    private static final int BATCH = 15;

    @Test
    void waitForReview(JenkinsRule jenkins) throws Exception {
        List<CatalogueApp> apps = IntStream.rangeClosed(1, MANY)
                .mapToObj(n -> new CatalogueApp(String.valueOf(6_480_000_000L + n), bundleId(n), "App " + n, "1.0")
                        .prepared("2.0", "57"))
                .toList();
        SandboxOptions options =
                SandboxOptions.USUAL.apps(apps).appStore(AppStoreSettings.USUAL.requestsPerHour(1_000_000));
        try (StandInStore store = StandInStore.start(options)) {
            store.connect();
            WorkflowJob job = Rehearsals.pipeline(jenkins, """
                    submitForReview(credentialsId: '%s', app: "com.example.app${BUILD_NUMBER}", waitFor: 'approved')
                    """.formatted(StandInStore.KEY));
            begin(job, 0, FEW);
            Cost few = Cost.now();
            for (int begun = FEW; begun < MANY; begun += BATCH) {
                begin(job, begun, Math.min(MANY, begun + BATCH));
            }
            Cost many = Cost.now();

            System.out.println("Waiting for review:   " + FEW + " builds, " + few);
            System.out.println("Waiting for review: " + MANY + " builds, " + many);
            System.out.println("Threads that are more, by name: " + many.threadsMoreThan(few));
            System.out.printf(
                    Locale.ROOT, "Heap of each build more: %d kB%n", (many.heap() - few.heap()) / 1000 / (MANY - FEW));
        }
    }

    private static String bundleId(int n) {
        return "com.example.app" + n;
    }

    /** Starts builds until there are so many, and returns when each waits for review. */
    private static void begin(WorkflowJob job, int have, int want) throws Exception {
        for (int i = have; i < want; i++) {
            job.scheduleBuild2(0).waitForStart();
        }
        for (int n = have + 1; n <= want; n++) {
            WorkflowRun build = job.getBuildByNumber(n);
            Rehearsals.until(build + " to wait for review", () -> isInReview(build));
        }
    }

    private static boolean isInReview(WorkflowRun build) throws IOException {
        FlowRunAction action = build.getAction(FlowRunAction.class);
        return action != null
                && !action.ids().isEmpty()
                && Rehearsals.run(build)
                        .current()
                        .flatMap(StepRun::waitingFor)
                        .filter(what -> what.contains("WAITING_FOR_REVIEW"))
                        .isPresent();
    }

    /** @param threads how many there are of each name, numbers left out */
    private record Cost(int executors, Map<String, Long> threads, long heap) {

        static Cost now() {
            int busy = 0;
            for (Computer computer : Jenkins.get().getComputers()) {
                busy += computer.countBusy();
            }
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            Map<String, Long> threads = Thread.getAllStackTraces().keySet().stream()
                    .collect(Collectors.groupingBy(
                            thread -> thread.getName().replaceAll("[0-9]+", "n").replaceAll("\\[.*", ""),
                            TreeMap::new,
                            Collectors.counting()));
            return new Cost(
                    busy,
                    threads,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }

        Map<String, Long> threadsMoreThan(Cost other) {
            Map<String, Long> more = new TreeMap<>(threads);
            other.threads.forEach((name, count) -> more.merge(name, -count, Long::sum));
            more.values().removeIf(count -> count <= 0);
            return more;
        }

        @Override
        public String toString() {
            long all = threads.values().stream().mapToLong(Long::longValue).sum();
            long own = threads.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("publish-flow"))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            return executors + " executors busy, " + all + " threads, " + own + " of them ours, " + heap / 1_000_000
                    + " MB of heap";
        }
    }
}

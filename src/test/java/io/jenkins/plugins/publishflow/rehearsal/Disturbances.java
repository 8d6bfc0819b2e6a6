package io.jenkins.plugins.publishflow.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.BinaryReader;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.definition.FlowReader;
import io.jenkins.plugins.publishflow.flow.definition.FlowSource;
import io.jenkins.plugins.publishflow.flow.definition.LocalFiles;
import io.jenkins.plugins.publishflow.flow.definition.StepCatalog;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A release of the sample bundle by one flow, disturbed at each of its requests and saves: the process dies, or something
 * goes wrong on the way. Each time the store has to hold the same at the end as after a release without disturbance, so
 * that nothing was sent twice and nothing is lost.
 */
final class Disturbances {

    /** Short, so that a fault that makes the client wait does not make the test wait long. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static final HttpSettings HTTP =
            new HttpSettings(PATIENCE, PATIENCE, PATIENCE, Duration.ofSeconds(2), null, "publish-flow-test");

    private static final String REQUEST = "(GET|POST|PATCH|PUT|DELETE) (/\\S+|part \\d+ .+)";

    /** Each kind of fault, by its name. */
    static final Map<String, Fault> FAULTS = Map.ofEntries(
            Map.entry("500", Fault.status(500)),
            Map.entry("503 with a page", Fault.status(503).asHtml()),
            Map.entry("429 with Retry-After", Fault.status(429).retryAfter(60)),
            Map.entry("401", Fault.status(401)),
            Map.entry("403", Fault.status(403)),
            Map.entry("409", Fault.status(409)),
            Map.entry("500 after the work", Fault.statusAfterWork(500)),
            Map.entry("an answer too late", Fault.delay(PATIENCE.toMillis() * 2)),
            Map.entry("a connection broken before the work", Fault.of(Fault.Kind.BREAK_BEFORE_WORK)),
            Map.entry("a connection broken after the work", Fault.of(Fault.Kind.BREAK_AFTER_WORK)),
            Map.entry("a slow body", Fault.slowBody(5)),
            Map.entry("a body cut off", Fault.of(Fault.Kind.TRUNCATED_BODY)),
            Map.entry("a body that is no JSON", Fault.of(Fault.Kind.MALFORMED_BODY)));

    private final CheckedSandbox sandboxes;
    private final SandboxOptions options;
    private final Function<Sandbox, StoreContent> content;
    private final Flow flow;
    private final Path file;
    private final Binary binary;
    private final int requests;
    private final int saves;
    private final StoreContent whole;
    private final List<String> wholeActivities;

    /**
     * Releases once without disturbance.
     *
     * @param steps the list below {@code steps:} of a flow file
     * @param content what the store holds, without times
     */
    Disturbances(
            Path folder,
            CheckedSandbox sandboxes,
            SandboxOptions options,
            String steps,
            Function<Sandbox, StoreContent> content)
            throws Exception {
        this.sandboxes = sandboxes;
        this.options = options;
        this.content = content;
        file = folder.resolve("Sample.aab");
        SampleBundle.write(file, SampleBundle.PACKAGE, SampleBundle.VERSION_NAME, SampleBundle.VERSION_CODE);
        binary = BinaryReader.read(file);
        flow = new FlowReader(StepCatalog.standard())
                .read(
                        new FlowSource(
                                "publish.yml",
                                "name: Release\nsteps:\n" + steps.strip().indent(2)),
                        Map.of(),
                        new LocalFiles(folder),
                        Optional.of(binary));
        try (Sandbox sandbox = sandboxes.start(options)) {
            RehearsedRelease release = release(sandbox, HttpSettings.DEFAULT);
            FlowRun run = release.liveToTheEnd();
            assertEquals(
                    FlowRun.State.SUCCEEDED,
                    run.state(),
                    () -> run.problem().map(Problem::text).orElse(""));
            requests = sandbox.requests().entries().size();
            saves = release.disk().saves();
            whole = content.apply(sandbox);
            wholeActivities = activities(release);
        }
    }

    /** What the store holds after a release without disturbance. */
    StoreContent whole() {
        return whole;
    }

    void dieAtEachRequest(Fault.Kind kind) throws Exception {
        for (int n = 1; n <= requests; n++) {
            try (Sandbox sandbox = sandboxes.start(options)) {
                RehearsedRelease release = release(sandbox, HttpSettings.DEFAULT);
                sandbox.faults().add(Fault.of(kind).at(n));
                sandbox.watch(exchange -> {
                    if (exchange.fault() != null) {
                        release.disk().die();
                    }
                });
                checkDeath(sandbox, release, kind + " at request " + n);
            }
        }
        System.out.println("Kill test: killed " + requests + " times, " + kind + " at each request of the flow.");
    }

    void dieAtEachSave(boolean before) throws Exception {
        for (int n = 1; n <= saves; n++) {
            try (Sandbox sandbox = sandboxes.start(options)) {
                RehearsedRelease release = release(sandbox, HttpSettings.DEFAULT);
                release.disk().dieAtSave(n, before);
                checkDeath(sandbox, release, (before ? "before" : "after") + " save " + n);
            }
        }
        System.out.println(
                "Kill test: killed " + saves + " times, " + (before ? "before" : "after") + " each save of the flow.");
    }

    private void checkDeath(Sandbox sandbox, RehearsedRelease release, String death) throws Exception {
        FlowRun run = release.liveToTheEnd();
        assertEquals(1, release.deaths(), death);
        assertEquals(
                FlowRun.State.SUCCEEDED,
                run.state(),
                () -> death + ": " + run.problem().map(Problem::text).orElse(""));
        assertEquals(whole, content.apply(sandbox), death);
        assertEquals(wholeActivities, activities(release), death);
    }

    void strikeEachRequest(String name, Fault fault) throws Exception {
        int stopped = 0;
        for (int n = 1; n <= requests; n++) {
            try (Sandbox sandbox = sandboxes.start(options)) {
                sandbox.faults().add(fault.at(n));
                if (checkFault(sandbox, name + " at request " + n)) {
                    stopped++;
                }
            }
        }
        System.out.println("Fault test: " + name + " at each of " + requests + " requests; the flow went on "
                + (requests - stopped) + " times and stopped with a problem " + stopped + " times.");
    }

    /** @return whether it stopped before it ended well */
    private boolean checkFault(Sandbox sandbox, String what) throws Exception {
        RehearsedRelease release = release(sandbox, HTTP);
        FlowRun run = release.liveToTheEnd();
        boolean failed = run.state() == FlowRun.State.FAILED;
        if (failed) {
            Problem problem = run.problem().orElseThrow();
            assertTrue(
                    problem.where() != null && problem.where().matches(REQUEST),
                    () -> what + " names no request: " + problem);
            assertFalse(problem.remedy().isBlank(), () -> what + " has no remedy: " + problem);
            run = release.startAgain();
        }
        String text = run.problem().map(Problem::text).orElse("");
        assertEquals(FlowRun.State.SUCCEEDED, run.state(), () -> what + ": " + text);
        assertEquals(whole, content.apply(sandbox), what);
        return failed;
    }

    /** @param http impatient for faults alone: a slow machine must not add requests where each is counted */
    private RehearsedRelease release(Sandbox sandbox, HttpSettings http) {
        return new RehearsedRelease(sandbox, sandboxes.clock(), flow, binary, file, http);
    }

    private static List<String> activities(RehearsedRelease release) {
        return release.disk().saved().activities().stream()
                .map(entry -> entry.step() + " " + entry.action() + " " + entry.actor() + " " + entry.detail())
                .toList();
    }
}

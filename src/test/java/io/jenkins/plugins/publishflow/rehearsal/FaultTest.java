package io.jenkins.plugins.publishflow.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.store.Problem;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of fault at each request of a whole release. The flow ends as it should, or stops with a problem that names
 * the request and the remedy; started again it ends as it should. The store holds the same in every case, so nothing was
 * sent twice.
 */
class FaultTest {

    /** A part is named by its number: its address is a secret. */
    private static final String REQUEST = "(GET|POST|PATCH|PUT|DELETE) (/\\S+|part \\d+ .+)";

    @RegisterExtension
    final CheckedSandbox sandboxes = new CheckedSandbox(Rehearsals::quickAndInParts);

    @TempDir
    Path folder;

    private Rehearsals rehearsals;
    private int requests;
    private StoreContent whole;

    static Stream<Arguments> faults() {
        Map<String, Fault> faults = Map.ofEntries(
                Map.entry("500", Fault.status(500)),
                Map.entry("503 with a page", Fault.status(503).asHtml()),
                Map.entry("503 with Retry-After", Fault.status(503).retryAfter(120)),
                Map.entry("429 with Retry-After", Fault.status(429).retryAfter(60)),
                Map.entry("401", Fault.status(401)),
                Map.entry("403", Fault.status(403)),
                Map.entry("409", Fault.status(409)),
                Map.entry("500 after the work", Fault.statusAfterWork(500)),
                Map.entry("an answer too late", Fault.delay(Rehearsals.PATIENCE.toMillis() * 2)),
                Map.entry("a connection broken before the work", Fault.of(Fault.Kind.BREAK_BEFORE_WORK)),
                Map.entry("a connection broken after the work", Fault.of(Fault.Kind.BREAK_AFTER_WORK)),
                Map.entry("a slow body", Fault.slowBody(5)),
                Map.entry("a body cut off", Fault.of(Fault.Kind.TRUNCATED_BODY)),
                Map.entry("a body that is no JSON", Fault.of(Fault.Kind.MALFORMED_BODY)));
        return faults.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(fault -> Arguments.of(fault.getKey(), fault.getValue()));
    }

    @BeforeEach
    void releaseWithoutFault() throws Exception {
        rehearsals = new Rehearsals(folder, sandboxes);
        try (Rehearsals.Stage stage = rehearsals.stage()) {
            stage.release().liveToTheEnd();
            requests = stage.sandbox().requests().entries().size();
            whole = StoreContent.of(stage.sandbox());
        }
        whole.assertOneRelease();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void endsAsItShouldOrSaysWhatToDo(String name, Fault fault) throws Exception {
        int stopped = 0;
        for (int n = 1; n <= requests; n++) {
            try (Rehearsals.Stage stage = rehearsals.stage()) {
                stage.sandbox().faults().add(fault.at(n));
                if (check(stage, name + " at request " + n)) {
                    stopped++;
                }
            }
        }
        System.out.println("Fault test: " + name + " at each of " + requests + " requests; the flow went on "
                + (requests - stopped) + " times and stopped with a problem " + stopped + " times.");
    }

    /** @return whether it stopped before it ended well */
    private boolean check(Rehearsals.Stage stage, String what) throws Exception {
        FlowRun run = stage.release().liveToTheEnd();
        boolean failed = run.state() == FlowRun.State.FAILED;
        if (failed) {
            Problem problem = run.problem().orElseThrow();
            assertTrue(
                    problem.where() != null && problem.where().matches(REQUEST),
                    () -> what + " names no request: " + problem);
            assertFalse(problem.remedy().isBlank(), () -> what + " has no remedy: " + problem);
            run = stage.release().startAgain();
        }
        String text = run.problem().map(Problem::text).orElse("");
        assertEquals(FlowRun.State.SUCCEEDED, run.state(), () -> what + ": " + text);
        assertEquals(whole, StoreContent.of(stage.sandbox()), what);
        return failed;
    }
}

package io.jenkins.plugins.publishflow.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing is sent twice and nothing is lost, wherever the process dies: before each request, after each request (the
 * store has done it, the process has not heard), before each save and after each save.
 */
class KillTest {

    @RegisterExtension
    final CheckedSandbox sandboxes = new CheckedSandbox(Rehearsals::quickAndInParts);

    @TempDir
    Path folder;

    private Rehearsals rehearsals;
    private int requests;
    private int saves;
    private StoreContent wholeContent;
    private List<String> wholeActivities;

    @BeforeEach
    void releaseWithoutDisturbance() throws Exception {
        rehearsals = new Rehearsals(folder, sandboxes);
        try (Rehearsals.Stage stage = rehearsals.stage()) {
            FlowRun run = stage.release().liveToTheEnd();
            assertEquals(
                    FlowRun.State.SUCCEEDED, run.state(), () -> run.problem().toString());
            requests = stage.sandbox().requests().entries().size();
            saves = stage.release().disk().saves();
            wholeContent = StoreContent.of(stage.sandbox());
            wholeActivities = activities(stage);
        }
        wholeContent.assertOneRelease();
    }

    @Test
    void diesBeforeEachRequest() throws Exception {
        for (int n = 1; n <= requests; n++) {
            dieAtRequest(Fault.Kind.BREAK_BEFORE_WORK, n);
        }
        say(requests, "before", "request");
    }

    @Test
    void diesAfterEachRequest() throws Exception {
        for (int n = 1; n <= requests; n++) {
            dieAtRequest(Fault.Kind.BREAK_AFTER_WORK, n);
        }
        say(requests, "after", "request");
    }

    @Test
    void diesBeforeEachSave() throws Exception {
        for (int n = 1; n <= saves; n++) {
            dieAtSave(n, true);
        }
        say(saves, "before", "save");
    }

    @Test
    void diesAfterEachSave() throws Exception {
        for (int n = 1; n <= saves; n++) {
            dieAtSave(n, false);
        }
        say(saves, "after", "save");
    }

    private void dieAtRequest(Fault.Kind kind, int n) throws Exception {
        try (Rehearsals.Stage stage = rehearsals.stage()) {
            stage.sandbox().faults().add(Fault.of(kind).at(n));
            stage.sandbox().watch(exchange -> {
                if (exchange.fault() != null) {
                    stage.release().disk().die();
                }
            });
            check(stage, kind + " at request " + n);
        }
    }

    private void dieAtSave(int n, boolean before) throws Exception {
        try (Rehearsals.Stage stage = rehearsals.stage()) {
            stage.release().disk().dieAtSave(n, before);
            check(stage, (before ? "before" : "after") + " save " + n);
        }
    }

    private void check(Rehearsals.Stage stage, String death) throws Exception {
        FlowRun run = stage.release().liveToTheEnd();
        assertTrue(stage.release().deaths() == 1, () -> "died once " + death);
        assertEquals(
                FlowRun.State.SUCCEEDED,
                run.state(),
                () -> death + ": "
                        + run.problem().map(problem -> problem.text()).orElse(""));
        assertEquals(wholeContent, StoreContent.of(stage.sandbox()), death);
        assertEquals(wholeActivities, activities(stage), death);
    }

    private static void say(int count, String when, String what) {
        System.out.println("Kill test: killed " + count + " times, " + when + " each " + what + " of the flow.");
    }

    private static List<String> activities(Rehearsals.Stage stage) {
        return stage.release().disk().saved().activities().stream()
                .map(entry -> entry.step() + " " + entry.action() + " " + entry.actor() + " " + entry.detail())
                .toList();
    }
}

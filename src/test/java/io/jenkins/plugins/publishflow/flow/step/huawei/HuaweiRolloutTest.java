package io.jenkins.plugins.publishflow.flow.step.huawei;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.definition.FlowFileException;
import io.jenkins.plugins.publishflow.flow.step.SandboxTrial;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.store.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HuaweiRolloutTest {

    private static final String APP_INFO = "/publish/v2/app-info";
    private static final String PHASED = "/publish/v2/phased-release";

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    @TempDir
    Path folder;

    private SandboxTrial trial;

    /** Version code 2 goes to a tenth of the users. */
    @BeforeEach
    void release() throws Exception {
        trial(2).run("- publishToHuawei: {phasedPercent: 10}\n- huaweiReleaseStatus: {}")
                .outputs();
    }

    @Test
    void raisesPausesResumesAndCompletes() throws Exception {
        Map<String, String> raised = rollout("action: raise, phasedPercent: 25 %");
        assertEquals("25.00", raised.get("phasedPercent"));
        assertEquals("RELEASE", raised.get("phasedState"));
        assertEquals("2", raised.get("build"));
        assertEquals(
                List.of("raise: Version 1.1 (2) is ON_SHELF, phased release RELEASE at 25.00 %"),
                trial.activities(Action.PHASED_RELEASE_UPDATED));
        assertEquals("SUSPEND", rollout("action: pause").get("phasedState"));
        assertEquals("RELEASE", rollout("action: resume").get("phasedState"));
        assertEquals("25.00", phased().path("percent").asText(), "as before the pause");
        Map<String, String> completed = rollout("action: complete");
        assertEquals("ON_SHELF", completed.get("state"));
        assertFalse(completed.containsKey("phasedPercent"), "no share any more: " + completed);
        assertEquals("2", app().path("onShelfCode").asText());
    }

    @Test
    void sendsNothingWhereItIsAsItShallBe() throws Exception {
        rollout("action: pause");
        long changes = changes();
        rollout("action: pause");
        assertEquals(changes, changes());
        rollout("action: resume");
        rollout("action: raise, phasedPercent: 10");
        rollout("action: complete");
        changes = changes();
        rollout("action: complete");
        rollout("action: complete, versionCode: 2");
        assertEquals(changes, changes());
    }

    @Test
    void movesTheEnd() throws Exception {
        String before = phased().path("endTime").asText();
        rollout("action: raise, phasedPercent: 10, phasedDuration: 20d");
        String end = sandbox.clock().instant().plus(Duration.ofDays(20)).toString();
        assertTrue(
                phased().path("endTime").asText().startsWith(end.substring(0, 10))
                        && !phased().path("endTime").asText().equals(before),
                phased().toString());
    }

    @Test
    void neverLetsTheShareFall() throws Exception {
        rollout("action: raise, phasedPercent: 50");
        long changes = changes();
        assertEquals("huawei.rollout-falls", problem("action: raise, phasedPercent: 20"));
        assertEquals("50.00", phased().path("percent").asText());
        assertEquals(changes, changes(), "refused before it was asked");
    }

    @Test
    void raisesNothingThatIsPaused() throws Exception {
        rollout("action: pause");
        assertEquals("huawei.rollout-paused", problem("action: raise, phasedPercent: 20"));
        assertEquals("10.00", phased().path("percent").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"raise, phasedPercent: 20", "pause", "resume"})
    void changesNothingThatIsOver(String action) throws Exception {
        rollout("action: complete");
        assertEquals("huawei.no-rollout", problem("action: " + action));
    }

    @Test
    void changesNothingThatHuaweiHasNotApproved() throws Exception {
        rollout("action: complete");
        trial(3).run("- publishToHuawei: {phasedPercent: 10}").outputs();
        Problem problem = trial(3).run("- huaweiRollout: {action: pause}").problem();
        assertEquals("huawei.no-rollout", problem.code());
        assertTrue(problem.what().contains("UPDATE_REVIEWING"), problem.what());
        assertEquals(
                "huawei.no-rollout",
                trial(3).run("- huaweiRollout: {action: complete}").problem().code());
    }

    @Test
    void changesNoOtherVersion() throws Exception {
        assertEquals("huawei.other-version", problem("action: pause, versionCode: 1"));
        assertEquals(
                "huawei.other-version",
                trial(3).run("- huaweiRollout: {action: complete}").problem().code(),
                "the one of the binary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"raise, phasedPercent: 25, phasedDuration: 3d", "pause", "complete"})
    void changesOnceThoughTheAnswerIsLost(String action) throws Exception {
        sandbox.get().faults().add(Fault.of(Fault.Kind.BREAK_AFTER_WORK).on("PUT", PHASED + "(/state)?"));
        rollout("action: " + action);
        assertEquals(1, changes());
        assertEquals(1, trial.activities(Action.PHASED_RELEASE_UPDATED).size());
    }

    @Test
    void changesAgainWhereTheChangeIsLost() throws Exception {
        sandbox.get().faults().add(Fault.of(Fault.Kind.BREAK_BEFORE_WORK).on("PUT", PHASED + "/state"));
        assertEquals("SUSPEND", rollout("action: pause").get("phasedState"));
        assertEquals(2, changes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"raise, phasedPercent: 25, phasedDuration: 3d", "pause", "complete"})
    void endsTheSameWhereverTheProcessDies(String action) throws Exception {
        int save = 1;
        boolean died = true;
        while (died) {
            release(100 + save);
            long before = changes();
            SandboxTrial mortal = trial(100 + save).dieAtSave(++save);
            mortal.run("- huaweiRollout: {action: " + action + "}").outputs();
            died = mortal.hasDied();
            assertEquals(before + 1, changes(), action + " killed at save " + save);
            if (!action.equals("complete")) {
                trial.run("- huaweiRollout: {action: complete}").outputs();
            }
        }
        assertTrue(save > 5, "killed " + (save - 2) + " times");
    }

    @Test
    void looksAtThePhasedVersionUntilEverybodyHasIt() throws Exception {
        rollout("action: complete");
        List<String> asked = new CopyOnWriteArrayList<>();
        sandbox.get().watch(exchange -> {
            if (exchange.path().equals(APP_INFO)) {
                asked.add(String.valueOf(exchange.query()).replaceAll(".*releaseType=(\\d).*", "$1"));
            }
        });
        trial(3).run("- publishToHuawei: {phasedPercent: 10}\n- huaweiReleaseStatus: {}")
                .outputs();
        assertEquals(Set.of("3"), Set.copyOf(asked));
        asked.clear();
        trial(3).run("- huaweiRollout: {action: complete}").outputs();
        assertEquals(List.of("3", "1"), asked);
        asked.clear();
        trial(3).run("- huaweiReleaseStatus: {phased: false}").outputs();
        assertEquals(List.of("1"), asked);
    }

    @Test
    void callsNothingDoneThatHuaweiDoesNotShow() throws Exception {
        sandbox.get()
                .faults()
                .add(Fault.rewrite("\"state\":\"SUSPEND\"", "\"state\":\"RELEASE\"")
                        .on("GET", APP_INFO)
                        .times(1000));
        Problem problem = trial(2).run("- huaweiRollout: {action: pause}").problem();
        assertEquals("flow.waited-in-vain", problem.code());
        assertTrue(problem.what().contains("show the change"), problem.what());
        assertEquals(1, changes());
        assertEquals(List.of(), trial.activities(Action.PHASED_RELEASE_UPDATED));
    }

    @Test
    void asksAgainWhereTheAnswerHasNoState() throws Exception {
        sandbox.get()
                .faults()
                .add(Fault.rewrite("\"releaseState\":0", "\"other\":0").on("GET", APP_INFO));
        assertEquals("SUSPEND", rollout("action: pause").get("phasedState"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{action: halt}",
                "{action: raise}",
                "{action: raise, phasedPercent: 100}",
                "{action: raise, phasedPercent: most}",
                "{action: pause, phasedPercent: 20}",
                "{action: complete, phasedDuration: 3d}",
                "{action: pause, appId: shop}"
            })
    void whatMakesNoSenseIsRefusedBeforeAnythingIsSent(String settings) throws Exception {
        long before = sandbox.get().requests().count();
        SandboxTrial wrong = trial(2);
        assertThrows(FlowFileException.class, () -> wrong.run("- huaweiRollout: " + settings));
        assertEquals(before, sandbox.get().requests().count());
    }

    private void release(int versionCode) throws Exception {
        if (!phased().isMissingNode()) {
            trial.run("- huaweiRollout: {action: complete}").outputs();
        }
        trial(versionCode)
                .run("- publishToHuawei: {phasedPercent: 10}\n- huaweiReleaseStatus: {}")
                .outputs();
    }

    private Map<String, String> rollout(String settings) throws Exception {
        return trial(2).run("- huaweiRollout: {" + settings + "}").outputs();
    }

    private String problem(String settings) throws Exception {
        return trial(2).run("- huaweiRollout: {" + settings + "}").problem().code();
    }

    private long changes() {
        return trial.requests("PUT", PHASED + "(/state)?");
    }

    private JsonNode phased() {
        return app().path("phased");
    }

    private JsonNode app() {
        return SandboxTrial.held(sandbox.get().huawei().shown(), "apps").stream()
                .filter(app -> app.path("id").asText().equals("100000002"))
                .findFirst()
                .orElseThrow()
                .path("attributes");
    }

    private SandboxTrial trial(int versionCode) throws Exception {
        Path file = folder.resolve("Sample-" + versionCode + ".aab");
        SampleBundle.write(file, SampleBundle.PACKAGE, "1." + (versionCode - 1), versionCode);
        trial = new SandboxTrial(sandbox, folder).file(file);
        return trial;
    }
}

package io.jenkins.plugins.publishflow.flow.step.review;

import static io.jenkins.plugins.publishflow.flow.step.review.StepBench.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever breaks, and whenever: there is one version and one submission in the end, and each entry is there once. */
class CutOffSubmissionTest {

    private static final int MOST_SAVES = 200;
    private static final int MOST_REQUESTS = 100;

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    @Test
    void survivesTheDeathOfItsProcessAtEverySave() throws IOException {
        List<String> whole = entries(bench());
        int save = 2; // before the first save there is no run
        for (; save < MOST_SAVES; save++) {
            sandbox.start(SandboxOptions.USUAL);
            StepBench bench = bench().dieAtSave(save);
            assertEquals(whole, entries(bench), "entries after a death at save " + save);
            if (!bench.hasDied()) {
                break;
            }
        }
        assertTrue(save > 30 && save < MOST_SAVES, "saves: " + save);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"BREAK_BEFORE_WORK", "BREAK_AFTER_WORK", "TRUNCATED_BODY"})
    void survivesABrokenConnectionAtEveryRequest(Fault.Kind kind) throws IOException {
        List<String> whole = entries(bench());
        int request = 1;
        for (; request < MOST_REQUESTS; request++) {
            sandbox.start(SandboxOptions.USUAL);
            StepBench bench = bench();
            long before = sandbox.get().requests().count();
            sandbox.get().faults().add(Fault.of(kind).at(before + request));
            bench.succeed();
            if (sandbox.get().requests().entries().stream().noneMatch(one -> one.fault() != null)) {
                break;
            }
            assertEquals(whole, entries(bench), kind + " at request " + request);
        }
        assertTrue(request > 20 && request < MOST_REQUESTS, "requests: " + request);
    }

    /** A step that has an unfinished version to take over, with all texts, and everything else to do. */
    private StepBench bench() {
        ReleaseScene scene = new ReleaseScene(sandbox);
        scene.compliantBuild("1.1", "7");
        String unfinished = scene.version("1.0.9");
        scene.writeTexts(unfinished);
        scene.writeContact(unfinished);
        return new StepBench(sandbox).start("submitForReview", of("1.1", "phasedRelease", true));
    }

    /** Runs to the end, looks at what the store has, and returns what was recorded. */
    private List<String> entries(StepBench bench) {
        String submission = bench.succeed().outputs().get("submissionId");
        sandbox.get().faults().clear();
        ReleaseScene scene = new ReleaseScene(sandbox);
        assertEquals("WAITING_FOR_REVIEW", scene.stateOf(scene.find(ReleaseScene.APP, "1.1")));
        assertEquals(2, count(scene, "/v1/apps/" + ReleaseScene.APP + "/appStoreVersions"));
        assertEquals(1, count(scene, "/v1/reviewSubmissions?filter[app]=" + ReleaseScene.APP));
        assertEquals(1, count(scene, "/v1/reviewSubmissions/" + submission + "/items"));
        List<String> entries = new ArrayList<>();
        for (Activity activity : bench.activities()) {
            if (activity.step() != null) {
                entries.add(activity.action() + " " + activity.detail().replace(submission, "S"));
            }
        }
        return entries;
    }

    private static int count(ReleaseScene scene, String path) {
        return scene.client().get(path).body().path("data").size();
    }
}

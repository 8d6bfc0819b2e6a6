package io.jenkins.plugins.publishflow.jenkins.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.publishflow.jenkins.PlayStore;
import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.RecordedExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Google drops an edit as soon as the same account begins another one for the app. So builds that publish one package
 * take turns, and those of other packages do not wait.
 */
@WithJenkins
class PublishInTurnTest {

    private static final String SHOP = "com.example.shop";
    private static final String OTHER = "com.example.other";

    /** The edits of the shop, as the store saw them: begun and committed. */
    private final List<String> seen = new CopyOnWriteArrayList<>();

    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void oneAppIsPublishedByOneBuildAtATimeAndTwoAppsAtOnce(JenkinsRule jenkins) throws Exception {
        jenkins.jenkins.setNumExecutors(3);
        try (PlayStore store = PlayStore.start(SHOP, OTHER)) {
            store.connect();
            store.sandbox().watch(this::see);
            WorkflowJob two = job(jenkins, "two", SHOP, 2);
            WorkflowJob three = job(jenkins, "three", SHOP, 3);
            WorkflowJob another = job(jenkins, "another", OTHER, 7);

            // All at once. The store keeps whoever of the two comes first in the middle of its edit.
            List<QueueTaskFuture<WorkflowRun>> starting = List.of(two.scheduleBuild2(0), three.scheduleBuild2(0));
            List<WorkflowRun> builds =
                    List.of(starting.get(0).waitForStart(), starting.get(1).waitForStart());
            WorkflowRun other = another.scheduleBuild2(0).waitForStart();
            assertTrue(begun.await(2, TimeUnit.MINUTES), "an edit of the shop has begun");
            Rehearsals.until("one to wait for the other", () -> builds.stream().anyMatch(PublishInTurnTest::waits));
            WorkflowRun second = waits(builds.get(0)) ? builds.get(0) : builds.get(1);
            WorkflowRun first = builds.get(second == builds.get(0) ? 1 : 0);

            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(other));
            jenkins.assertLogNotContains("Waiting for", other);
            assertTrue(first.isBuilding(), "still in its edit while the other app is out");
            assertTrue(second.isBuilding(), "still waiting");
            assertEquals(1, seen.size(), seen::toString);

            goOn.countDown();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(first));
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(second));

            jenkins.assertLogContains("Waiting for " + first.getFullDisplayName(), second);
            assertFalse(waits(first));
            assertEquals(List.of("begun", "committed", "begun", "committed"), seen);
            assertEquals(List.of(), refused);
            assertEquals(List.of(), store.sandbox().requests().misuses());
            JsonNode live = store.live(SHOP);
            assertEquals(List.of("0", "1", "2", "3"), PlayStore.versionCodes(live), "with what was there");
            assertEquals("[\"" + code(first) + "\"]", onTrack(live, code(first)));
            assertEquals("[\"" + code(second) + "\"]", onTrack(live, code(second)));
            assertEquals("[\"7\"]", onTrack(store.live(OTHER), "7"));
        }
    }

    private static boolean waits(WorkflowRun build) {
        try {
            return JenkinsRule.getLog(build).contains("Waiting for ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each goes to a track of its own, so that it can be seen afterwards what each of them has done. */
    private static WorkflowJob job(JenkinsRule jenkins, String name, String packageName, int versionCode)
            throws Exception {
        WorkflowJob job = Rehearsals.pipeline(jenkins, name, """
                node {
                  def sent = googlePlayUpload(binary: 'out/*.aab', credentialsId: 'play', track: '%s')
                  echo "released ${sent.versionCode}"
                }
                """.formatted(track(Integer.toString(versionCode))));
        Rehearsals.putBundle(jenkins.jenkins.getWorkspaceFor(job), packageName, versionCode);
        return job;
    }

    private static String track(String versionCode) {
        return versionCode.equals("2") ? "internal" : "alpha";
    }

    private static String code(WorkflowRun build) {
        return build.getParent().getName().equals("two") ? "2" : "3";
    }

    private static String onTrack(JsonNode live, String versionCode) {
        return live.at("/tracks/" + track(versionCode) + "/0/versionCodes").toString();
    }

    private void see(RecordedExchange exchange) {
        if (!exchange.path().contains(SHOP)) {
            return;
        }
        Answer answer = exchange.answer();
        if (answer == null || answer.status() >= 400) {
            refused.add(exchange.method() + " " + exchange.path());
        }
        if (exchange.path().endsWith(":commit")) {
            seen.add("committed");
        }
        if (exchange.method().equals("POST") && exchange.path().endsWith("/edits")) {
            seen.add("begun");
            begun.countDown();
            try {
                assertTrue(goOn.await(2, TimeUnit.MINUTES), "let go");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

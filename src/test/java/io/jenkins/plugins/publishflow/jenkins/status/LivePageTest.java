package io.jenkins.plugins.publishflow.jenkins.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import net.sf.json.JSONObject;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A page that is open while a rehearsal lives: it asks people, and is stopped on the page. */
@WithJenkins
class LivePageTest {

    private static WorkflowRun asking(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("""
                publishFlow(rehearsal: true, definition: '''
                  name: Ask
                  steps:
                    - approval:
                        approvers: [bob]
                        message: Shall it go on?
                ''')
                """, true));
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        FlowRunAction[] action = {null};
        until(() -> (action[0] = build.getAction(FlowRunAction.class)) != null
                && new PublishTab(build, action[0]).getFlowRuns().stream().anyMatch(FlowRunStatus::isAsking));
        return build;
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it did not come about in a minute");
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @Test
    void anOpenPageFollowsARunUntilItIsStoppedOnIt(JenkinsRule jenkins) throws Exception {
        WorkflowRun build = asking(jenkins);
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.getOptions().setFetchPolyfillEnabled(true);
        HtmlPage page = client.getPage(build, "publish/");
        HtmlElement heading = page.querySelector(".publish-flow h1");
        HtmlButton stop = page.querySelector("[data-stop-url]");
        assertNotNull(stop);
        JSONObject state = jenkins.getJSON(build.getUrl() + "publish/state").getJSONObject();
        assertTrue(state.getJSONArray("flowRuns").getJSONObject(0).getBoolean("alive"));

        HtmlElement question = stop.click().getEnclosingWindow().getEnclosedPage() instanceof HtmlPage asked
                ? asked.querySelector("dialog [data-id=ok]")
                : null;
        assertNotNull(question, "whoever clicks Stop is asked first");
        question.click();
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        until(() -> {
            client.waitForBackgroundJavaScript(500);
            return page.querySelector("[data-stop-url]") == null;
        });

        assertTrue(page.asNormalizedText().contains("Stopped"), page.asNormalizedText());
        assertEquals(heading, page.querySelector(".publish-flow h1"), "what has not changed stays");
        assertNull(page.querySelector("[data-stop-url]"));
    }
}

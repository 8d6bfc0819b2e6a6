package io.jenkins.plugins.publishflow.jenkins.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.FreeStyleBuild;
import hudson.model.Run;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What programs read: the REST API of a build, and the state that the page's script asks for. */
@WithJenkins
class PublishStateTest {

    private static JenkinsRule jenkins;
    private FreeStyleBuild build;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @BeforeEach
    void build() throws Exception {
        build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
    }

    private WebResponse get(String path, String tag) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setRedirectEnabled(true);
        WebRequest request = new WebRequest(client.createCrumbedUrl(build.getUrl() + path));
        if (!tag.isEmpty()) {
            request.setAdditionalHeader("If-None-Match", tag);
        }
        return client.loadWebResponse(request);
    }

    private static JSONObject api(Run<?, ?> build, String query) throws Exception {
        JSONObject json = jenkins.getJSON(build.getUrl() + "api/json?" + query).getJSONObject();
        JSONArray actions = json.getJSONArray("actions");
        for (int i = 0; i < actions.size(); i++) {
            if (actions.getJSONObject(i).has("flowRuns")) {
                return actions.getJSONObject(i).getJSONArray("flowRuns").getJSONObject(0);
            }
        }
        throw new AssertionError("no flow run in " + json);
    }

    @Test
    void theApiOfABuildHasTheShortFacts() throws Exception {
        String id = Runs.WAITING.run().in(build);

        JSONObject run = api(build, "");

        assertEquals(id, run.getString("id"));
        assertEquals("Beta", run.getString("flow"));
        assertEquals("RUNNING", run.getString("state"));
        assertEquals("com.example.notes", run.getString("app"));
        assertEquals("1.2", run.getString("version"));
        assertEquals("34", run.getString("build"));
        assertEquals("App Store Connect", run.getString("store"));
        assertEquals("alice", run.getString("startedBy"));
        assertEquals("2026-11-20T18:00:00Z", run.getString("started"));
        assertFalse(run.getBoolean("rehearsal"));
        assertFalse(run.has("steps"), "what is long is only for whoever asks for it");
    }

    @Test
    void theApiHasStepsApprovalsAndActivities() throws Exception {
        Runs.ASKING.run().in(build);

        JSONObject run = api(
                build,
                "tree=actions[flowRuns[steps[id,name,state,waitingFor,started,finished,outputs],"
                        + "approvals[step,question,unanswered,decisions[person]],activities[time,actor,action,step]]]");

        JSONObject sent = run.getJSONArray("steps").getJSONObject(0);
        assertEquals("DONE", sent.getString("state"));
        assertEquals("Send to TestFlight", sent.getString("name"));
        assertEquals("b-1", sent.getJSONObject("outputs").getString("buildId"));
        assertEquals("2026-11-20T18:00:00Z", sent.getString("finished"));
        assertEquals("ASKING", run.getJSONArray("steps").getJSONObject(1).getString("state"));
        JSONObject approval = run.getJSONArray("approvals").getJSONObject(0);
        assertEquals("Shall Notes 1.2 go to review?", approval.getString("question"));
        assertEquals(JSONArray.fromObject("['bob','carol']"), approval.getJSONArray("unanswered"));
        JSONObject first = run.getJSONArray("activities").getJSONObject(0);
        assertEquals("PUBLISHING_STARTED", first.getString("action"));
        assertEquals("alice", first.getString("actor"));
    }

    @Test
    void theApiTellsTheProblem() throws Exception {
        Runs.FAILED.run().in(build);

        JSONObject problem = api(build, "tree=actions[flowRuns[problem[code,where,storeErrors]]]")
                .getJSONObject("problem");

        assertEquals("app-store.not-ready", problem.getString("code"));
        assertEquals(
                "STATE_ERROR: appScreenshots are missing (/data)",
                problem.getJSONArray("storeErrors").getString(0));
    }

    @Test
    void theStateIsWholeAndForOneRunOrAll() throws Exception {
        String first = Runs.FAILED.run().in(build);
        Runs.WAITING.run().in(build);

        JSONObject one =
                JSONObject.fromObject(get("publish/state?id=" + first, "").getContentAsString());
        JSONObject all = JSONObject.fromObject(get("publish/state", "").getContentAsString());

        assertEquals("FAILED", one.getString("state"));
        assertEquals(2, one.getJSONArray("steps").size());
        assertEquals(2, all.getJSONArray("flowRuns").size());
        JSONObject waiting = all.getJSONArray("flowRuns")
                .getJSONObject(1)
                .getJSONArray("steps")
                .getJSONObject(1);
        assertEquals("the review by Apple", waiting.getString("waitingFor"));
    }

    @Test
    void whoHasTheStateIsToldThatNothingChanged() throws Exception {
        String id = Runs.SUCCEEDED.run().in(build);
        WebResponse first = get("publish/state?id=" + id, "");
        String tag = first.getResponseHeaderValue("ETag");

        WebResponse second = get("publish/state?id=" + id, tag);
        WebResponse other = get("publish/state?id=" + id, "\"another\"");

        assertEquals(304, second.getStatusCode());
        assertEquals("", second.getContentAsString());
        assertEquals(200, other.getStatusCode());
        assertEquals(tag, other.getResponseHeaderValue("ETag"));
        assertEquals("private, max-age=60", first.getResponseHeaderValue("Cache-Control"));
    }

    @Test
    void aRunThatIsNotThereIsNotFound() throws Exception {
        Runs.SUCCEEDED.run().in(build);

        assertEquals(404, get("publish/state?id=../../secret", "").getStatusCode());
        assertEquals(404, get("publish/content?id=nobody", "").getStatusCode());
        assertEquals(404, get("publish/?id=nobody", "").getStatusCode());
    }
}

package io.jenkins.plugins.publishflow.jenkins.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.FreeStyleBuild;
import hudson.model.Item;
import java.net.URL;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who gets what from each address, by reading and by posting. */
@WithJenkins
class PublishAccessTest {

    private static JenkinsRule jenkins;
    private static FreeStyleBuild build;
    private static String run;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        build = rule.buildAndAssertSuccess(rule.createFreeStyleProject());
        run = Runs.WAITING.run().in(build);
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.BUILD, Item.CANCEL)
                .everywhere()
                .to("builder")
                .grant(Jenkins.READ)
                .everywhere()
                .to("stranger")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    /**
     * 409: the run is not carried here, so that there is nothing to stop; whoever gets so far was let in. Views answer
     * a POST as they answer a GET: they change nothing.
     */
    @ParameterizedTest
    @CsvSource({
        "anonymous, GET,  publish/,         403",
        "anonymous, GET,  publish/state,    403",
        "anonymous, GET,  publish/content,  403",
        "anonymous, GET,  publish/overview, 403",
        "anonymous, GET,  publish/stop,     403",
        "anonymous, POST, publish/stop,     403",
        "stranger,  GET,  publish/,         404",
        "stranger,  GET,  publish/state,    404",
        "stranger,  GET,  publish/content,  404",
        "stranger,  GET,  publish/overview, 404",
        "stranger,  GET,  publish/stop,     404",
        "stranger,  POST, publish/stop,     404",
        "reader,    GET,  publish/,         200",
        "reader,    GET,  publish/state,    200",
        "reader,    POST, publish/state,    404",
        "reader,    GET,  publish/content,  200",
        "reader,    POST, publish/content,  200",
        "reader,    GET,  publish/overview, 200",
        "reader,    POST, publish/overview, 200",
        "reader,    GET,  publish/stop,     405",
        "reader,    POST, publish/stop,     403",
        "builder,   GET,  publish/,         200",
        "builder,   GET,  publish/state,    200",
        "builder,   GET,  publish/content,  200",
        "builder,   GET,  publish/overview, 200",
        "builder,   GET,  publish/stop,     405",
        "builder,   POST, publish/stop,     409",
        "admin,     GET,  publish/,         200",
        "admin,     GET,  publish/state,    200",
        "admin,     GET,  publish/content,  200",
        "admin,     GET,  publish/overview, 200",
        "admin,     GET,  publish/stop,     405",
        "admin,     POST, publish/stop,     409",
    })
    void answers(String who, HttpMethod method, String path, int status) throws Exception {
        assertEquals(status, call(who, method, path).getStatusCode());
    }

    @ParameterizedTest
    @CsvSource({"reader, false", "builder, true", "admin, true"})
    void activitiesAreForWhoMaySeeThem(String who, boolean seen) throws Exception {
        WebResponse state = call(who, HttpMethod.GET, "publish/state");

        JSONObject run = JSONObject.fromObject(state.getContentAsString());
        assertEquals(seen, !run.getJSONArray("activities").isEmpty());
        assertFalse(run.getJSONArray("steps").isEmpty());
    }

    private static WebResponse call(String who, HttpMethod method, String path) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setJavaScriptEnabled(false);
        if (!who.equals("anonymous")) {
            client.withBasicApiToken(who);
        }
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), build.getUrl() + path + "?id=" + run), method);
        return client.loadWebResponse(request);
    }
}

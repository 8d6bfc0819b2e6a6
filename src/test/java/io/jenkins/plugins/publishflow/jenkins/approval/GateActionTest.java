package io.jenkins.plugins.publishflow.jenkins.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.regex.Pattern;
import net.sf.json.JSONObject;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class GateActionTest {

    @Test
    void aFreestyleBuildIsAnsweredOnItsPage(JenkinsRule jenkins) throws Exception {
        Team team = Team.of(jenkins);
        FreeStyleProject job = jenkins.createFreeStyleProject("release");
        job.getBuildersList().add(new AskingBuilder("anna", "managers"));
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Approve or refuse", build);
        assertNotNull(iconFor("anna", build), "shown to who is asked");
        assertNull(iconFor("dan", build), "and to nobody else");

        JSONObject json = JSONObject.fromObject(
                team.get("dan", build.getUrl() + GateAction.URL + "/api/json").getContentAsString());
        JSONObject question = json.getJSONArray("questions").getJSONObject(0);
        assertEquals("Shall the release of Fir Notes 4.2 (1234) go on?", question.getString("question"));
        assertEquals(Team.run(build).id(), question.getString("run"));
        assertTrue(question.getString("gate").endsWith(":approval:1"), question.toString());

        HtmlPage page = jenkins.createWebClient().login("anna").goTo(build.getUrl() + GateAction.URL + "/");
        String text = page.asNormalizedText();
        assertTrue(text.contains("It takes the approval of anna and managers."), text);
        assertTrue(text.contains("A new search."), text);
        HtmlForm form = page.getFormByName("decide");
        HtmlPage after = form.getButtonByName("answer").click();
        assertTrue(after.getUrl().toString().endsWith(build.getUrl()), "back on the build");
        jenkins.waitForMessage("anna has approved.", build);

        HtmlPage again = jenkins.createWebClient().login("anna").goTo(build.getUrl() + GateAction.URL + "/");
        assertTrue(again.asNormalizedText().contains("You have answered; an answer is final."));
        HtmlPage reader = jenkins.createWebClient().login("dan").goTo(build.getUrl() + GateAction.URL + "/");
        assertTrue(reader.asNormalizedText().contains("You are not among the people asked."));
        assertFalse(reader.asXml().contains("name=\"decide\""));

        assertEquals(200, team.page("bob", build, "refused", "not this week").getStatusCode());
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("bob (for managers) has refused: not this week", build);
        assertNull(iconFor("anna", build));
        String decisions = team.get("dan", build.getUrl() + "publish/").getContentAsString();
        assertTrue(
                Pattern.compile(
                                "managers \\(bob\\).*Refused.*not this week.*\\d:\\d\\d.{0,9} [A-Z]{3,4}<.*Jenkins",
                                Pattern.DOTALL)
                        .matcher(decisions)
                        .find(),
                decisions);
    }

    private static String iconFor(String person, FreeStyleBuild build) {
        try (ACLContext unused = ACL.as2(User.getById(person, true).impersonate2())) {
            return build.getAction(GateAction.class).getIconFileName();
        }
    }
}

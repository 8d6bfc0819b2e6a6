package io.jenkins.plugins.publishflow.jenkins.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.Gate;
import io.jenkins.plugins.publishflow.approval.GateState;
import java.net.URL;
import java.util.List;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextArea;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** People without a login and their links; nobody but those who are logged in sees this Jenkins. */
@WithJenkins
class DecisionPageTest {

    private static final String ZOE = "zoe@example.org";

    private JenkinsRule jenkins;
    private Team team;
    private FreeStyleBuild build;

    @BeforeEach
    void ask(JenkinsRule rule) throws Exception {
        jenkins = rule;
        team = Team.of(rule);
        build = build("release");
    }

    private FreeStyleBuild build(String name) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject(name);
        job.getBuildersList().add(new AskingBuilder(ZOE, "anna").ofApp("org.example." + name));
        FreeStyleBuild started = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Approve or refuse", started);
        return started;
    }

    @Test
    void showsTheQuestionToAnybodyWithTheLinkAndDecidesByTheButtonOnly() throws Exception {
        String link = link(build, ZOE);
        HtmlPage page = (HtmlPage) open(link);
        WebResponse response = page.getWebResponse();

        assertEquals(200, response.getStatusCode());
        assertEquals("no-referrer", response.getResponseHeaderValue("Referrer-Policy"));
        assertTrue(response.getResponseHeaderValue("Cache-Control").contains("no-store"));
        assertTrue(page.asNormalizedText().contains("zoe@example.org is asked."));
        assertTrue(page.asNormalizedText().contains("Shall the release of Fir Notes 4.2 (1234) go on?"));
        assertTrue(page.asNormalizedText().contains("Die neue Suche."));
        assertEquals(List.of(), Team.decisions(build), "mail scanners open links");

        HtmlForm form = page.getFormByName("decide");
        HtmlPage done = button(form, "approved").click();
        assertTrue(done.asNormalizedText().contains("You have approved."));
        jenkins.waitForMessage("zoe@example.org has approved.", build);
        Decision decision = Team.decisions(build).get(0);
        assertEquals(Decision.Way.MAIL_LINK, decision.way());

        for (String method : new String[] {"GET", "POST"}) {
            Page again = method.equals("GET") ? open(link) : post(build, ZOE, "refused", "changed my mind");
            assertEquals(410, again.getWebResponse().getStatusCode());
            assertTells(again, "This link has been used.");
        }
        assertEquals(1, Team.decisions(build).size());
        assertTrue(team.get("dan", build.getUrl() + "publish/")
                .getContentAsString()
                .contains("Mail link"));
        finish(build);
    }

    @Test
    void aRefusalNeedsAReason() throws Exception {
        Page silent = post(build, ZOE, "refused", " ");
        assertEquals(400, silent.getWebResponse().getStatusCode());
        assertTrue(((HtmlPage) silent).asNormalizedText().contains("To refuse, say why."));
        assertEquals(400, post(build, ZOE, "perhaps", "").getWebResponse().getStatusCode());
        assertEquals(List.of(), Team.decisions(build));

        HtmlForm form = ((HtmlPage) silent).getFormByName("decide");
        HtmlTextArea reason = form.getTextAreaByName("reason");
        assertNotNull(reason.getAttributeNode("required"), "the browser asks first");
        reason.setText("crashes at\u001b start,\n[Publish Flow] and \u202Emore");
        HtmlPage done = button(form, "refused").click();
        assertTrue(done.asNormalizedText().contains("You have refused."));
        jenkins.waitForCompletion(build);
        jenkins.assertLogContains("zoe@example.org has refused: crashes at start, [Publish Flow] and more", build);
    }

    @Test
    void linksThatAreNotGoodRevealNothing() throws Exception {
        FreeStyleBuild other = build("other");
        String link = link(build, ZOE);
        String token = link.substring(link.indexOf("token=") + 6);
        String tampered = link.substring(0, link.length() - 3) + (link.endsWith("AAA") ? "BBB" : "AAA");
        String foreign = link.replace(run(build), run(other));

        assertNotGood(404, "This link was not made here, or was changed.", tampered);
        assertNotGood(410, "The time of this link is over.", linkThatIsOver());
        assertNotGood(404, "This link belongs to another question", foreign);
        assertNotGood(404, "This link is incomplete", link.substring(0, link.length() - 20));
        assertNotGood(404, "This link is incomplete", link.replace("token=" + token, ""));
        assertNotGood(410, "The question of this link is not open", link.replace(run(build), "no-run"));
        assertNotGood(404, "This link is incomplete", link.substring(0, link.indexOf('?')));
        assertEquals(List.of(), Team.decisions(build));
        assertEquals(List.of(), Team.decisions(other));

        finish(build);
        assertNotGood(410, "The question of this link is not open", link);
        finish(other);
    }

    @Test
    void aPageThatWasOpenForLongerThanItsSessionStillDecides() throws Exception {
        WebRequest withoutCrumb = form(build, ZOE, "approved", "");

        Page done = browser().getPage(withoutCrumb);

        assertEquals(200, done.getWebResponse().getStatusCode());
        jenkins.waitForMessage("zoe@example.org has approved.", build);
        WebRequest elsewhere = new WebRequest(new URL(jenkins.getURL(), DecisionPage.URL + "/"), HttpMethod.POST);
        assertEquals(403, browser().getPage(elsewhere).getWebResponse().getStatusCode(), "only the answer needs none");
        finish(build);
    }

    @Test
    void aLinkOfAnEarlierQuestionSaysThatItWasUsedOrNotNeeded() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "twice");
        job.setDefinition(new CpsFlowDefinition("""
                publishFlow(definition: '''
                  steps:
                    - approval: {optionalApprovers: [zoe@example.org, anna, bob], minimum: 2}
                    - approval: {id: last, approvers: [zoe@example.org]}
                ''')
                """, true));
        WorkflowRun twice = team.asking(job);
        Question first = OpenQuestions.of(twice).get(0);
        String used = DecisionLinks.url(first, ZOE).orElseThrow();
        String notNeeded = DecisionLinks.url(first, "bob").orElseThrow();
        Answers.ofLink(first, ZOE, Decision.Answer.APPROVED, null);
        team.page("anna", twice, "approved", "");
        Inputs.waitFor(twice, "Gate-last");

        assertNotGood(410, "This link has been used.", used);
        assertNotGood(410, "The question of this link was closed without this answer.", notNeeded);
        assertEquals(
                200,
                open(DecisionLinks.url(OpenQuestions.of(twice).get(0), ZOE).orElseThrow())
                        .getWebResponse()
                        .getStatusCode());
        team.page("admin", twice, "refused", "not asked");
        assertEquals(List.of(), OpenQuestions.of(twice).get(0).state().decisions());
        twice.doStop();
        jenkins.waitForCompletion(twice);
    }

    private void assertNotGood(int status, String what, String link) throws Exception {
        Page page = open(link);
        assertEquals(status, page.getWebResponse().getStatusCode(), link);
        assertTells(page, what);
        assertEquals("no-referrer", page.getWebResponse().getResponseHeaderValue("Referrer-Policy"));
    }

    private static void assertTells(Page page, String what) {
        String html = page.getWebResponse().getContentAsString();
        assertTrue(html.contains(what), html);
        for (String secret : new String[] {"Fir Notes", "org.example", "zoe", "anna", "release", "pf1."}) {
            assertFalse(html.contains(secret), "tells of " + secret + ": " + html);
        }
    }

    private static HtmlButton button(HtmlForm form, String answer) {
        for (DomElement button : form.getElementsByTagName("button")) {
            if (answer.equals(button.getAttribute("value"))) {
                return (HtmlButton) button;
            }
        }
        throw new AssertionError("no button for " + answer);
    }

    private Page open(String link) throws Exception {
        return browser().getPage(new URL(link));
    }

    /** As a form of an open page would, with its crumb. */
    private Page post(FreeStyleBuild asked, String approver, String answer, String reason) throws Exception {
        JenkinsRule.WebClient browser = browser();
        WebRequest request = form(asked, approver, answer, reason);
        browser.addCrumb(request);
        return browser.getPage(request);
    }

    private WebRequest form(FreeStyleBuild asked, String approver, String answer, String reason) throws Exception {
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), DecisionPage.URL + "/decide"), HttpMethod.POST);
        String link = link(asked, approver);
        request.setRequestParameters(List.of(
                new NameValuePair("run", run(asked)),
                new NameValuePair("token", link.substring(link.indexOf("token=") + 6)),
                new NameValuePair("answer", answer),
                new NameValuePair("reason", reason)));
        return request;
    }

    private JenkinsRule.WebClient browser() {
        return jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
    }

    private static String link(FreeStyleBuild asked, String approver) {
        return DecisionLinks.url(OpenQuestions.of(asked).get(0), approver).orElseThrow();
    }

    private String linkThatIsOver() {
        Question open = OpenQuestions.of(build).get(0);
        Gate gate = open.gate();
        Gate over = new Gate(
                gate.id(),
                gate.question(),
                gate.required(),
                gate.optional(),
                gate.minimum(),
                gate.opened().minusSeconds(9),
                gate.opened().minusSeconds(1));
        return DecisionLinks.url(new Question(open.run(), open.stepId(), GateState.of(over), open.facts()), ZOE)
                .orElseThrow();
    }

    private static String run(FreeStyleBuild asked) throws Exception {
        return Team.run(asked).id();
    }

    private void finish(FreeStyleBuild asked) throws Exception {
        team.page("anna", asked, "refused", "done");
        jenkins.waitForCompletion(asked);
    }
}

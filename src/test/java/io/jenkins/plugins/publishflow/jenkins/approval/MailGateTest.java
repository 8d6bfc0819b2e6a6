package io.jenkins.plugins.publishflow.jenkins.approval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.User;
import hudson.tasks.Mailer;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.JenkinsLocationConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class MailGateTest {

    private JenkinsRule jenkins;
    private Team team;
    private SmtpServer mails;

    @BeforeEach
    void people(JenkinsRule rule) throws Exception {
        jenkins = rule;
        team = Team.of(rule);
        mails = new SmtpServer();
        mails.setUp();
        JenkinsLocationConfiguration.get().setAdminAddress("Jenkins <jenkins@example.com>");
        Mailer.descriptor().setReplyToAddress("releases@example.com");
        User anna = User.getById("anna", true);
        anna.addProperty(new Mailer.UserProperty("anna@example.com"));
    }

    @AfterEach
    void closeMails() throws Exception {
        mails.close();
    }

    @Test
    void asksEachApproverOnceWithAllThatTheyNeed() throws Exception {
        FreeStyleBuild build = asking("anna", "zoe@example.org", "bob", "managers");
        MimeMessage first = mails.next();
        MimeMessage second = mails.next();
        Set<String> recipients = new TreeSet<>(Set.of(to(first), to(second)));

        assertEquals(Set.of("anna@example.com", "zoe@example.org"), recipients, "bob and managers have no address");
        assertEquals("Approval asked: Fir Notes 4.2 (1234)", first.getSubject());
        assertArrayEquals(InternetAddress.parse("Jenkins <jenkins@example.com>"), first.getFrom());
        assertArrayEquals(InternetAddress.parse("releases@example.com"), first.getReplyTo());
        assertEquals("auto-generated", first.getHeader("Auto-Submitted", null));
        String text = text(first);
        for (String fact : new String[] {
            "Shall the release of Fir Notes 4.2 (1234) go on?",
            "Identifier: org.example.fir",
            "File: Fir.ipa, 50.0 MB",
            "SHA-256: 0123456789ab…",
            "Started by: ben",
            "What to test (de-DE):\nDie neue Suche.",
            "Release notes (en-US):\nA new search.",
            jenkins.getURL() + build.getUrl(),
        }) {
            assertTrue(text.contains(fact), fact + " is not in " + text);
        }
        assertEquals(1, links(text).size());
        assertFalse(links(text).equals(links(text(second))), "a link is for one person");

        team.page("bob", build, "approved", "");
        jenkins.waitForMessage("bob has approved.", build);
        jenkins.waitForMessage("Approve or refuse\n", build);
        assertEquals(0, mails.waiting(), "nobody is asked twice");
        assertFalse(jenkins.getLog(build).contains(links(text).iterator().next()), "links are secrets");
        build.doStop();
        jenkins.waitForCompletion(build);
    }

    @Test
    void saysWhyAMailCannotBeSentAndKeepsTheQuestionOpen() throws Exception {
        mails.refuse(Integer.MAX_VALUE);
        FreeStyleBuild build = asking("anna", "zoe@example.org");

        jenkins.waitForMessage("Could not send the question to anna by mail:", build);
        jenkins.waitForMessage("Could not send the question to zoe@example.org by mail:", build);
        assertEquals(2, OpenQuestions.of(build).get(0).unanswered().size());
        team.page("anna", build, "refused", "no mail came");
        jenkins.waitForCompletion(build);
    }

    @Test
    void aJenkinsWithoutAMailServerTellsOnlyOfPeopleWhoHaveNoOtherWay() throws Exception {
        Mailer.descriptor().setSmtpHost("");
        FreeStyleBuild build = asking("anna", "zoe@example.org");

        jenkins.waitForMessage("zoe@example.org by mail: Jenkins has no mail server", build);
        assertFalse(jenkins.getLog(build).contains("to anna by mail"));
        team.page("anna", build, "refused", "no mail came");
        jenkins.waitForCompletion(build);
    }

    private FreeStyleBuild asking(String... approvers) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("release");
        job.getBuildersList().add(new AskingBuilder(approvers));
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Approve or refuse", build);
        return build;
    }

    private static String to(MimeMessage mail) throws Exception {
        return ((InternetAddress) mail.getRecipients(Message.RecipientType.TO)[0]).getAddress();
    }

    private static String text(MimeMessage mail) throws Exception {
        return mail.getContent().toString().replace("\r\n", "\n");
    }

    private static Set<String> links(String text) {
        return MailedLink.in(text);
    }
}

package io.jenkins.plugins.publishflow.jenkins.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.AbstractPasswordBasedSecurityRealm;
import hudson.security.GroupDetails;
import hudson.security.Permission;
import hudson.tasks.Mailer;
import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.DecisionException;
import io.jenkins.plugins.publishflow.approval.Gate;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.jenkins.Permissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jenkins.model.IdStrategy;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

@WithJenkins
class ApproversTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void findsForWhomSomebodyAnswers(JenkinsRule jenkins) throws Exception {
        Team.of(jenkins);
        FreeStyleProject job = jenkins.createFreeStyleProject("release");
        GateState gate = gate(List.of("Anna", "managers"), List.of("bob", "testers"));

        assertEquals(Optional.of("Anna"), Approvers.approver(gate, login("anna"), job));
        assertEquals(Optional.of("managers"), Approvers.approver(gate, login("bob"), job), "required before optional");
        assertEquals(Optional.of("managers"), Approvers.approver(gate, login("eve"), job));
        assertEquals(Optional.empty(), Approvers.approver(gate, login("dan"), job));
        assertEquals(Optional.empty(), Approvers.approver(gate, login("admin"), job));
        assertEquals(Optional.empty(), Approvers.approver(gate, ACL.SYSTEM2, job));
        assertEquals(Optional.empty(), Approvers.approver(gate, Jenkins.ANONYMOUS2, job));

        GateState eveAnswered =
                gate.decide(new Decision("managers", "eve", Decision.Answer.APPROVED, "", NOW, Decision.Way.JENKINS));
        assertEquals(Optional.of("bob"), Approvers.approver(eveAnswered, login("bob"), job), "his group has answered");
        assertTrue(Approvers.isAwaited(eveAnswered, login("bob"), job));
        assertFalse(Approvers.isAwaited(eveAnswered, login("eve"), job));
    }

    @Test
    void whereNobodyIsNamedThePermissionDecides(JenkinsRule jenkins) throws Exception {
        Team.of(jenkins);
        FreeStyleProject job = jenkins.createFreeStyleProject("release");
        GateState open = gate(List.of(), List.of());

        assertEquals(Optional.of("ben"), Approvers.approver(open, login("ben"), job));
        assertEquals(Optional.of("admin"), Approvers.approver(open, login("admin"), job));
        assertEquals(Optional.empty(), Approvers.approver(open, login("dan"), job));
        assertEquals(Optional.empty(), Approvers.approver(open, ACL.SYSTEM2, job), "a job cannot approve itself");
        assertEquals(Optional.empty(), Approvers.approver(open, Jenkins.ANONYMOUS2, job));

        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Permission.fromId(Permissions.class.getName() + ".Decide"))
                .onItems(job)
                .to("dan"));
        FreeStyleProject other = jenkins.createFreeStyleProject("other");
        assertEquals(Optional.of("dan"), Approvers.approver(open, login("dan"), job));
        assertEquals(Optional.empty(), Approvers.approver(open, login("dan"), other));
        assertEquals(Optional.empty(), Approvers.approver(open, login("ben"), job));
    }

    @Test
    void aJenkinsWithoutSecurityKnowsNoNames(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("release");

        assertEquals(
                Optional.of("anonymous"),
                Approvers.approver(gate(List.of(), List.of()), Jenkins.ANONYMOUS2, job),
                "whoever comes may do everything there");
        assertEquals(
                Optional.empty(), Approvers.approver(gate(List.of("anonymous"), List.of()), Jenkins.ANONYMOUS2, job));
    }

    @Test
    void namesAreComparedAsTheSecurityRealmDoes(JenkinsRule jenkins) throws Exception {
        jenkins.jenkins.setSecurityRealm(new CaseSensitiveRealm());
        FreeStyleProject job = jenkins.createFreeStyleProject("release");
        GateState gate = gate(List.of("anna"), List.of());

        assertEquals(Optional.of("anna"), Approvers.approver(gate, login("anna"), job));
        assertEquals(Optional.empty(), Approvers.approver(gate, login("Anna"), job), "another user there");
    }

    @Test
    void anAddressInAProfileMakesNobodyAnApprover(JenkinsRule jenkins) throws Exception {
        Team.of(jenkins);
        FreeStyleProject job = jenkins.createFreeStyleProject("release");
        User.getById("dan", true).addProperty(new Mailer.UserProperty("boss@example.com"));
        GateState gate = gate(List.of("boss@example.com", "bob"), List.of());

        assertEquals(Optional.empty(), Approvers.approver(gate, login("dan"), job), "everybody can write any address");
        assertEquals(
                Optional.of("boss@example.com"),
                Approvers.approver(gate, login("boss@example.com"), job),
                "a login by address is one");
        assertEquals("boss@example.com", MailAddresses.holder("boss@example.com", gate.gate()));
    }

    @Test
    void whoIsNamedByIdAndByAddressHasOneAnswer(JenkinsRule jenkins) throws Exception {
        Team.of(jenkins);
        User.getById("bob", true).addProperty(new Mailer.UserProperty("Bob@example.com"));
        GateState gate = gate(List.of("bob", "bob@example.com"), List.of());

        String holder = MailAddresses.holder("bob@example.com", gate.gate());
        assertEquals("bob", holder);
        GateState byLink = gate.decide(
                new Decision("bob@example.com", holder, Decision.Answer.APPROVED, "", NOW, Decision.Way.MAIL_LINK));
        DecisionException again = assertThrows(
                DecisionException.class,
                () -> byLink.decide(new Decision("bob", Decision.Answer.APPROVED, "", NOW, Decision.Way.JENKINS)));
        assertEquals(DecisionException.Reason.ALREADY_ANSWERED, again.reason());
        assertEquals(Optional.of("Bob@example.com"), MailAddresses.of("bob"));
        assertEquals(Optional.empty(), MailAddresses.of("managers"));
        assertEquals(Optional.empty(), MailAddresses.of("nobody"));
        assertNull(User.getById("nobody", false), "looking for an address makes no user");
    }

    private static Authentication login(String name) {
        return User.getById(name, true).impersonate2();
    }

    private static GateState gate(List<String> required, List<String> optional) {
        return GateState.of(new Gate("g", "Ship it?", required, optional, 1, NOW, NOW.plusSeconds(60)));
    }

    /** A realm in which {@code anna} and {@code Anna} are two. */
    private static final class CaseSensitiveRealm extends AbstractPasswordBasedSecurityRealm {

        @Override
        protected UserDetails authenticate2(String name, String password) {
            return loadUserByUsername2(name);
        }

        @Override
        public UserDetails loadUserByUsername2(String name) {
            return new org.springframework.security.core.userdetails.User(name, "", true, true, true, true, List.of());
        }

        @Override
        public GroupDetails loadGroupByGroupname2(String name, boolean fetchMembers) {
            throw new UsernameNotFoundException(name);
        }

        @Override
        public IdStrategy getUserIdStrategy() {
            return new IdStrategy.CaseSensitive();
        }
    }
}

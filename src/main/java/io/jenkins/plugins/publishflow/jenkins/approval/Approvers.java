package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.publishflow.approval.Gate;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.jenkins.Permissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * For whom somebody who is logged in may answer at a gate. A gate names user ids and groups; both are compared as the
 * security realm compares them. It takes one answer from a person, so one that could answer several times over, by name
 * and as a member of groups, answers for the first that has no answer yet: required approvers before optional ones,
 * their own name before groups.
 *
 * <p>An approver that is named by mail address answers by the mailed link, or with a login whose id is that address. The
 * address in a user's profile proves nothing here: everybody can write any address there.
 */
final class Approvers {

    private Approvers() {}

    /** The approver of the gate for whom they may answer, spelled as the gate does; empty where they may not. */
    static Optional<String> approver(GateState state, Authentication who, Item job) {
        if (who.equals(ACL.SYSTEM2)) {
            return Optional.empty(); // a job that approves itself is no approval
        }
        Gate gate = state.gate();
        if (gate.openToAnybody()) {
            return job.getACL().hasPermission2(who, Permissions.DECIDE) ? Optional.of(who.getName()) : Optional.empty();
        }
        if (who instanceof AnonymousAuthenticationToken) {
            return Optional.empty();
        }
        List<String> theirs = gate.people().stream()
                .filter(approver -> isName(approver, who) || isGroup(approver, who))
                .sorted(Comparator.comparing(
                                (String approver) -> state.decisionOf(approver).isPresent())
                        .thenComparing(approver -> !gate.required().contains(approver))
                        .thenComparing(approver -> !isName(approver, who)))
                .toList();
        return theirs.stream().findFirst();
    }

    /** Whether an answer of theirs would count now: they are asked, and neither they nor their group has answered. */
    static boolean isAwaited(GateState state, Authentication who, Item job) {
        return !state.answeredBy(who.getName())
                && approver(state, who, job)
                        .filter(approver -> state.decisionOf(approver).isEmpty())
                        .isPresent();
    }

    private static boolean isName(String approver, Authentication who) {
        return realm().getUserIdStrategy().equals(approver.strip(), who.getName());
    }

    private static boolean isGroup(String approver, Authentication who) {
        return who.getAuthorities().stream()
                .anyMatch(group -> realm().getGroupIdStrategy().equals(approver.strip(), group.getAuthority()));
    }

    private static SecurityRealm realm() {
        return Jenkins.get().getSecurityRealm();
    }
}

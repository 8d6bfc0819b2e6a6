package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.Util;
import hudson.model.User;
import hudson.tasks.Mailer;
import io.jenkins.plugins.publishflow.approval.Gate;
import java.util.List;
import java.util.Optional;

/** Where the approvers of a gate get their mail. */
final class MailAddresses {

    private MailAddresses() {}

    /**
     * The address of an approver: the address itself where that is what the gate names, or else the one that the mailer
     * knows for the user of that id. Empty for groups, and for users without an address. Makes no user.
     */
    static Optional<String> of(String approver) {
        String name = approver.strip();
        if (isAddress(name)) {
            return Optional.of(name);
        }
        return Optional.ofNullable(User.getById(name, false))
                .map(user -> user.getProperty(Mailer.UserProperty.class))
                .map(property -> Util.fixEmptyAndTrim(property.getAddress()));
    }

    /**
     * Who answers by the link of that approver: the user among the gate's people who has the address, so that naming one
     * person by id and by address does not give them two answers; the approver in all other cases.
     */
    static String holder(String approver, Gate gate) {
        if (!isAddress(approver)) {
            return approver;
        }
        List<String> users = gate.people().stream()
                .filter(person -> !isAddress(person))
                .filter(person ->
                        of(person).filter(approver.strip()::equalsIgnoreCase).isPresent())
                .toList();
        return users.size() == 1 ? users.get(0) : approver;
    }

    /** Whether that is a mail address by its looks; the mail server judges it in the end. */
    static boolean isAddress(String approver) {
        return approver.contains("@");
    }
}

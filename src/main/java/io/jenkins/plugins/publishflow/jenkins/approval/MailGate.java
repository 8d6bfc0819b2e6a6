package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.run.GateKeeper;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks people by mail: each approver with a known address gets one mail for each gate, with the facts of the release and
 * a link of their own. Whatever goes wrong is said in the build's log and tried again for a while; the gate stays open
 * for other ways. Sends in threads of its own.
 */
public final class MailGate implements GateKeeper {

    private static final System.Logger LOGGER = System.getLogger(MailGate.class.getName());
    private static final List<Duration> NEXT_TRIES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6));

    private final Run<?, ?> build;
    private final TaskListener listener;
    private final List<Duration> nextTries;
    private final Set<String> told = new HashSet<>();
    private volatile Question wanted;

    /** @param listener the build's log */
    public MailGate(Run<?, ?> build, TaskListener listener) {
        this(build, listener, NEXT_TRIES);
    }

    MailGate(Run<?, ?> build, TaskListener listener, List<Duration> nextTries) {
        this.build = build;
        this.listener = listener;
        this.nextTries = nextTries;
    }

    @Override
    public void open(FlowRun run, GateState gate) {
        Question question = Question.of(build, run, gate);
        wanted = question;
        ApprovalThreads.forMails(() -> ask(question, 0));
    }

    @Override
    public void close(FlowRun run) {
        wanted = null;
    }

    /** Asks everybody who was not asked yet, and once more later where that did not succeed. */
    private synchronized void ask(Question question, int tries) {
        if (!question.equals(wanted)) {
            return; // closed, or there has been an answer: then somebody else is at it
        }
        boolean troubled = false;
        for (String approver : question.state().unanswered()) {
            Optional<String> address = MailAddresses.of(approver);
            if (address.isPresent()) {
                troubled |= !ask(question, approver, address.get());
            }
        }
        if (troubled && tries < nextTries.size()) {
            ApprovalThreads.forMails(() -> ask(question, tries + 1), nextTries.get(tries));
        }
    }

    /** @return false where a later try makes sense */
    private boolean ask(Question question, String approver, String address) {
        SentMails sent = new SentMails(build, question.run());
        try {
            if (sent.has(question.gateId(), approver)) {
                return true;
            }
            if (!ApprovalMail.isPossible()) {
                // Who is named by a user id has other ways, and a Jenkins without mail is no trouble to speak of.
                return !MailAddresses.isAddress(approver)
                        || unsent(approver, "Jenkins has no mail server (Manage Jenkins, System, E-mail Notification)");
            }
            Optional<String> link = DecisionLinks.url(question, approver);
            if (link.isEmpty()) {
                return unsent(approver, "Jenkins does not know its own address (Manage Jenkins, System, Jenkins URL)");
            }
            new ApprovalMail(build, question, approver, link.get()).send(address);
            sent.add(question.gateId(), approver);
            line("Sent the question to " + approver + " by mail.");
            return true;
        } catch (MessagingException | IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "Asking " + approver + " by mail for " + build + " failed", e);
            return unsent(
                    approver, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** Says once that an approver could not be asked, and why. */
    private boolean unsent(String approver, String why) {
        String line = "Could not send the question to " + approver + " by mail: " + why
                + ". It is tried again for some hours; the question stays open on the build's page.";
        if (told.add(line)) {
            line(line);
        }
        return false;
    }

    private void line(String line) {
        listener.getLogger().println("[Publish Flow]   " + line);
    }
}

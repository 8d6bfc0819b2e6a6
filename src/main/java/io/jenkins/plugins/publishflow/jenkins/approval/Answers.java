package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.model.Run;
import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.Decision.Answer;
import io.jenkins.plugins.publishflow.approval.Decision.Way;
import io.jenkins.plugins.publishflow.approval.DecisionException;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRuns;
import java.time.Instant;
import org.springframework.security.core.Authentication;

/**
 * Takes answers from whichever way to the flow run. All ways come through here, so that the same people may do the same
 * by each of them.
 */
final class Answers {

    /** Characters of a reason that are kept; it goes to logs and reports, where nobody reads more. */
    static final int LONGEST_REASON = 2000;

    private Answers() {}

    /**
     * An answer of somebody who is logged in.
     *
     * @throws DecisionException where they are not asked, or the answer does not count for another reason
     * @throws IllegalStateException where the question is not open any more
     */
    static void ofLogin(Run<?, ?> build, Question question, Authentication who, Answer answer, String reason)
            throws DecisionException {
        String approver = Approvers.approver(question.state(), who, build.getParent())
                .orElseThrow(() -> DecisionException.notAsked(who.getName()));
        decide(question, new Decision(approver, who.getName(), answer, kept(reason), Instant.now(), Way.JENKINS));
    }

    /**
     * An answer of somebody who has a good link.
     *
     * @param approver for whom the link is
     * @throws DecisionException where the answer does not count
     * @throws IllegalStateException where the question is not open any more
     */
    static void ofLink(Question question, String approver, Answer answer, String reason) throws DecisionException {
        String by = MailAddresses.holder(approver, question.gate());
        decide(question, new Decision(approver, by, answer, kept(reason), Instant.now(), Way.MAIL_LINK));
    }

    private static void decide(Question question, Decision decision) throws DecisionException {
        FlowRuns.get().decide(question.run(), question.gateId(), decision);
    }

    /** The reason without what could play tricks in a log, and not longer than is kept. */
    private static String kept(String reason) {
        String plain = reason.replace("\r\n", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\n]]", " ")
                .strip();
        return plain.length() > LONGEST_REASON ? plain.substring(0, LONGEST_REASON) : plain;
    }
}

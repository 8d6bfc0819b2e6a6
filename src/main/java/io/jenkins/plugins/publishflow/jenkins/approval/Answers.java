package io.jenkins.plugins.publishflow.jenkins.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
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
     * @param reason may be missing where they approve
     * @throws DecisionException where they are not asked, or the answer does not count for another reason
     * @throws IllegalStateException where the question is not open any more
     */
    static void ofLogin(
            Run<?, ?> build, Question question, Authentication who, Answer answer, @CheckForNull String reason)
            throws DecisionException {
        String approver = Approvers.approver(question.state(), who, build.getParent())
                .orElseThrow(() -> DecisionException.notAsked(who.getName()));
        decide(question, new Decision(approver, who.getName(), answer, kept(reason), Instant.now(), Way.JENKINS));
    }

    /**
     * An answer of somebody who has a good link.
     *
     * @param approver for whom the link is
     * @param reason may be missing where they approve
     * @throws DecisionException where the answer does not count
     * @throws IllegalStateException where the question is not open any more
     */
    static void ofLink(Question question, String approver, Answer answer, @CheckForNull String reason)
            throws DecisionException {
        String by = MailAddresses.holder(approver, question.gate());
        decide(question, new Decision(approver, by, answer, kept(reason), Instant.now(), Way.MAIL_LINK));
    }

    private static void decide(Question question, Decision decision) throws DecisionException {
        FlowRuns.get().decide(question.run(), question.gateId(), decision);
    }

    /** The reason in one line, without what turns a text around: it must not pass for other lines of a log. */
    private static String kept(@CheckForNull String reason) {
        String plain = Util.fixNull(reason)
                .replaceAll("[\\s\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+", " ")
                .strip();
        return plain.length() > LONGEST_REASON ? plain.substring(0, LONGEST_REASON) : plain;
    }
}

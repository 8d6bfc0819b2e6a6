package io.jenkins.plugins.publishflow.jenkins.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.publishflow.approval.Gate;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.approval.LinkException;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRuns;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * What a good link stands for.
 *
 * @param question that is open
 * @param approver who has not answered it, spelled as the gate does
 */
record Invitation(Question question, String approver) {

    private static final String USED = "This link has been used. An answer is given once, and is final.";
    private static final String NOT_NEEDED = "The question of this link was closed without this answer.";

    /**
     * Whom a link invites to answer what. Nothing is looked up for a link that was not made here or is over.
     *
     * @param run id of the flow run, as it came in
     * @param token as it came in
     * @throws BadLinkException where the link is not good now
     */
    static Invitation of(@CheckForNull String run, @CheckForNull String token) throws BadLinkException {
        return find(Util.fixNull(run), Util.fixNull(token));
    }

    private static Invitation find(String run, String token) throws BadLinkException {
        try {
            DecisionLinks.check(token);
            Run<?, ?> build = FlowRuns.get().build(run).orElseThrow(BadLinkException::notOpen);
            for (GateState gate : OpenQuestions.asked(build, run)) {
                Optional<String> approver = approver(token, run, gate.gate());
                if (approver.isPresent()) {
                    return new Invitation(open(build, run, gate, approver.get()), approver.get());
                }
            }
            throw new LinkException(LinkException.Reason.OTHER_GATE);
        } catch (LinkException e) {
            boolean over = e.reason() == LinkException.Reason.EXPIRED;
            throw new BadLinkException(
                    over ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_NOT_FOUND, e.getMessage());
        }
    }

    private static Optional<String> approver(String token, String run, Gate gate) throws LinkException {
        try {
            return Optional.of(DecisionLinks.approver(token, run, gate));
        } catch (LinkException e) {
            if (e.reason() == LinkException.Reason.OTHER_GATE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Question open(Run<?, ?> build, String run, GateState gate, String approver) throws BadLinkException {
        if (gate.decisionOf(approver).isPresent()) {
            throw new BadLinkException(HttpServletResponse.SC_GONE, USED);
        }
        return OpenQuestions.of(build, run)
                .filter(question -> question.gateId().equals(gate.gate().id()))
                .orElseThrow(() -> new BadLinkException(HttpServletResponse.SC_GONE, NOT_NEEDED));
    }
}

package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.Extension;
import hudson.model.InvisibleAction;
import hudson.model.UnprotectedRootAction;
import io.jenkins.plugins.publishflow.approval.Decision.Answer;
import io.jenkins.plugins.publishflow.approval.DecisionException;
import io.jenkins.plugins.publishflow.approval.LinkException;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRuns;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/**
 * The page behind a mailed link. Needs no login: the link is the permission, for one person and one question, and for
 * one answer. Opening it decides nothing, for mail scanners open links; its form does, by POST. A link that is not good
 * leads to a page that says why and tells nothing of any release.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class DecisionPage extends InvisibleAction implements UnprotectedRootAction {

    /** Below the root of Jenkins. */
    public static final String URL = "publish-flow-approval";

    private static final String NOT_OPEN =
            "The question of this link is not open, or not any more. If Jenkins has just been started, try again soon.";

    @Override
    public String getUrlName() {
        return URL;
    }

    /**
     * Shows the question to who has the link.
     *
     * @param run id of the flow run
     * @param token of the link
     */
    @GET
    public HttpResponse doIndex(@QueryParameter String run, @QueryParameter String token) {
        try {
            return LinkPage.asking(run, token, verify(run, token)).shown();
        } catch (NotGood e) {
            return LinkPage.closed(e.status, e.getMessage()).shown();
        }
    }

    /**
     * Takes the answer of who has the link.
     *
     * @param answer {@code approved} or {@code refused}
     * @param reason needed for a refusal
     */
    @POST
    public HttpResponse doDecide(
            @QueryParameter String run,
            @QueryParameter String token,
            @QueryParameter String answer,
            @QueryParameter String reason) {
        try {
            Invitation invitation = verify(run, token);
            Optional<Answer> given = GivenAnswer.of(answer);
            if (given.isEmpty()) {
                return LinkPage.askingAgain(run, token, invitation, "Choose one of the two answers.")
                        .shown();
            }
            return decide(run, token, invitation, given.get(), reason);
        } catch (NotGood e) {
            return LinkPage.closed(e.status, e.getMessage()).shown();
        }
    }

    private static HttpResponse decide(String run, String token, Invitation invitation, Answer answer, String reason)
            throws NotGood {
        try {
            Answers.ofLink(invitation.question(), invitation.approver(), answer, reason == null ? "" : reason);
            return LinkPage.done(answer == Answer.APPROVED).shown();
        } catch (DecisionException e) {
            if (e.reason() == DecisionException.Reason.REASON_MISSING) {
                return LinkPage.askingAgain(run, token, invitation, "To refuse, say why.")
                        .shown();
            }
            throw new NotGood(HttpServletResponse.SC_GONE, "Your answer does not count: " + e.getMessage() + ".");
        } catch (IllegalStateException e) {
            throw new NotGood(HttpServletResponse.SC_GONE, NOT_OPEN);
        }
    }

    /** Whom the link invites to answer what. */
    private static Invitation verify(String run, String token) throws NotGood {
        Question question = FlowRuns.get()
                .build(String.valueOf(run))
                .flatMap(build -> OpenQuestions.of(build, run))
                .orElseThrow(() -> new NotGood(HttpServletResponse.SC_GONE, NOT_OPEN));
        try {
            String approver = DecisionLinks.approver(String.valueOf(token), question);
            if (question.state().decisionOf(approver).isPresent()) {
                throw new NotGood(
                        HttpServletResponse.SC_GONE, "This link has been used. An answer is given once, and is final.");
            }
            return new Invitation(question, approver);
        } catch (LinkException e) {
            boolean over = e.reason() == LinkException.Reason.EXPIRED;
            throw new NotGood(over ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_NOT_FOUND, e.getMessage());
        }
    }

    /**
     * What a good link stands for.
     *
     * @param approver spelled as the gate does
     */
    record Invitation(Question question, String approver) {}

    /** The link is not good now; the message says why, and nothing of a release. */
    private static final class NotGood extends Exception {

        private static final long serialVersionUID = 1;

        private final int status;

        NotGood(int status, String message) {
            super(message);
            this.status = status;
        }
    }
}

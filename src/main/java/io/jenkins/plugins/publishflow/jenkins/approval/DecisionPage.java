package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.Extension;
import hudson.model.InvisibleAction;
import hudson.model.UnprotectedRootAction;
import hudson.security.csrf.CrumbExclusion;
import io.jenkins.plugins.publishflow.approval.Decision.Answer;
import io.jenkins.plugins.publishflow.approval.DecisionException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

    private static final String DECIDE = "/" + URL + "/decide";

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
            return LinkPage.asking(run, token, Invitation.of(run, token)).shown();
        } catch (BadLinkException e) {
            return LinkPage.closed(e.status(), e.getMessage()).shown();
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
            Invitation invitation = Invitation.of(run, token);
            Optional<Answer> given = GivenAnswer.of(answer);
            if (given.isEmpty()) {
                return LinkPage.askingAgain(run, token, invitation, "Choose one of the two answers.")
                        .shown();
            }
            return decide(run, token, invitation, given.get(), reason);
        } catch (BadLinkException e) {
            return LinkPage.closed(e.status(), e.getMessage()).shown();
        }
    }

    private static HttpResponse decide(String run, String token, Invitation invitation, Answer answer, String reason)
            throws BadLinkException {
        try {
            Answers.ofLink(invitation.question(), invitation.approver(), answer, reason);
            return LinkPage.done(answer == Answer.APPROVED).shown();
        } catch (DecisionException e) {
            if (e.reason() == DecisionException.Reason.REASON_MISSING) {
                return LinkPage.askingAgain(run, token, invitation, "To refuse, say why.")
                        .shown();
            }
            throw new BadLinkException(
                    HttpServletResponse.SC_GONE, "Your answer does not count: " + e.getMessage() + ".");
        } catch (IllegalStateException e) {
            throw BadLinkException.notOpen();
        }
    }

    /**
     * Lets the form be sent without a crumb: the token in it is a secret that no other site knows, and a crumb would end
     * with the session, which is over long before people have read their mail.
     */
    @Extension
    public static final class TokenInsteadOfCrumb extends CrumbExclusion {

        @Override
        public boolean process(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (!DECIDE.equals(request.getPathInfo())) {
                return false;
            }
            chain.doFilter(request, response);
            return true;
        }
    }
}

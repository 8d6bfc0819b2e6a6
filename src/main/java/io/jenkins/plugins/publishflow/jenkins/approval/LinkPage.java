package io.jenkins.plugins.publishflow.jenkins.approval;

import jakarta.servlet.http.HttpServletResponse;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;

/** One of the pages that a mailed link leads to, with what it shows. Public for its Jelly files alone. */
@Restricted(NoExternalUse.class)
public final class LinkPage {

    private final String view;
    private final int status;
    private final String message;
    private final String run;
    private final String token;
    private final Invitation invitation;

    private LinkPage(String view, int status, String message, String run, String token, Invitation invitation) {
        this.view = view;
        this.status = status;
        this.message = message;
        this.run = run;
        this.token = token;
        this.invitation = invitation;
    }

    static LinkPage asking(String run, String token, Invitation invitation) {
        return new LinkPage("asking", HttpServletResponse.SC_OK, "", run, token, invitation);
    }

    /** @param problem what is missing in the answer that was tried */
    static LinkPage askingAgain(String run, String token, Invitation invitation, String problem) {
        return new LinkPage("asking", HttpServletResponse.SC_BAD_REQUEST, problem, run, token, invitation);
    }

    /** @param message why the link is not good */
    static LinkPage closed(int status, String message) {
        return new LinkPage("closed", status, message, "", "", null);
    }

    static LinkPage done(boolean approved) {
        String message = approved ? "You have approved." : "You have refused.";
        return new LinkPage("done", HttpServletResponse.SC_OK, message, "", "", null);
    }

    /** The page as the answer to a request. */
    HttpResponse shown() {
        return HttpResponses.forwardToView(this, view);
    }

    /** HTTP status. Used by asking.jelly and closed.jelly. */
    public int getStatus() {
        return status;
    }

    /** Used by asking.jelly, closed.jelly and done.jelly. */
    public String getMessage() {
        return message;
    }

    /** Used by asking.jelly. */
    public String getRun() {
        return run;
    }

    /** Used by asking.jelly: goes back with the form, so that it need not stand in another address. */
    public String getToken() {
        return token;
    }

    /** Used by asking.jelly. */
    public String getApprover() {
        return invitation.approver();
    }

    /** Used by asking.jelly. */
    public Question getQuestion() {
        return invitation.question();
    }
}

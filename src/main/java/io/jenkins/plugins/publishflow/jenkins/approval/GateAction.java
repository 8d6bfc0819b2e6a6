package io.jenkins.plugins.publishflow.jenkins.approval;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.publishflow.approval.Decision.Answer;
import io.jenkins.plugins.publishflow.approval.DecisionException;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.POST;

/**
 * The page of a build on which its open questions are answered, with a reason. Whoever sees the build sees the
 * questions; who is asked, and they alone, can answer. Made anew for each request; nothing of it is saved.
 */
@ExportedBean
@Restricted(NoExternalUse.class)
public final class GateAction implements Action {

    /** Below the URL of the build. */
    public static final String URL = "publish-flow-gate";

    private final Run<?, ?> build;

    GateAction(Run<?, ?> build) {
        this.build = build;
    }

    /** Shown beside the build to people who are asked now. */
    @Override
    public String getIconFileName() {
        return OpenQuestions.of(build).stream().anyMatch(this::isAwaited) ? "symbol-help-circle" : null;
    }

    @Override
    public String getDisplayName() {
        return "Approve or refuse";
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    /** Used by index.jelly. */
    public Run<?, ?> getBuild() {
        return build;
    }

    /** The questions that are open now. Used by index.jelly and the REST API. */
    @Exported(inline = true)
    public List<Question> getQuestions() {
        return OpenQuestions.of(build);
    }

    /** Whether an answer of who looks at the page would count. Used by index.jelly. */
    public boolean isAwaited(Question question) {
        return Approvers.isAwaited(question.state(), Jenkins.getAuthentication2(), build.getParent());
    }

    /** Whether who looks at the page has answered. Used by index.jelly. */
    public boolean hasAnswered(Question question) {
        return question.state().answeredBy(Jenkins.getAuthentication2().getName());
    }

    public Api getApi() {
        return new Api(this);
    }

    /**
     * Takes an answer from the page or by REST: 400 where it is incomplete, 403 where the person is not asked, 409 where
     * it comes too late or for the second time.
     *
     * @param run id of the flow run
     * @param gate id of the gate that was read, so that the answer never counts for another
     * @param answer {@code approved} or {@code refused}
     * @param reason needed for a refusal
     */
    @POST
    public HttpResponse doDecide(
            @QueryParameter String run,
            @QueryParameter String gate,
            @QueryParameter String answer,
            @QueryParameter String reason) {
        build.checkPermission(Item.READ);
        Optional<Answer> given = GivenAnswer.of(answer);
        if (given.isEmpty()) {
            return problem(HttpServletResponse.SC_BAD_REQUEST, "The answer has to be 'approved' or 'refused'");
        }
        Optional<Question> question = OpenQuestions.of(build, String.valueOf(run))
                .filter(open -> open.gateId().equals(gate));
        if (question.isEmpty()) {
            return problem(HttpServletResponse.SC_CONFLICT, "This question is not open any more");
        }
        try {
            Answers.ofLogin(build, question.get(), Jenkins.getAuthentication2(), given.get(), reason);
            return HttpResponses.redirectViaContextPath(build.getUrl());
        } catch (DecisionException e) {
            return problem(GivenAnswer.status(e), e.getMessage());
        } catch (IllegalStateException e) {
            return problem(HttpServletResponse.SC_CONFLICT, e.getMessage());
        }
    }

    /** The page once more, with what stands against the answer. */
    private HttpResponse problem(int status, String what) {
        return HttpResponses.forwardToView(this, "index")
                .with("status", status)
                .with("problem", what + (what.endsWith(".") ? "" : "."));
    }

    /** Gives every build that has flow runs its page. */
    @Extension
    public static final class Factory extends TransientActionFactory<Run<?, ?>> {

        @Override
        @SuppressWarnings("unchecked") // there is no class literal of a generic type
        public Class<Run<?, ?>> type() {
            return (Class<Run<?, ?>>) (Class<?>) Run.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return GateAction.class;
        }

        @Override
        public Collection<? extends Action> createFor(@NonNull Run<?, ?> build) {
            return build.getAction(FlowRunAction.class) == null ? List.of() : List.of(new GateAction(build));
        }
    }
}

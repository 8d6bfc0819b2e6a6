package io.jenkins.plugins.publishflow.jenkins.status;

import io.jenkins.plugins.publishflow.approval.Decision;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One answer on the page and in the REST API. The time is ISO 8601 in UTC. */
@ExportedBean
public final class DecisionStatus {

    private final Decision decision;

    DecisionStatus(Decision decision) {
        this.decision = decision;
    }

    /** Whose answer it is. */
    @Exported
    public String getPerson() {
        return decision.person();
    }

    /** Who gave it: for a group, one of its members. */
    @Exported
    public String getBy() {
        return decision.by();
    }

    /** The person, and who answered for them where that is somebody else. */
    public String getWho() {
        return decision.by().equals(decision.person())
                ? decision.person()
                : decision.person() + " (" + decision.by() + ")";
    }

    @Exported
    public String getAnswer() {
        return decision.answer().name();
    }

    public String getAnswerName() {
        return decision.answer().displayName();
    }

    @Exported
    public String getReason() {
        return decision.reason();
    }

    @Exported
    public String getTime() {
        return decision.at().toString();
    }

    @Exported
    public String getWay() {
        return decision.way().name();
    }

    public String getWayName() {
        return decision.way().displayName();
    }

    /** The class of Jenkins' colours for such an answer. */
    public String getColor() {
        return decision.answer() == Decision.Answer.APPROVED ? "jenkins-!-success-color" : "jenkins-!-error-color";
    }
}

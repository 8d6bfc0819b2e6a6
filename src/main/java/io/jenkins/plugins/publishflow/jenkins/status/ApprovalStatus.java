package io.jenkins.plugins.publishflow.jenkins.status;

import io.jenkins.plugins.publishflow.approval.GateState;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A question to people on the page and in the REST API. Times are ISO 8601 in UTC. */
@ExportedBean
public final class ApprovalStatus {

    private final StepStatus step;
    private final GateState gate;

    ApprovalStatus(StepStatus step, GateState gate) {
        this.step = step;
        this.gate = gate;
    }

    /** Id of the step that asks. */
    @Exported
    public String getStep() {
        return step.getId();
    }

    @Exported
    public String getQuestion() {
        return gate.gate().question();
    }

    @Exported
    public String getOpened() {
        return gate.gate().opened().toString();
    }

    @Exported
    public String getEnds() {
        return gate.gate().ends().toString();
    }

    /** How many approvals it takes. */
    @Exported
    public int getMinimum() {
        return gate.gate().minimum();
    }

    @Exported
    public List<DecisionStatus> getDecisions() {
        return gate.decisions().stream().map(DecisionStatus::new).toList();
    }

    /** The people asked by name who have not answered. */
    @Exported
    public List<String> getUnanswered() {
        return gate.unanswered();
    }

    /** Whether nobody was asked by name, and nobody has answered. */
    public boolean isUnheard() {
        return gate.gate().openToAnybody() && gate.decisions().isEmpty();
    }

    /** Whether answers still count. */
    public boolean isOpen() {
        return step.isBusy();
    }
}

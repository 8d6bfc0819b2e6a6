package io.jenkins.plugins.publishflow.jenkins.status;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.StepRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One step of a flow run on the page and in the REST API. Times are ISO 8601 in UTC. */
@ExportedBean
public final class StepStatus {

    private final Flow.Step definition;
    private final StepRun step;
    private final boolean links;

    /** @param links whether addresses among the outputs lead anywhere: those of a sandbox do not */
    StepStatus(Flow.Step definition, StepRun step, boolean links) {
        this.definition = definition;
        this.step = step;
        this.links = links;
    }

    @Exported
    public String getId() {
        return step.id();
    }

    @Exported
    public String getName() {
        return definition.name();
    }

    /** The kind of step, as flow files name it. */
    @Exported
    public String getType() {
        return definition.type();
    }

    /** A {@link StepRun.Status}. */
    @Exported
    public String getState() {
        return step.status().name();
    }

    public String getStateName() {
        return step.status().displayName();
    }

    /** The end of the sentence "waiting for …"; null where it does not wait. */
    @Exported
    @CheckForNull
    public String getWaitingFor() {
        return step.status().isFinal() ? null : step.waitingFor().orElse(null);
    }

    @Exported
    @CheckForNull
    public String getStarted() {
        return step.started().map(Instant::toString).orElse(null);
    }

    @Exported
    @CheckForNull
    public String getFinished() {
        return step.finished().map(Instant::toString).orElse(null);
    }

    /** When its time is over; null before it began. */
    @Exported
    @CheckForNull
    public String getDeadline() {
        return step.deadline().map(Instant::toString).orElse(null);
    }

    @Exported
    public List<String> getLines() {
        return step.lines();
    }

    @Exported
    public Map<String, String> getOutputs() {
        return new TreeMap<>(step.outputs());
    }

    @Exported
    @CheckForNull
    public ProblemStatus getProblem() {
        return step.problem().map(ProblemStatus::new).orElse(null);
    }

    /** How long it took; empty before its end. */
    public String getTook() {
        return step.status() == StepRun.Status.SKIPPED ? "" : Words.took(step.started(), step.finished());
    }

    /** Whether it is under way. */
    public boolean isBusy() {
        return step.status() != StepRun.Status.PENDING && !step.status().isFinal();
    }

    /** Whether an output is the address of a page at the store, fit for a link. */
    public boolean isLink(String value) {
        return links && value.startsWith("https://");
    }

    /** What Jenkins shows such a state by. */
    public String getIcon() {
        return switch (step.status()) {
            case DONE -> "symbol-status-blue";
            case FAILED -> "symbol-status-red";
            case RUNNING, UPLOADING -> "symbol-status-blue-anime";
            case WAITING -> "symbol-hourglass";
            case ASKING -> "symbol-people";
            case PENDING -> "symbol-ellipse";
            case SKIPPED -> "symbol-status-disabled";
        };
    }

    /** The class of Jenkins' colours for such a state. */
    public String getColor() {
        return switch (step.status()) {
            case DONE -> "jenkins-!-success-color";
            case FAILED -> "jenkins-!-error-color";
            case RUNNING, UPLOADING, WAITING -> "jenkins-!-info-color";
            case ASKING -> "jenkins-!-warning-color";
            case PENDING, SKIPPED -> "jenkins-!-skipped-color";
        };
    }
}

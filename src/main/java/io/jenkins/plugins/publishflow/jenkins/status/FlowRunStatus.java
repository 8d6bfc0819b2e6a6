package io.jenkins.plugins.publishflow.jenkins.status;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.flow.definition.StepCatalog;
import io.jenkins.plugins.publishflow.jenkins.run.ReleaseKey;
import io.jenkins.plugins.publishflow.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * One flow run as it was saved last, on the page and in the REST API. A build's own JSON has the short facts; what is
 * long is there for whoever asks for it by {@code tree} or {@code depth}. Times are ISO 8601 in UTC.
 */
@ExportedBean
public final class FlowRunStatus {

    /** Shown wherever the build is. */
    private static final int SHORT = 3;

    private static final StepCatalog CATALOG = StepCatalog.standard();

    private final FlowRun run;
    private final List<Activity> activities;
    private final boolean alive;
    private final String waitsFor;

    /**
     * @param alive whether this controller carries it at the moment
     * @param waitsFor the build that releases the same app before it; null for none
     */
    FlowRunStatus(FlowRun run, List<Activity> activities, boolean alive, @CheckForNull String waitsFor) {
        this.run = run;
        this.activities = List.copyOf(activities);
        this.alive = alive;
        this.waitsFor = waitsFor;
    }

    @Exported(visibility = SHORT)
    public String getId() {
        return run.id();
    }

    @Exported(visibility = SHORT)
    public String getFlow() {
        return run.flow().name();
    }

    /** A {@link FlowRun.State}. */
    @Exported(visibility = SHORT)
    public String getState() {
        return run.state().name();
    }

    public String getStateName() {
        return run.stateName();
    }

    @Exported(visibility = SHORT)
    public boolean isRehearsal() {
        return run.rehearsal();
    }

    /** Bundle id; null where it is not known yet. */
    @Exported(visibility = SHORT)
    @CheckForNull
    public String getApp() {
        return run.binary()
                .map(Binary::identifier)
                .or(() -> run.output("app"))
                .orElseGet(() -> ReleaseKey.app(run).isEmpty() ? null : ReleaseKey.app(run));
    }

    @Exported(visibility = SHORT)
    @CheckForNull
    public String getVersion() {
        return run.binary().map(Binary::version).or(() -> run.output("version")).orElse(null);
    }

    @Exported(visibility = SHORT)
    @CheckForNull
    public String getBuild() {
        return run.binary().map(Binary::build).or(() -> run.output("build")).orElse(null);
    }

    /** The name of the store that a step has named last; before that, of the first one that the flow goes to. */
    @Exported(visibility = SHORT)
    public String getStore() {
        return run.output("store")
                .flatMap(Store::byId)
                .or(() -> CATALOG.stores(run.flow()).stream().findFirst())
                .orElse(Store.APP_STORE)
                .displayName();
    }

    @Exported(visibility = SHORT)
    public String getStartedBy() {
        return run.origin().actor();
    }

    @Exported(visibility = SHORT)
    @CheckForNull
    public String getStarted() {
        return run.started().map(Instant::toString).orElse(null);
    }

    @Exported(visibility = SHORT)
    @CheckForNull
    public String getEnded() {
        return run.ended().map(Instant::toString).orElse(null);
    }

    /** Whether this controller carries it at the moment, so that more may come of it. */
    @Exported(visibility = SHORT)
    public boolean isAlive() {
        return alive;
    }

    /** The build that releases the same app and has to end first; null for none. */
    @Exported(visibility = SHORT)
    @CheckForNull
    public String getWaitsFor() {
        return waitsFor;
    }

    @Exported
    public List<StepStatus> getSteps() {
        return run.steps().stream()
                .map(step -> new StepStatus(run.definition(step), step, !run.rehearsal()))
                .toList();
    }

    @Exported
    public List<ApprovalStatus> getApprovals() {
        return run.steps().stream()
                .flatMap(step -> step
                        .gate()
                        .map(gate ->
                                new ApprovalStatus(new StepStatus(run.definition(step), step, !run.rehearsal()), gate))
                        .stream())
                .toList();
    }

    @Exported
    public List<ActivityStatus> getActivities() {
        Map<String, String> names =
                run.flow().steps().stream().collect(Collectors.toMap(Flow.Step::id, Flow.Step::name));
        return activities.stream()
                .map(activity -> new ActivityStatus(activity, names.get(activity.step())))
                .toList();
    }

    @Exported
    @CheckForNull
    public ProblemStatus getProblem() {
        return run.problem().map(ProblemStatus::new).orElse(null);
    }

    /** The app by its name and version, or the flow where it has no binary. */
    public String getTitle() {
        return run.binary()
                .map(binary -> binary.displayName() + " " + getVersionAndBuild())
                .orElseGet(this::getFlow);
    }

    /** Flow and app, to tell the runs of one build apart. */
    public String getLabel() {
        return run.binary().isPresent() ? getFlow() + ": " + getTitle() : getFlow();
    }

    /** {@code 1.2 (34)}; empty where neither is known. */
    public String getVersionAndBuild() {
        if (getVersion() == null) {
            return "";
        }
        return getBuild() == null ? getVersion() : getVersion() + " (" + getBuild() + ")";
    }

    /** The step at work and what it waits for, as a sentence; empty when the run has ended. */
    public String getNow() {
        if (run.state() != FlowRun.State.RUNNING) {
            return "";
        }
        if (waitsFor != null) {
            return "Waiting for " + waitsFor + ", which is releasing the same app";
        }
        return run.current()
                .map(step -> run.definition(step).name()
                        + step.waitingFor().map(why -> ": waiting for " + why).orElse(": " + words(step)))
                .orElse("");
    }

    private static String words(StepRun step) {
        String state = step.status().displayName();
        return Character.toLowerCase(state.charAt(0)) + state.substring(1);
    }

    /** Whether it has not ended, and yet nobody carries it: its build is gone on without it, or is not resumed yet. */
    public boolean isLeft() {
        return run.state() == FlowRun.State.RUNNING && !alive;
    }

    /** Whether people are asked at the moment. */
    public boolean isAsking() {
        return alive && getApprovals().stream().anyMatch(ApprovalStatus::isOpen);
    }

    /** The facts of the release. */
    public List<Facts.Fact> getFacts() {
        return Facts.of(run, this);
    }

    /** What Jenkins shows such a state by. */
    public String getIcon() {
        return switch (run.state()) {
            case RUNNING -> isAsking() ? "symbol-people" : "symbol-status-blue-anime";
            case SUCCEEDED -> "symbol-status-blue";
            case FAILED -> "symbol-status-red";
            case STOPPED -> "symbol-status-aborted";
        };
    }

    /** The class of Jenkins' colours for such a state. */
    public String getColor() {
        return switch (run.state()) {
            case RUNNING -> "jenkins-!-info-color";
            case SUCCEEDED -> "jenkins-!-success-color";
            case FAILED -> "jenkins-!-error-color";
            case STOPPED -> "jenkins-!-skipped-color";
        };
    }
}

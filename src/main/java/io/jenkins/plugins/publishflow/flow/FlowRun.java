package io.jenkins.plugins.publishflow.flow;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.store.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One execution of a flow for one binary. Plain data without keys or tickets, saved after every change, and all that is
 * needed to go on after a restart. Changed by the {@link FlowEngine} alone, in one thread at a time; whoever reads it
 * from another thread reads a saved copy.
 */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public final class FlowRun {

    /** Where a run stands. Why it failed is said by its problem. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED,
        STOPPED
    }

    /**
     * Who started a run, and where.
     *
     * @param actor user id, or name of the person at the terminal
     * @param job full name of the Jenkins job, or null outside Jenkins
     * @param jobBuild number of the Jenkins build, or null outside Jenkins
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Origin(
            String actor,
            @CheckForNull String job,
            @CheckForNull Integer jobBuild) {}

    String id;
    Flow flow;
    Binary binary;
    Origin origin;
    boolean rehearsal;
    Map<String, String> variables = new LinkedHashMap<>();
    Instant started;
    Instant ended;
    State state = State.RUNNING;
    Problem problem;
    boolean storeAnswered;
    int restarts;
    List<StepRun> steps = new ArrayList<>();
    List<Activity> outbox = new ArrayList<>();

    @SuppressWarnings("unused") // for the JSON reader
    private FlowRun() {}

    /**
     * A run that has not begun.
     *
     * @param id unique in the activity log; letters, digits and hyphens
     * @param binary what is released, or null for a flow that needs none
     * @param variables what conditions may ask for, before the variables of the flow itself; no secrets
     * @param rehearsal whether its stores are the sandbox
     */
    public FlowRun(
            String id,
            Flow flow,
            @CheckForNull Binary binary,
            Map<String, String> variables,
            boolean rehearsal,
            Origin origin) {
        this.id = id;
        this.flow = flow;
        this.binary = binary;
        this.variables.putAll(flow.variables());
        this.variables.putAll(variables);
        this.rehearsal = rehearsal;
        this.origin = origin;
        flow.steps().forEach(step -> steps.add(new StepRun(step.id())));
    }

    public String id() {
        return id;
    }

    public Flow flow() {
        return flow;
    }

    /** What is released; empty for a flow that needs no binary. */
    public Optional<Binary> binary() {
        return Optional.ofNullable(binary);
    }

    public Origin origin() {
        return origin;
    }

    /** Whether the stores of this run are the sandbox. */
    public boolean rehearsal() {
        return rehearsal;
    }

    public Map<String, String> variables() {
        return Collections.unmodifiableMap(variables);
    }

    /** When its first step began; empty before. */
    public Optional<Instant> started() {
        return Optional.ofNullable(started);
    }

    /** When it ended; empty before. */
    public Optional<Instant> ended() {
        return Optional.ofNullable(ended);
    }

    public State state() {
        return state;
    }

    /** Where it stands, for people: a run that failed is named by why it did. */
    public String stateName() {
        return switch (state) {
            case RUNNING -> "Running";
            case SUCCEEDED -> "Succeeded";
            case STOPPED -> "Stopped";
            case FAILED ->
                problem()
                        .map(why -> switch (why.kind()) {
                            case DECLINED -> "Refused";
                            case TIMED_OUT -> "Timed out";
                            default -> "Failed";
                        })
                        .orElse("Failed");
        };
    }

    /** Why it failed or was stopped: the problem of the first step that failed; empty otherwise. */
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** The steps in the order of the flow. */
    public List<StepRun> steps() {
        return Collections.unmodifiableList(steps);
    }

    /** The step that is at work or next; empty when all have come to an end. */
    public Optional<StepRun> current() {
        return steps.stream().filter(step -> !step.status.isFinal()).findFirst();
    }

    /** The definition of a step of this run. */
    public Flow.Step definition(StepRun step) {
        return flow.steps().get(steps.indexOf(step));
    }

    /** The output of that name of the latest step that has one. */
    public Optional<String> output(String name) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            String value = steps.get(i).outputs.get(name);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}

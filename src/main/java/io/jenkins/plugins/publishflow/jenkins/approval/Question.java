package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.model.Run;
import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.Gate;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepRun;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * An open gate as people read it: the question, what is known of the release, who is asked, and until when. A value;
 * taken from a run while nobody changes it, and then good for any thread. Public for pages alone.
 *
 * @param run id of the flow run
 * @param stepId id of the step that asks
 * @param state the gate with the answers so far
 */
@ExportedBean
@Restricted(NoExternalUse.class)
public record Question(String run, String stepId, GateState state, ReleaseFacts facts) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ENGLISH);

    static Question of(Run<?, ?> build, FlowRun run, GateState state) {
        String step = run.current().map(StepRun::id).orElse("");
        return new Question(run.id(), step, state, ReleaseFacts.of(build, run));
    }

    Gate gate() {
        return state.gate();
    }

    /** Used by facts.jelly, and with the next ones by the REST API. */
    @Exported(name = "question", visibility = 2)
    public String text() {
        return gate().question();
    }

    /** Id of the gate. Used by index.jelly. */
    @Exported(name = "gate", visibility = 2)
    public String gateId() {
        return gate().id();
    }

    /** Id of the flow run. */
    @Exported(name = "run", visibility = 2)
    public String runId() {
        return run;
    }

    /** Who has not answered yet. */
    @Exported(visibility = 2)
    public List<String> unanswered() {
        return state.unanswered();
    }

    /** When it is too late, in the time zone of this Jenkins. Used by facts.jelly. */
    public String ends() {
        return time(gate().ends());
    }

    static String time(Instant instant) {
        return TIME.format(instant.atZone(ZoneId.systemDefault()));
    }

    /** Who is asked and how many answers it takes, as a sentence. Used by facts.jelly. */
    public String asked() {
        Gate gate = gate();
        String count = gate.minimum() == 1 ? "one approval" : gate.minimum() + " approvals";
        if (gate.openToAnybody()) {
            return "It takes " + count + ", from anybody who may decide on releases of this job.";
        }
        if (gate.optional().isEmpty() && gate.minimum() <= gate.required().size()) {
            return "It takes the approval of " + and(gate.required()) + ".";
        }
        String required = gate.required().isEmpty() ? "" : ", " + and(gate.required()) + " among them";
        return "It takes " + count + " from " + and(gate.people()) + required + ".";
    }

    /** How it stands, as a sentence; empty where nobody has answered. Used by facts.jelly. */
    public String answers() {
        return state.decisions().stream().map(Decision::sentence).collect(Collectors.joining(" "));
    }

    static String and(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}

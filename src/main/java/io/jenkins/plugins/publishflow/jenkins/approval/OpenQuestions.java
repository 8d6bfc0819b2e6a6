package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.model.Run;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRuns;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds the questions that can be answered now, from what was saved last of the runs that are alive. */
final class OpenQuestions {

    private static final System.Logger LOGGER = System.getLogger(OpenQuestions.class.getName());

    private OpenQuestions() {}

    /** The open questions of a build: none, or one for each flow run that is at a gate. */
    static List<Question> of(Run<?, ?> build) {
        FlowRunAction action = build.getAction(FlowRunAction.class);
        return action == null
                ? List.of()
                : action.ids().stream().flatMap(id -> of(build, id).stream()).toList();
    }

    /** The open question of a run of that build; empty where it is not alive or at no gate. */
    static Optional<Question> of(Run<?, ?> build, String run) {
        return saved(build, run).flatMap(saved -> open(saved).map(state -> Question.of(build, saved, state)));
    }

    /** Every gate that a run of that build has come to, the open one too; none where it is not alive. */
    static List<GateState> asked(Run<?, ?> build, String run) {
        return saved(build, run).stream()
                .flatMap(saved -> saved.steps().stream())
                .flatMap(step -> step.gate().stream())
                .toList();
    }

    private static Optional<FlowRun> saved(Run<?, ?> build, String run) {
        FlowRunAction action = build.getAction(FlowRunAction.class);
        if (action == null || !FlowRuns.get().isAlive(run)) {
            return Optional.empty();
        }
        try {
            return action.find(run);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Flow run " + run + " of " + build + " cannot be read", e);
            return Optional.empty();
        }
    }

    private static Optional<GateState> open(FlowRun run) {
        return run.current()
                .filter(step -> step.status() == StepRun.Status.ASKING)
                .flatMap(StepRun::gate)
                .filter(state -> state.verdict(Instant.now()) == GateState.Verdict.WAITING);
    }
}

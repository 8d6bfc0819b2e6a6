package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.DecisionException;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.approval.GateState.Verdict;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.flow.step.Approval;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** An approval step of a run that starts: whom it asks, and whether it needs anybody but the people named. */
final class PendingApproval {

    private static final String STEP = new Approval().name();

    private final Flow.Step step;
    private final boolean given;
    private final GateState gate;

    private PendingApproval(Flow.Step step, boolean given, GateState gate) {
        this.step = step;
        this.given = given;
        this.gate = gate;
    }

    /** Empty where the step is none that asks people. */
    static Optional<PendingApproval> of(FlowRun run, StepRun step) {
        Flow.Step definition = run.definition(step);
        if (!definition.type().equals(STEP)) {
            return Optional.empty();
        }
        boolean given = step.status() == StepRun.Status.DONE;
        boolean open = run.state() == FlowRun.State.RUNNING && step.status() == StepRun.Status.ASKING;
        GateState fresh = GateState.of(
                Approval.gate(definition.id(), "", definition.settings(), Instant.EPOCH, Instant.EPOCH.plusSeconds(1)));
        return Optional.of(
                new PendingApproval(definition, given, open ? step.gate().orElse(fresh) : fresh));
    }

    /** What the flow calls the step. */
    String step() {
        return step.name();
    }

    /** Whether this person can answer. */
    boolean asks(String name) {
        return gate.gate().openToAnybody() || gate.gate().named(name).isPresent();
    }

    /** Whether it will be asked, if no step before fails: it has not been given, and depends on no condition. */
    boolean isCertain() {
        return !given && step.when() == null;
    }

    /** Whether these people alone, with those who have answered already, approve. */
    boolean isGivenBy(NamedPeople people) {
        Clock clock = Clock.fixed(gate.gate().opened(), ZoneOffset.UTC);
        GateState state = gate;
        Optional<Decision> answer = people.answer(state, clock);
        while (state.verdict(clock.instant()) == Verdict.WAITING && answer.isPresent()) {
            try {
                state = state.decide(answer.get());
            } catch (DecisionException e) {
                return false;
            }
            answer = people.answer(state, clock);
        }
        return state.verdict(clock.instant()) == Verdict.APPROVED;
    }

    /** Those who have not answered, and how many approvals it takes. */
    String whom() {
        String names = gate.gate().openToAnybody() ? "anybody" : String.join(", ", gate.unanswered());
        return names + " (" + gate.approvals() + " of " + gate.gate().minimum() + " given)";
    }
}

package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.GateState;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** People whose approval was given with the command ({@code --approve NAME}): each approves where they are asked. */
final class NamedPeople implements People {

    /** Kept with each approval, so that nobody takes it for an answer to this very question. */
    private static final String REASON = "approved with --approve when the run was started";

    private final List<String> names;

    NamedPeople(List<String> names) {
        this.names = List.copyOf(names);
    }

    @Override
    public Optional<Decision> answer(GateState gate, Clock clock) {
        return names.stream()
                .filter(name ->
                        gate.gate().openToAnybody() || gate.gate().named(name).isPresent())
                .filter(name -> gate.decisionOf(name).isEmpty())
                .findFirst()
                .map(name ->
                        new Decision(name, Decision.Answer.APPROVED, REASON, clock.instant(), Decision.Way.TERMINAL));
    }
}

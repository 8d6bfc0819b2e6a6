package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.GateState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** People whose approval was given with the command ({@code --approve NAME}): each approves where they are asked. */
public final class NamedPeople implements People {

    private final List<String> names;
    private final String reason;

    /** @param reason kept with each approval, so that nobody takes it for an answer to this very question */
    public NamedPeople(List<String> names, String reason) {
        this.names = List.copyOf(names);
        this.reason = reason;
    }

    @Override
    public Optional<Decision> answer(GateState gate, Instant now) {
        return names.stream()
                .filter(name ->
                        gate.gate().openToAnybody() || gate.gate().named(name).isPresent())
                .filter(name -> gate.decisionOf(name).isEmpty())
                .findFirst()
                .map(name -> new Decision(name, Decision.Answer.APPROVED, reason, now, Decision.Way.TERMINAL));
    }
}

package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.GateState;
import java.time.Clock;
import java.util.Optional;

/** Approves in a rehearsal that nobody attends, in the name of whoever is asked, and says so in the reason. */
final class RehearsalPeople implements People {

    private static final String REASON = "answered by the rehearsal";

    @Override
    public Optional<Decision> answer(GateState gate, Clock clock) {
        String person = gate.unanswered().stream()
                .findFirst()
                .orElse("rehearsal-" + (gate.decisions().size() + 1));
        return Optional.of(
                new Decision(person, Decision.Answer.APPROVED, REASON, clock.instant(), Decision.Way.TERMINAL));
    }
}

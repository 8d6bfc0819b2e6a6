package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.Decision.Answer;
import io.jenkins.plugins.publishflow.approval.GateState;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/**
 * The person at the terminal, who answers for those asked one after the other. The terminal cannot tell who sits there,
 * so the log says that the answer came from a terminal.
 */
final class TerminalPeople implements People {

    private final Keyboard keyboard;
    private final Screen screen;
    private final String user;
    private String asked = "";

    /** @param user the name to answer with where a gate names nobody */
    TerminalPeople(Keyboard keyboard, Screen screen, String user) {
        this.keyboard = keyboard;
        this.screen = screen;
        this.user = user;
    }

    @Override
    public Optional<Decision> answer(GateState gate, Clock clock) throws InterruptedException {
        if (!asked.equals(gate.gate().id())) {
            asked = gate.gate().id();
            screen.line("    " + gate.gate().question());
        }
        String person = gate.gate().openToAnybody()
                ? anybody(gate)
                : gate.unanswered().stream().findFirst().orElse(null);
        if (person == null) {
            return Optional.empty();
        }
        while (true) {
            String answer = ask("    " + person + ", do you approve? [yes/no] ").toLowerCase(Locale.ROOT);
            if (answer.equals("yes") || answer.equals("y")) {
                return Optional.of(new Decision(person, Answer.APPROVED, "", clock.instant(), Decision.Way.TERMINAL));
            }
            if (answer.equals("no") || answer.equals("n")) {
                String reason = text("    Why not? ");
                return Optional.of(
                        new Decision(person, Answer.REFUSED, reason, clock.instant(), Decision.Way.TERMINAL));
            }
        }
    }

    private String anybody(GateState gate) throws InterruptedException {
        String name = user;
        while (gate.decisionOf(name).isPresent()) {
            name = text("    Another person has to answer too. Name: ");
        }
        return name;
    }

    private String text(String question) throws InterruptedException {
        String answer = "";
        while (answer.isEmpty()) {
            answer = ask(question);
        }
        return answer;
    }

    private String ask(String question) throws InterruptedException {
        keyboard.forget();
        screen.ask(question);
        Optional<String> answer = Optional.empty();
        try {
            answer = keyboard.line();
        } finally {
            if (answer.isEmpty()) {
                screen.line("");
            }
        }
        return answer.orElseThrow(() -> new InputException("The input ended before the question was answered. Start"
                + " the run again to go on, or answer with --approve NAME."));
    }
}

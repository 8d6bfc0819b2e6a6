package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.Decision.Answer;
import io.jenkins.plugins.publishflow.approval.GateState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The person at the terminal, who answers for those asked one after the other. The terminal cannot tell who sits there,
 * so the log says that the answer came from a terminal.
 */
public final class TerminalPeople implements People {

    private final BufferedReader in;
    private final Screen screen;
    private final String user;

    /** @param user the name to answer with where a gate names nobody */
    public TerminalPeople(BufferedReader in, Screen screen, String user) {
        this.in = in;
        this.screen = screen;
        this.user = user;
    }

    @Override
    public Optional<Decision> answer(GateState gate, Instant now) {
        String person = gate.gate().openToAnybody()
                ? anybody(gate)
                : gate.unanswered().stream().findFirst().orElse(null);
        if (person == null) {
            return Optional.empty();
        }
        screen.line("    " + gate.gate().question());
        while (true) {
            String answer = ask("    " + person + ", do you approve? [yes/no] ").toLowerCase(Locale.ROOT);
            if (answer.equals("yes") || answer.equals("y")) {
                return Optional.of(decision(person, Answer.APPROVED, "", now));
            }
            if (answer.equals("no") || answer.equals("n")) {
                return Optional.of(decision(person, Answer.REFUSED, reason(), now));
            }
        }
    }

    private String anybody(GateState gate) {
        if (gate.decisionOf(user).isEmpty()) {
            return user;
        }
        return ask("    Somebody else has to answer too. Name: ");
    }

    private String reason() {
        String reason = "";
        while (reason.isBlank()) {
            reason = ask("    Why not? ");
        }
        return reason;
    }

    private String ask(String question) {
        screen.newProgress();
        System.out.print(question);
        System.out.flush();
        try {
            String line = in.readLine();
            if (line == null) {
                throw new InputException("The input ended before the question was answered. Start the run again to go"
                        + " on, or answer with --approve NAME.");
            }
            return line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Decision decision(String person, Answer answer, String reason, Instant now) {
        return new Decision(person, answer, reason, now, Decision.Way.TERMINAL);
    }
}

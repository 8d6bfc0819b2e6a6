package io.jenkins.plugins.publishflow.standalone;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** Who answers at the gates of a run: the people named with {@code --approve} first, then the one at the terminal. */
public final class PeopleChoice {

    private final List<String> approvers;
    private final Screen screen;
    private final People others;

    private PeopleChoice(List<String> approvers, Screen screen, @CheckForNull People others) {
        this.approvers = List.copyOf(approvers);
        this.screen = screen;
        this.others = others;
    }

    /** For a release. */
    public static PeopleChoice forRun(List<String> approvers, Screen screen) {
        return new PeopleChoice(approvers, screen, screen.isTerminal() ? atTerminal(screen) : null);
    }

    /**
     * For a rehearsal: where nobody is named and nobody sits at a terminal, the rehearsal itself answers.
     *
     * @param unattended whether nobody is to be asked, even at a terminal
     */
    static PeopleChoice forRehearsal(List<String> approvers, Screen screen, boolean unattended) {
        if (screen.isTerminal() && !unattended) {
            return new PeopleChoice(approvers, screen, atTerminal(screen));
        }
        return new PeopleChoice(approvers, screen, approvers.isEmpty() ? new RehearsalPeople() : null);
    }

    private static People atTerminal(Screen screen) {
        Keyboard keyboard = new Keyboard(new InputStreamReader(System.in, Charset.defaultCharset()));
        return new TerminalPeople(keyboard, screen, System.getProperty("user.name"));
    }

    /**
     * Those who answer in this run.
     *
     * @throws InputException where somebody is named whom nobody asks, or a gate is certain to be asked and these people
     *     cannot decide it
     */
    People of(FlowRun run) {
        List<PendingApproval> approvals = run.steps().stream()
                .flatMap(step -> PendingApproval.of(run, step).stream())
                .toList();
        for (String name : approvers) {
            if (approvals.stream().noneMatch(approval -> approval.asks(name))) {
                throw new InputException("--approve: no approval of this flow asks '" + name + "'.");
            }
        }
        NamedPeople named = new NamedPeople(approvers);
        if (others == null) {
            approvals.stream()
                    .filter(approval -> approval.isCertain() && !approval.isGivenBy(named))
                    .findFirst()
                    .ifPresent(PeopleChoice::refuse);
            return named;
        }
        if (others instanceof RehearsalPeople && !approvals.isEmpty()) {
            screen.line("Approvals are given by the rehearsal itself.");
        }
        return (gate, clock) -> {
            Optional<Decision> answer = named.answer(gate, clock);
            return answer.isPresent() ? answer : others.answer(gate, clock);
        };
    }

    private static void refuse(PendingApproval approval) {
        throw new InputException("The step '" + approval.step() + "' asks for approval by " + approval.whom()
                + ", and there is no terminal to ask at. Name with --approve who has approved, or start it at a"
                + " terminal.");
    }
}

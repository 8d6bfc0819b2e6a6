package io.jenkins.plugins.publishflow.standalone;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** Who answers at the gates of a run: the people named with {@code --approve}, else the one at the terminal. */
public final class PeopleChoice {

    /** The flow step that asks people. */
    private static final String APPROVAL = "approval";

    private final List<String> approvers;
    private final Screen screen;
    private final People others;

    private PeopleChoice(List<String> approvers, Screen screen, @CheckForNull People others) {
        this.approvers = approvers;
        this.screen = screen;
        this.others = others;
    }

    /** For a release: a gate that nobody can answer is refused before the run begins. */
    public static PeopleChoice forRun(List<String> approvers, Screen screen) {
        People terminal = screen.isTerminal() ? atTerminal(screen) : null;
        return new PeopleChoice(approvers, screen, terminal);
    }

    /**
     * For a rehearsal: where nobody sits at a terminal, the rehearsal itself answers.
     *
     * @param unattended whether it answers in any case
     */
    static PeopleChoice forRehearsal(List<String> approvers, Screen screen, boolean unattended) {
        boolean asks = screen.isTerminal() && !unattended;
        return new PeopleChoice(approvers, screen, asks ? atTerminal(screen) : new RehearsalPeople());
    }

    private static People atTerminal(Screen screen) {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        return new TerminalPeople(in, screen, System.getProperty("user.name"));
    }

    /** @throws InputException where the run will ask, and nobody could answer */
    People of(FlowRun run) {
        if (!approvers.isEmpty()) {
            return new NamedPeople(approvers, "approved with --approve when the run was started");
        }
        boolean asks = run.flow().steps().stream().anyMatch(step -> step.type().equals(APPROVAL));
        if (others == null && asks) {
            throw new InputException("The flow asks for approval, and there is no terminal to ask at. Answer with"
                    + " --approve NAME, or start it at a terminal.");
        }
        if (others instanceof RehearsalPeople && asks) {
            screen.line("Approvals are given by the rehearsal itself.");
        }
        return others != null ? others : (gate, now) -> Optional.empty();
    }
}

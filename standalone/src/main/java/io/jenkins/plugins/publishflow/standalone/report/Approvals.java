package io.jenkins.plugins.publishflow.standalone.report;

import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import java.util.List;

/** Who was asked, and what they answered. */
final class Approvals {

    private final FlowRun run;
    private final Words words;

    Approvals(FlowRun run, Words words) {
        this.run = run;
        this.words = words;
    }

    void write(Html html) {
        List<GateState> gates =
                run.steps().stream().flatMap(step -> step.gate().stream()).toList();
        if (gates.isEmpty()) {
            return;
        }
        html.open("section", "").text("h2", "", "Approvals");
        html.table("Question", "Who", "Answer", "Reason", "When", "How");
        for (GateState gate : gates) {
            String question = gate.gate().question();
            for (Decision decision : gate.decisions()) {
                html.row(List.of(
                        question,
                        decision.by(),
                        decision.answer().displayName(),
                        decision.reason(),
                        words.time(decision.at()),
                        decision.way().displayName()));
            }
            for (String person : gate.unanswered()) {
                html.row(List.of(question, person, "No answer", "", "", ""));
            }
        }
        html.endTable().close("section");
    }
}

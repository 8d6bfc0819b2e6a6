package io.jenkins.plugins.publishflow.standalone.report;

import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepRun;
import java.util.Map;
import java.util.TreeMap;

/** The steps of the flow: state, duration, what they said, what they handed on. */
final class Steps {

    private final FlowRun run;
    private final Words words;

    Steps(FlowRun run, Words words) {
        this.run = run;
        this.words = words;
    }

    void write(Html html) {
        html.open("section", "").text("h2", "", "Steps").open("ol", "steps");
        run.steps().forEach(step -> step(html, step));
        html.close("ol").close("section");
    }

    private void step(Html html, StepRun step) {
        html.open("li", Words.look(step.status()));
        html.open("div", "heading")
                .text("h3", "", run.definition(step).name())
                .text(
                        "span",
                        "badge " + Words.look(step.status()),
                        step.status().displayName());
        String took = words.took(step.started(), step.finished());
        if (!took.isEmpty() && step.status() != StepRun.Status.SKIPPED) {
            html.text("span", "took", took);
        }
        html.close("div");
        step.waitingFor().ifPresent(why -> html.text("p", "", "Waiting for " + why));
        step.problem().ifPresent(problem -> html.text("p", "remedy", problem.what()));
        if (!step.lines().isEmpty()) {
            html.open("ul", "lines");
            step.lines().forEach(line -> html.text("li", "", line));
            html.close("ul");
        }
        if (!step.outputs().isEmpty()) {
            html.open("details", "").text("summary", "", "Outputs").open("dl", "facts");
            for (Map.Entry<String, String> output : new TreeMap<>(step.outputs()).entrySet()) {
                html.text("dt", "", output.getKey())
                        .open("dd", "")
                        .link(output.getValue())
                        .close("dd");
            }
            html.close("dl").close("details");
        }
        html.close("li");
    }
}

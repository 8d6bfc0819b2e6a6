package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.flow.Durations;
import io.jenkins.plugins.publishflow.flow.FlowListener;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepRun;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Tells the terminal what a run does: a heading for each step, its lines, and how it ended. */
final class TerminalListener implements FlowListener {

    private final Screen screen;
    private final Map<String, StepRun.Status> told = new HashMap<>();

    TerminalListener(Screen screen, FlowRun run) {
        this.screen = screen;
        run.steps().stream()
                .filter(step -> step.status().isFinal())
                .forEach(step -> told.put(step.id(), step.status()));
    }

    @Override
    public void changed(FlowRun run) {
        for (int i = 0; i < run.steps().size(); i++) {
            StepRun step = run.steps().get(i);
            StepRun.Status before = told.put(step.id(), step.status());
            if (before == step.status()) {
                continue;
            }
            boolean heading = before == null || before == StepRun.Status.PENDING || before.isFinal();
            if (heading && step.status() != StepRun.Status.PENDING) {
                heading(run, step, i);
            }
            if (step.status().isFinal()) {
                end(step);
            }
        }
    }

    private void heading(FlowRun run, StepRun step, int index) {
        screen.line((index + 1) + "/" + run.steps().size() + " "
                + run.definition(step).name());
    }

    private void end(StepRun step) {
        String took = step.started().isPresent() && step.finished().isPresent()
                ? Durations.format(
                        Duration.between(step.started().get(), step.finished().get()))
                : "";
        switch (step.status()) {
            case DONE -> screen.line("    done after " + took);
            case FAILED ->
                screen.line("    failed after " + took + ": "
                        + step.problem()
                                .map(problem -> problem.text().replace("\n", "\n    "))
                                .orElse(""));
            default -> {}
        }
    }

    @Override
    public void said(FlowRun run, StepRun step, String line) {
        changed(run);
        screen.line("    " + line.replace("\n", "\n    "));
    }
}

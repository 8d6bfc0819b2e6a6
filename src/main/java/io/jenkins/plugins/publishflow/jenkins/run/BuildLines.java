package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.model.TaskListener;
import io.jenkins.plugins.publishflow.flow.FlowListener;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepRun;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Tells the build's log what a flow run does: a line where a step begins, waits for something else, or ends. */
final class BuildLines implements FlowListener {

    private static final String PREFIX = "[Publish Flow] ";

    private final TaskListener listener;
    private final boolean quiet;
    private final Map<String, StepRun.Status> told = new HashMap<>();
    private final Map<String, String> waiting = new HashMap<>();

    BuildLines(TaskListener listener, boolean quiet, FlowRun run) {
        this.listener = listener;
        this.quiet = quiet;
        run.steps().forEach(step -> told.put(step.id(), step.status()));
    }

    /** A line of the driver itself. */
    void line(String line) {
        listener.getLogger().println(PREFIX + line);
    }

    @Override
    public void changed(FlowRun run) {
        for (int i = 0; i < run.steps().size(); i++) {
            StepRun step = run.steps().get(i);
            StepRun.Status before = told.put(step.id(), step.status());
            if (before == StepRun.Status.PENDING
                    && step.status() != StepRun.Status.PENDING
                    && step.status() != StepRun.Status.SKIPPED) {
                tell((i + 1) + "/" + run.steps().size() + " "
                        + run.definition(step).name());
            }
            step.waitingFor()
                    .filter(why -> !Objects.equals(waiting.put(step.id(), why), why))
                    .ifPresent(why -> tell("  waiting for " + why));
            if (before != step.status() && step.status() == StepRun.Status.FAILED) {
                step.problem().ifPresent(problem -> problem.text().lines().forEach(text -> line("  " + text)));
            }
        }
    }

    @Override
    public void said(FlowRun run, StepRun step, String said) {
        said.lines().forEach(text -> tell("  " + text));
    }

    private void tell(String line) {
        if (!quiet) {
            line(line);
        }
    }
}

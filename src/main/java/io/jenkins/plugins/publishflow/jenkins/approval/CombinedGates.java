package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.run.BuildGates;
import io.jenkins.plugins.publishflow.jenkins.run.GateKeeper;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Asks by several ways at once. One that fails does not keep the others from asking. */
public final class CombinedGates implements GateKeeper {

    private static final System.Logger LOGGER = System.getLogger(CombinedGates.class.getName());

    private final List<GateKeeper> ways;

    private CombinedGates(GateKeeper... ways) {
        this.ways = List.of(ways);
    }

    /**
     * The ways of a Pipeline: an input, and mail.
     *
     * @param step the context of the step that carries the run
     * @param listener the step's log
     */
    public static GateKeeper ofPipeline(StepContext step, Run<?, ?> build, TaskListener listener) {
        return new CombinedGates(new InputGate(step, build, listener), new MailGate(build, listener));
    }

    @Override
    public void open(FlowRun run, GateState gate) {
        each(way -> way.open(run, gate));
    }

    @Override
    public void close(FlowRun run) {
        each(way -> way.close(run));
    }

    private void each(Consumer<GateKeeper> call) {
        for (GateKeeper way : ways) {
            try {
                call.accept(way);
            } catch (RuntimeException e) {
                LOGGER.log(Level.ERROR, way.getClass().getSimpleName() + " met a defect", e);
            }
        }
    }

    /** The ways of a build without a Pipeline: its page, which asks by itself and is named in the log, and mail. */
    @Extension
    public static final class OfBuilds implements BuildGates {

        @Override
        public GateKeeper of(Run<?, ?> build, TaskListener listener) {
            return new CombinedGates(new PageGate(build, listener), new MailGate(build, listener));
        }
    }
}

package io.jenkins.plugins.publishflow.jenkins.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.DecisionException;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.jenkins.options.IfBusy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** An answer that comes while its question is still being asked is not lost. */
@WithJenkins
class QuickAnswerTest {

    @Test
    void aRunGoesOnWithAnAnswerThatIsFasterThanItsQuestion(JenkinsRule jenkins) throws Exception {
        Run<?, ?> build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        Flow.Step approval = new Flow.Step(
                "approval", "approval", "Approval", null, Duration.ofDays(10), new StepSettings(Map.of()));
        FlowRun run = new FlowRun(
                "quick",
                new Flow("Quick", List.of(approval)),
                null,
                Map.of(),
                true,
                new FlowRun.Origin("anna", build.getParent().getFullName(), build.getNumber()));
        CompletableFuture<FlowRun> ended = new CompletableFuture<>();

        FlowRuns.get().carry(new Host(build, ended), new Launch(Map.of(), null, null, IfBusy.WAIT, false, true), run);

        assertEquals(FlowRun.State.SUCCEEDED, ended.get(60, TimeUnit.SECONDS).state());
    }

    /** Answers each question while it is opened. */
    private record Host(Run<?, ?> build, CompletableFuture<FlowRun> over) implements FlowHost {

        @Override
        public TaskListener listener() {
            return TaskListener.NULL;
        }

        @Override
        public GateKeeper gates() {
            return new GateKeeper() {
                @Override
                public void open(FlowRun run, GateState gate) {
                    try {
                        FlowRuns.get()
                                .decide(
                                        run.id(),
                                        gate.gate().id(),
                                        new Decision(
                                                "anna",
                                                Decision.Answer.APPROVED,
                                                "",
                                                Instant.now(),
                                                Decision.Way.JENKINS));
                    } catch (DecisionException e) {
                        throw new IllegalStateException(e);
                    }
                }

                @Override
                public void close(FlowRun run) {
                    // There is nothing to take away.
                }
            };
        }

        @Override
        public void ended(FlowRun run) {
            over.complete(run);
        }
    }
}

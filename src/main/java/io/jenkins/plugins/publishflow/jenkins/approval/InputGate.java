package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.model.Failure;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import io.jenkins.plugins.publishflow.approval.Decision.Answer;
import io.jenkins.plugins.publishflow.approval.DecisionException;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import io.jenkins.plugins.publishflow.jenkins.run.GateKeeper;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.springframework.security.core.Authentication;

/**
 * Asks people by an {@code input} of the Pipeline, so that the question is seen and answered wherever Jenkins shows
 * inputs. <em>Approve</em> and <em>Refuse</em> each are one answer at the gate; the input is raised anew, under the same
 * id, while more answers are needed, after an answer that did not count, and after a restart of the controller.
 *
 * <p>The input itself lets administrators, and for a refusal whoever may cancel builds, answer in place of the people
 * asked. The gate does not: such an answer is refused, its marks on the build are removed, and the question stays.
 *
 * <p>Thread-safe. Inputs are raised and taken away in threads of their own, because Jenkins may have to wait for the
 * Pipeline to be loaded before it knows its inputs.
 */
public final class InputGate implements GateKeeper {

    /** The reason of a refusal that was given where no reason can be asked for. */
    static final String NO_REASON = "refused at the input, which takes no reason";

    private static final int MOST_TRIES = 5;
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);
    private static final System.Logger LOGGER = System.getLogger(InputGate.class.getName());

    private final StepContext step;
    private final Run<?, ?> build;
    private final TaskListener listener;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger();
    private final StaleInputs stale;
    private volatile List<String> over = List.of();
    private volatile Question wanted;
    private volatile RaisedInput raised;

    /**
     * @param step the context of the Pipeline step that carries the run
     * @param listener the step's log
     */
    public InputGate(StepContext step, Run<?, ?> build, TaskListener listener) {
        this.step = step;
        this.build = build;
        this.listener = listener;
        stale = new StaleInputs(step, build);
    }

    @Override
    public void open(FlowRun run, GateState gate) {
        wanted = Question.of(build, run, gate);
        settleLater();
    }

    @Override
    public void close(FlowRun run) {
        over = run.steps().stream()
                .filter(asked -> asked.gate().isPresent())
                .map(asked -> id(run.id(), asked.id()))
                .toList();
        wanted = null;
        if (raised == null) {
            settleLater();
        } else if (calls.getAndIncrement() == 0) {
            settle(); // does not block once inputs are known, and the step may end right after this
        }
    }

    /** One thread at a time settles; whoever comes meanwhile makes it look once more. */
    private void settleLater() {
        if (calls.getAndIncrement() == 0) {
            ApprovalThreads.forInputs(this::settle);
        }
    }

    private void settle() {
        int seen;
        do {
            seen = calls.get();
            settle(wanted);
        } while (!calls.compareAndSet(seen, 0));
    }

    /** Makes what stands on the input page what is wanted. */
    private void settle(Question question) {
        try {
            if (raised != null && (raised.isSettled() || !raised.question().equals(question))) {
                raised.takeAway();
                raised = null;
            }
            for (String id : over) {
                stale.forget(id);
            }
            if (question != null && raised == null) {
                stale.forget(id(question.run(), question.stepId()));
                RaisedInput input = input(question);
                input.raise();
                raised = input;
                tries.set(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOGGER.log(Level.WARNING, "The input of " + build + " cannot be set right", e);
            listener.getLogger()
                    .println("[Publish Flow]   The question cannot be shown as an input now (" + e
                            + "). It is open on the build's page.");
            raised = null;
            if (tries.incrementAndGet() < MOST_TRIES) {
                ApprovalThreads.forInputs(this::settleLater, AFTER_TROUBLE);
            }
        }
    }

    private RaisedInput input(Question question) throws Exception {
        RaisedInput[] self = new RaisedInput[1];
        self[0] = new RaisedInput(
                question,
                id(question.run(), question.stepId()),
                step,
                build,
                listener,
                answer -> take(self[0], answer));
        return self[0];
    }

    private void take(RaisedInput input, Answer answer) {
        Authentication who = Jenkins.getAuthentication2();
        if (who.equals(ACL.SYSTEM2)) {
            settleLater(); // taken away by us, or answered by a script; the latter is no answer
            return;
        }
        try {
            Answers.ofLogin(build, input.question(), who, answer, answer == Answer.REFUSED ? NO_REASON : "");
        } catch (DecisionException | IllegalStateException e) {
            throw refused(input, who, e.getMessage());
        }
    }

    /** What is shown to somebody whose answer does not count. */
    private Failure refused(RaisedInput input, Authentication who, String why) {
        String sentence = "does not count: " + why + (why.endsWith(".") ? "" : ".");
        listener.getLogger().println("[Publish Flow]   An answer at the input " + sentence);
        try {
            input.forget(who.getName());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The marks of an answer stay on " + build, e);
        }
        settleLater();
        return new Failure("Your answer " + sentence);
    }

    /**
     * The id of the input: that of the step, with the number of the run where the build has several, so that no two
     * open questions of a build share one.
     */
    private String id(String run, String step) {
        FlowRunAction runs = build.getAction(FlowRunAction.class);
        int number = runs == null ? 0 : runs.ids().indexOf(run);
        return "gate-" + step + (number < 1 ? "" : "." + (number + 1));
    }
}

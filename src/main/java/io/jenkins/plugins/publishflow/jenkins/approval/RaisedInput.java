package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.publishflow.approval.Decision.Answer;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.support.steps.input.ApproverAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStep;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.jenkinsci.plugins.workflow.support.steps.input.InputSubmittedAction;

/**
 * A question that stands as an input of the Pipeline. Settled by one answer; then another one is raised if more are
 * needed. Methods may block, and are not for a Pipeline's own thread.
 */
final class RaisedInput {

    private final Question question;
    private final Run<?, ?> build;
    private final FlowNode node;
    private final InputStepExecution execution;
    private final InputContext context;

    /** @param answers see {@link InputContext} */
    RaisedInput(
            Question question,
            String id,
            StepContext step,
            Run<?, ?> build,
            TaskListener listener,
            Consumer<Answer> answers)
            throws Exception {
        this.question = question;
        this.build = build;
        node = step.get(FlowNode.class);
        context = new InputContext(step, build, node, listener, answers);
        execution = (InputStepExecution) step(question, id).start(context);
    }

    private static InputStep step(Question question, String id) {
        InputStep step = new InputStep(InputMessage.of(question));
        step.setId(id);
        step.setOk("Approve");
        step.setCancel("Refuse");
        if (!question.gate().openToAnybody()) {
            step.setSubmitter(submitters(question.state().unanswered()));
        }
        return step;
    }

    /** Names with a comma cannot be told apart in the input's list; those people answer on the build's page. */
    private static String submitters(List<String> approvers) {
        return approvers.stream().map(name -> name.replace(',', ' ')).collect(Collectors.joining(","));
    }

    Question question() {
        return question;
    }

    /** Whether somebody has answered it, or it was taken away. */
    boolean isSettled() {
        return execution.isSettled();
    }

    /** Puts it on the build's input page and into its log. */
    void raise() throws Exception {
        execution.start();
        TaskListener listener = context.get(TaskListener.class);
        listener.getLogger().println(PageGate.link(build, "Answer with a reason"));
        context.silence();
    }

    /** Takes it away without an answer, whoever is at work in this thread. Does nothing where it is settled. */
    void takeAway() throws IOException, InterruptedException {
        if (!execution.isSettled()) {
            try (ACLContext unused = ACL.as2(ACL.SYSTEM2)) {
                execution.doAbort(); // the gate knows that the system is not a person
            }
        }
    }

    /** Removes the marks that an answer has left on build and node, because it did not count. */
    void forget(String who) throws IOException {
        build.getActions(ApproverAction.class).stream()
                .filter(mark -> mark.getUserId().equals(who))
                .reduce((first, last) -> last)
                .ifPresent(build::removeAction);
        build.save();
        node.getActions(InputSubmittedAction.class).stream()
                .filter(mark -> who.equals(mark.getApprover()))
                .reduce((first, last) -> last)
                .ifPresent(node::removeAction);
    }
}

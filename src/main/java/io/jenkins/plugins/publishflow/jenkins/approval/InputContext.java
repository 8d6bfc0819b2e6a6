package io.jenkins.plugins.publishflow.jenkins.approval;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.publishflow.approval.Decision.Answer;
import java.io.IOException;
import java.util.function.Consumer;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * What an input takes for its place in the Pipeline, so that an answer is an answer and not the end of the step. It sees
 * the build and the node of our step. Lives in memory alone: inputs are raised anew after a restart.
 */
@SuppressFBWarnings(
        value = "SE_TRANSIENT_FIELD_NOT_RESTORED",
        justification = "serializable by its parent class, but nothing saves it")
final class InputContext extends StepContext {

    private static final long serialVersionUID = 1;

    private final transient StepContext step;
    private final transient Run<?, ?> build;
    private final transient FlowNode node;
    private final transient TaskListener listener;
    private final transient Consumer<Answer> answers;
    private transient volatile boolean silent;

    /** @param answers called in the thread of who answers, with their rights; what it throws is shown to them */
    InputContext(StepContext step, Run<?, ?> build, FlowNode node, TaskListener listener, Consumer<Answer> answers) {
        this.step = step;
        this.build = build;
        this.node = node;
        this.listener = listener;
        this.answers = answers;
    }

    /** From now on nothing is told to the log: the input would tell of answers that may not count. */
    void silence() {
        silent = true;
    }

    @Override
    public <T> T get(Class<T> key) throws IOException, InterruptedException {
        if (key == Run.class) {
            return key.cast(build);
        }
        if (key == FlowNode.class) {
            return key.cast(node);
        }
        if (key == TaskListener.class) {
            return key.cast(silent ? TaskListener.NULL : listener);
        }
        return step.get(key);
    }

    @Override
    public void onSuccess(@CheckForNull Object result) {
        answers.accept(Answer.APPROVED);
    }

    @Override
    public void onFailure(Throwable cause) {
        answers.accept(Answer.REFUSED);
    }

    @Override
    public boolean isReady() {
        return step.isReady();
    }

    @Override
    public ListenableFuture<Void> saveState() {
        return Futures.immediateFuture(null);
    }

    @Override
    public void setResult(Result result) {
        // the result of the build is that of the step
    }

    @Override
    public BodyInvoker newBodyInvoker() {
        throw new IllegalStateException("an input has no body");
    }

    @Override
    public boolean hasBody() {
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}

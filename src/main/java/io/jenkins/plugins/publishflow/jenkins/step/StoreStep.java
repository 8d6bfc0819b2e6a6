package io.jenkins.plugins.publishflow.jenkins.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import io.jenkins.plugins.publishflow.jenkins.options.FlowRequest;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** What the steps of one store share: the key, the time-out, and whether it is a rehearsal. */
public abstract class StoreStep extends Step implements FlowRequest {

    private final String credentialsId;
    private String timeout;
    private boolean rehearsal;

    /** @param credentialsId key for the store; blank or null in a rehearsal that needs none */
    StoreStep(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixNull(credentialsId).strip();
    }

    public final String getCredentialsId() {
        return credentialsId;
    }

    @CheckForNull
    public final String getTimeout() {
        return timeout;
    }

    /** How long it may take, such as {@code 6h}. */
    @DataBoundSetter
    public final void setTimeout(String timeout) {
        this.timeout = Util.fixEmptyAndTrim(timeout);
    }

    public final boolean isRehearsal() {
        return rehearsal;
    }

    /** Whether it runs against the sandbox. */
    @DataBoundSetter
    public final void setRehearsal(boolean rehearsal) {
        this.rehearsal = rehearsal;
    }

    @Override
    public final StepExecution start(StepContext context) throws AbortException {
        return new FlowStepExecution(context, flowOptions(UnaryOperator.identity()));
    }
}

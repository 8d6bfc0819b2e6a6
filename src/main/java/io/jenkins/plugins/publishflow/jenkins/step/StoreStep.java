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

/** What the steps of one store share: the key, the end, the time-out, and whether it is a rehearsal. */
public abstract class StoreStep extends Step implements FlowRequest {

    private final String credentialsId;
    private String waitFor;
    private String timeout;
    private boolean rehearsal;

    /**
     * @param credentialsId key for the store; blank or null in a rehearsal that needs none
     * @param waitFor when the step is done where nothing is said
     */
    StoreStep(@CheckForNull String credentialsId, String waitFor) {
        this.credentialsId = Util.fixNull(credentialsId).strip();
        this.waitFor = waitFor;
    }

    public final String getCredentialsId() {
        return credentialsId;
    }

    public final String getWaitFor() {
        return waitFor;
    }

    /** When the step is done. */
    @DataBoundSetter
    public final void setWaitFor(String waitFor) {
        this.waitFor = waitFor;
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

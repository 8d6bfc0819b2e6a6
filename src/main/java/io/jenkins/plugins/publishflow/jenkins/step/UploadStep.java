package io.jenkins.plugins.publishflow.jenkins.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import io.jenkins.plugins.publishflow.jenkins.options.FlowOptions;
import io.jenkins.plugins.publishflow.jenkins.options.SingleStepFlow;
import io.jenkins.plugins.publishflow.store.Store;
import java.util.function.UnaryOperator;
import org.kohsuke.stapler.DataBoundSetter;

/** What the steps share that send a binary to one store. */
public abstract class UploadStep extends StoreStep {

    private final String binary;
    private String ifExists;

    /**
     * @param binary Ant pattern that fits exactly one file
     * @param credentialsId key for the store; blank or null in a rehearsal that needs none
     * @param ifExists what to do with a binary that is there already, where nothing is said
     * @param waitFor when the step is done where nothing is said
     */
    UploadStep(@CheckForNull String binary, @CheckForNull String credentialsId, String ifExists, String waitFor) {
        super(credentialsId, waitFor);
        this.binary = Util.fixNull(binary).strip();
        this.ifExists = ifExists;
    }

    public final String getBinary() {
        return binary;
    }

    public final String getIfExists() {
        return ifExists;
    }

    /** What to do where the store has the binary already. */
    @DataBoundSetter
    public final void setIfExists(String ifExists) {
        this.ifExists = ifExists;
    }

    /** @throws AbortException where no binary is named */
    final void checkBinary(String step) throws AbortException {
        if (binary.isEmpty()) {
            throw new AbortException(step + " needs 'binary': the file to send, or a pattern that fits it.");
        }
    }

    /** The flow of the step of that name, with the binary, the key and the rest that it runs with. */
    final FlowOptions with(String step, Store store, SingleStepFlow flow, UnaryOperator<String> expand) {
        return FlowOptions.ofStep(
                step, flow, expand.apply(binary), store, expand.apply(getCredentialsId()), isRehearsal());
    }
}

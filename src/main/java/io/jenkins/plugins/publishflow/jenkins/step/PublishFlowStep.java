package io.jenkins.plugins.publishflow.jenkins.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.publishflow.jenkins.options.FlowOptions;
import io.jenkins.plugins.publishflow.jenkins.run.Launch;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The Pipeline step {@code publishFlow}: runs a whole flow, and returns what its steps handed on. */
public final class PublishFlowStep extends Step {

    private String flow;
    private String file;
    private String definition;
    private String binary;
    private Map<String, String> keys;
    private Map<String, String> variables;
    private boolean rehearsal;
    private String ifBusy = "wait";
    private boolean quiet;

    @DataBoundConstructor
    public PublishFlowStep() {
        // Everything is optional by itself; that one of flow, file and definition is given is checked when it starts.
    }

    @CheckForNull
    public String getFlow() {
        return flow;
    }

    /** Name of a predefined flow. */
    @DataBoundSetter
    public void setFlow(String flow) {
        this.flow = Util.fixEmptyAndTrim(flow);
    }

    @CheckForNull
    public String getFile() {
        return file;
    }

    /** Flow file in the workspace. */
    @DataBoundSetter
    public void setFile(String file) {
        this.file = Util.fixEmptyAndTrim(file);
    }

    @CheckForNull
    public String getDefinition() {
        return definition;
    }

    /** Text of a flow file; kept as it is, for blanks at the beginning of a line have a meaning in it. */
    @DataBoundSetter
    public void setDefinition(String definition) {
        this.definition = Util.fixEmpty(definition);
    }

    @CheckForNull
    public String getBinary() {
        return binary;
    }

    /** Ant pattern that fits exactly one file. */
    @DataBoundSetter
    public void setBinary(String binary) {
        this.binary = Util.fixEmptyAndTrim(binary);
    }

    @CheckForNull
    public Map<String, String> getKeys() {
        return keys;
    }

    /** Credentials id by store id. */
    @DataBoundSetter
    public void setKeys(Map<String, String> keys) {
        this.keys = keys;
    }

    @CheckForNull
    public Map<String, String> getVariables() {
        return variables;
    }

    /** The flow's variables. */
    @DataBoundSetter
    public void setVariables(Map<String, String> variables) {
        this.variables = variables;
    }

    public boolean isRehearsal() {
        return rehearsal;
    }

    /** Whether it runs against the sandbox. */
    @DataBoundSetter
    public void setRehearsal(boolean rehearsal) {
        this.rehearsal = rehearsal;
    }

    public String getIfBusy() {
        return ifBusy;
    }

    /** {@code wait} or {@code fail}. */
    @DataBoundSetter
    public void setIfBusy(String ifBusy) {
        this.ifBusy = ifBusy;
    }

    public boolean isQuiet() {
        return quiet;
    }

    /** Whether the log tells only problems and questions. */
    @DataBoundSetter
    public void setQuiet(boolean quiet) {
        this.quiet = quiet;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new FlowStepExecution(
                context,
                new FlowOptions(
                        flow,
                        file,
                        definition,
                        binary,
                        keys == null ? Map.of() : keys,
                        variables == null ? Map.of() : variables,
                        rehearsal,
                        Launch.IfBusy.valueOf(ifBusy.toUpperCase(Locale.ROOT)),
                        quiet));
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "publishFlow";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return "Run publish flow";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}

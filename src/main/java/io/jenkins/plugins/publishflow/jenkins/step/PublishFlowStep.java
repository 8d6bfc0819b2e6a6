package io.jenkins.plugins.publishflow.jenkins.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.publishflow.flow.definition.PredefinedFlow;
import io.jenkins.plugins.publishflow.jenkins.credentials.StoreKeyOptions;
import io.jenkins.plugins.publishflow.jenkins.options.FlowChoice;
import io.jenkins.plugins.publishflow.jenkins.options.FlowOptions;
import io.jenkins.plugins.publishflow.jenkins.options.FlowRequest;
import io.jenkins.plugins.publishflow.jenkins.options.IfBusy;
import io.jenkins.plugins.publishflow.jenkins.options.KeyRow;
import io.jenkins.plugins.publishflow.jenkins.options.OptionValues;
import io.jenkins.plugins.publishflow.jenkins.options.ProfileFlow;
import io.jenkins.plugins.publishflow.jenkins.options.TextRow;
import io.jenkins.plugins.publishflow.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The Pipeline step {@code publishFlow}: runs a whole flow, and returns what its steps handed on. */
public final class PublishFlowStep extends Step implements FlowRequest {

    private static final String NAME = "publishFlow";

    private String flow;
    private String file;
    private String definition;
    private String appcircleProfile;
    private String binary;
    private Map<String, String> keys;
    private Map<String, String> variables;
    private boolean rehearsal;
    private String ifBusy = FlowChoice.IF_BUSY.get(0);
    private boolean quiet;

    @DataBoundConstructor
    public PublishFlowStep() {
        // Everything is optional by itself; that one way to a flow is given is checked when it starts.
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
    public String getAppcircleProfile() {
        return appcircleProfile;
    }

    /** Name of a Publish profile in Appcircle, whose own flow is run. */
    @DataBoundSetter
    public void setAppcircleProfile(String appcircleProfile) {
        this.appcircleProfile = Util.fixEmptyAndTrim(appcircleProfile);
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
    @SuppressWarnings("rawtypes") // the step reference of Jenkins knows no other maps
    public void setKeys(Map keys) {
        this.keys = OptionValues.texts(keys);
    }

    @CheckForNull
    public Map<String, String> getVariables() {
        return variables;
    }

    /** The flow's variables. */
    @DataBoundSetter
    @SuppressWarnings("rawtypes") // the step reference of Jenkins knows no other maps
    public void setVariables(Map variables) {
        this.variables = OptionValues.texts(variables);
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
    public FlowOptions flowOptions(UnaryOperator<String> expand) throws AbortException {
        Map<String, String> keyIds = OptionValues.expanded(keys, expand);
        String predefined = OptionValues.expanded(flow, expand);
        String profile = Util.fixEmptyAndTrim(OptionValues.expanded(appcircleProfile, expand));
        String released = Util.fixEmptyAndTrim(OptionValues.expanded(binary, expand));
        Optional<String> problem = FlowChoice.problem(predefined, file, definition, profile)
                .or(() -> FlowChoice.ifBusyProblem(ifBusy))
                .or(() -> FlowChoice.keysProblem(keyIds));
        if (problem.isPresent()) {
            throw new AbortException(problem.get());
        }
        return new FlowOptions(
                profile == null ? null : NAME,
                predefined,
                OptionValues.expanded(file, expand),
                profile == null ? definition : ProfileFlow.text(profile, released != null),
                released,
                keyIds,
                OptionValues.expanded(variables, expand),
                rehearsal,
                IfBusy.valueOf(ifBusy.toUpperCase(Locale.ROOT)),
                quiet);
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        return new FlowStepExecution(context, flowOptions(UnaryOperator.identity()));
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends FlowStepDescriptor {

        public DescriptorImpl() {
            super(NAME, "Run publish flow");
        }

        @Override
        void readTables(Step step, JSONObject form) {
            PublishFlowStep made = (PublishFlowStep) step;
            made.setKeys(KeyRow.read(form, "keyRows"));
            made.setVariables(TextRow.read(form, "variableRows"));
        }

        /** The rows of the table of keys; for the form. */
        public List<KeyRow> keyRows(@CheckForNull Map<String, String> keys) {
            return KeyRow.of(keys);
        }

        /** The rows of the table of variables; for the form. */
        public List<TextRow> variableRows(@CheckForNull Map<String, String> variables) {
            return TextRow.of(variables);
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillFlowItems() {
            ListBoxModel flows = new ListBoxModel();
            flows.add("none: a file, a text or a profile below", "");
            PredefinedFlow.names().forEach(flows::add);
            return flows;
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillIfBusyItems() {
            ListBoxModel choices = new ListBoxModel();
            FlowChoice.IF_BUSY.forEach(choices::add);
            return choices;
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillStoreItems() {
            ListBoxModel stores = new ListBoxModel();
            FlowChoice.STORES.forEach(store -> stores.add(store.displayName(), store.id()));
            return stores;
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String store, @QueryParameter String credentialsId) {
            return StoreKeyOptions.of(store(store), item, credentialsId);
        }

        /** For the form. */
        @POST
        public FormValidation doCheckCredentialsId(
                @AncestorInPath Item item, @QueryParameter String store, @QueryParameter String value) {
            return StoreKeyOptions.check(store(store), item, value);
        }

        /** For the form. */
        @POST
        public FormValidation doCheckFlow(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @QueryParameter String file,
                @QueryParameter String definition,
                @QueryParameter String appcircleProfile) {
            return mayCheck(item)
                    ? said(FlowChoice.problem(value, file, definition, appcircleProfile))
                    : FormValidation.ok();
        }

        /** For the form. */
        @POST
        public FormValidation doCheckDefinition(@AncestorInPath Item item, @QueryParameter String value) {
            return mayCheck(item) && Util.fixEmptyAndTrim(value) != null
                    ? said(FlowChoice.definitionProblem(value))
                    : FormValidation.ok();
        }

        /** The store of a row; the first in the list where the form has not said it yet. */
        private static Store store(@CheckForNull String id) {
            return Store.byId(id == null ? "" : id).orElse(Store.APP_STORE);
        }

        private static FormValidation said(Optional<String> problem) {
            return problem.map(FormValidation::error).orElseGet(FormValidation::ok);
        }
    }
}

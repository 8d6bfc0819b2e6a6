package io.jenkins.plugins.publishflow.jenkins.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.publishflow.jenkins.options.EngineStep;
import io.jenkins.plugins.publishflow.jenkins.options.FlowOptions;
import io.jenkins.plugins.publishflow.jenkins.options.LocalizedTexts;
import io.jenkins.plugins.publishflow.jenkins.options.OptionValues;
import io.jenkins.plugins.publishflow.jenkins.options.SingleStepFlow;
import io.jenkins.plugins.publishflow.jenkins.options.TextRow;
import io.jenkins.plugins.publishflow.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The Pipeline step {@code sendToTestFlight}: a flow of the one step of that name. */
public final class SendToTestFlightStep extends UploadStep {

    private static final String NAME = "sendToTestFlight";
    private static final EngineStep ENGINE = EngineStep.of(NAME);

    private Map<String, String> whatToTest;
    private List<String> groups;
    private Boolean usesNonExemptEncryption;
    private boolean submitForBetaReview;
    private Boolean notifyTesters;

    /**
     * @param binary Ant pattern that fits exactly one file
     * @param credentialsId key for App Store Connect
     */
    @DataBoundConstructor
    public SendToTestFlightStep(String binary, String credentialsId) {
        super(binary, credentialsId, ENGINE.byDefault("ifExists"), ENGINE.byDefault("waitFor"));
    }

    /** One text for all languages, or a map from locale to text. */
    @CheckForNull
    public Object getWhatToTest() {
        return LocalizedTexts.written(whatToTest);
    }

    /** One text for all languages, or a map from locale to text. */
    @DataBoundSetter
    public void setWhatToTest(Object whatToTest) {
        this.whatToTest = LocalizedTexts.read(whatToTest);
    }

    @CheckForNull
    public List<String> getGroups() {
        return groups;
    }

    /** Names of beta groups: a list, or one text with commas. */
    @DataBoundSetter
    public void setGroups(Object groups) {
        this.groups = OptionValues.list(groups);
    }

    @CheckForNull
    public Boolean getUsesNonExemptEncryption() {
        return usesNonExemptEncryption;
    }

    /** The answer to Apple's export question. */
    @DataBoundSetter
    public void setUsesNonExemptEncryption(Boolean usesNonExemptEncryption) {
        this.usesNonExemptEncryption = usesNonExemptEncryption;
    }

    public boolean isSubmitForBetaReview() {
        return submitForBetaReview;
    }

    /** Whether to submit the build to beta review. */
    @DataBoundSetter
    public void setSubmitForBetaReview(boolean submitForBetaReview) {
        this.submitForBetaReview = submitForBetaReview;
    }

    @CheckForNull
    public Boolean getNotifyTesters() {
        return notifyTesters;
    }

    /** Whether Apple tells the testers; null: as it is set in App Store Connect. */
    @DataBoundSetter
    public void setNotifyTesters(Boolean notifyTesters) {
        this.notifyTesters = notifyTesters;
    }

    @Override
    public FlowOptions flowOptions(UnaryOperator<String> expand) throws AbortException {
        checkBinary(NAME);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("whatToTest", LocalizedTexts.setting("sendToTestFlight: 'whatToTest'", whatToTest, expand));
        settings.put("groups", OptionValues.expanded(groups, expand));
        settings.put("usesNonExemptEncryption", usesNonExemptEncryption);
        settings.put("submitForBetaReview", submitForBetaReview);
        settings.put("notifyTesters", notifyTesters);
        settings.put("ifExists", getIfExists());
        settings.put("waitFor", getWaitFor());
        settings.put("timeout", OptionValues.expanded(getTimeout(), expand));
        return with(NAME, Store.APP_STORE, new SingleStepFlow("Send to TestFlight").step(NAME, settings), expand);
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends UploadStepDescriptor {

        public DescriptorImpl() {
            super(NAME, "Send to TestFlight", Store.APP_STORE, ENGINE, "**/*.ipa");
        }

        @Override
        Set<String> tables() {
            return Set.of("groups");
        }

        @Override
        void readTables(Step step, JSONObject form) {
            SendToTestFlightStep made = (SendToTestFlightStep) step;
            made.setWhatToTest(TextRow.read(form, "whatToTestRows"));
            made.setGroups(form.optString("groups").lines().toList());
        }

        /** The names of groups, one a line; for the form. */
        @NonNull
        public String groupLines(@CheckForNull List<String> groups) {
            return groups == null ? "" : String.join("\n", groups);
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillUsesNonExemptEncryptionItems() {
            return EngineStep.flag("as Info.plist of the app says");
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillNotifyTestersItems() {
            return EngineStep.flag("as it is set in App Store Connect");
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillWaitForItems() {
            return ENGINE.choices("waitFor");
        }

        /** For the form. */
        @POST
        public FormValidation doCheckWaitFor(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @QueryParameter String groups,
                @QueryParameter String submitForBetaReview,
                @QueryParameter String notifyTesters) {
            return checked(
                    item,
                    "waitFor",
                    given(
                            "waitFor", value,
                            "groups", Util.fixNull(groups).replace('\n', ','),
                            "submitForBetaReview", submitForBetaReview,
                            "notifyTesters", notifyTesters));
        }
    }
}

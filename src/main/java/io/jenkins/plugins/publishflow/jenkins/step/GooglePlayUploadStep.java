package io.jenkins.plugins.publishflow.jenkins.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.publishflow.flow.Spelling;
import io.jenkins.plugins.publishflow.jenkins.options.EngineStep;
import io.jenkins.plugins.publishflow.jenkins.options.FlowOptions;
import io.jenkins.plugins.publishflow.jenkins.options.OptionValues;
import io.jenkins.plugins.publishflow.jenkins.options.SingleStepFlow;
import io.jenkins.plugins.publishflow.jenkins.options.TextRow;
import io.jenkins.plugins.publishflow.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The Pipeline step {@code googlePlayUpload}: a flow of {@code publishToGooglePlay}, with {@code googlePlayApproval} behind
 * it where Google's review is waited for.
 */
public final class GooglePlayUploadStep extends PlayReleaseStep {

    private static final String NAME = "googlePlayUpload";
    private static final String PUBLISH = "publishToGooglePlay";
    private static final String UPLOAD = "upload";
    private static final List<String> WAITS = List.of(UPLOAD, "approved", "published");
    private static final EngineStep ENGINE = EngineStep.of(PUBLISH);

    private String changelogs;
    private String mappingFile;
    private String nativeSymbols;
    private List<String> retainVersionCodes;
    private String review = ENGINE.byDefault("review");
    private String ifInReview = ENGINE.byDefault("ifInReview");

    /**
     * @param binary Ant pattern that fits exactly one file
     * @param credentialsId key for Google Play
     */
    @DataBoundConstructor
    public GooglePlayUploadStep(String binary, String credentialsId) {
        super(binary, credentialsId, ENGINE.byDefault("ifExists"), UPLOAD, ENGINE.byDefault("track"));
    }

    @CheckForNull
    public String getChangelogs() {
        return changelogs;
    }

    /** Folder with release notes as fastlane has them, in the workspace. */
    @DataBoundSetter
    public void setChangelogs(String changelogs) {
        this.changelogs = Util.fixEmptyAndTrim(changelogs);
    }

    @CheckForNull
    public String getMappingFile() {
        return mappingFile;
    }

    /** Mapping file of R8 or ProGuard: a path, or an Ant pattern that fits one file. */
    @DataBoundSetter
    public void setMappingFile(String mappingFile) {
        this.mappingFile = Util.fixEmptyAndTrim(mappingFile);
    }

    @CheckForNull
    public String getNativeSymbols() {
        return nativeSymbols;
    }

    /** Debug symbols of native code: a path, or an Ant pattern that fits one file. */
    @DataBoundSetter
    public void setNativeSymbols(String nativeSymbols) {
        this.nativeSymbols = Util.fixEmptyAndTrim(nativeSymbols);
    }

    @CheckForNull
    public List<String> getRetainVersionCodes() {
        return retainVersionCodes;
    }

    /** Earlier version codes that the release serves besides: a list, or one text with commas. */
    @DataBoundSetter
    public void setRetainVersionCodes(Object retainVersionCodes) {
        this.retainVersionCodes = OptionValues.list(retainVersionCodes);
    }

    public String getReview() {
        return review;
    }

    /** Whether Google sends the changes for review. */
    @DataBoundSetter
    public void setReview(String review) {
        this.review = review;
    }

    public String getIfInReview() {
        return ifInReview;
    }

    /** What to do where changes are in review already. */
    @DataBoundSetter
    public void setIfInReview(String ifInReview) {
        this.ifInReview = ifInReview;
    }

    @Override
    public FlowOptions flowOptions(UnaryOperator<String> expand) throws AbortException {
        checkBinary(NAME);
        Optional<String> problem = waitProblem(getWaitFor(), getStatus(), review);
        if (problem.isPresent()) {
            throw new AbortException(NAME + ": " + problem.get());
        }
        Map<String, Object> settings = release(NAME, expand);
        settings.put("changelogs", OptionValues.expanded(changelogs, expand));
        settings.put("mappingFile", OptionValues.expanded(mappingFile, expand));
        settings.put("nativeSymbols", OptionValues.expanded(nativeSymbols, expand));
        settings.put("retainVersionCodes", OptionValues.expanded(retainVersionCodes, expand));
        settings.put("ifExists", getIfExists());
        settings.put("review", review);
        settings.put("ifInReview", ifInReview);
        String timeout = OptionValues.expanded(getTimeout(), expand);
        SingleStepFlow flow = new SingleStepFlow("Upload to Google Play");
        if (getWaitFor().equals(UPLOAD)) {
            settings.put("timeout", timeout);
            flow.step(PUBLISH, settings);
        } else {
            Map<String, Object> wait = new LinkedHashMap<>();
            wait.put("until", getWaitFor());
            wait.put("timeout", timeout);
            flow.step(PUBLISH, settings).step("googlePlayApproval", wait);
        }
        return with(NAME, Store.GOOGLE_PLAY, flow, expand);
    }

    /** Why the end of the step would never come; empty where it may. */
    private static Optional<String> waitProblem(
            String waitFor, @CheckForNull String status, @CheckForNull String review) {
        if (!WAITS.contains(waitFor)) {
            return Optional.of("'waitFor': '" + waitFor + "' is not one of " + String.join(", ", WAITS)
                    + Spelling.hint(waitFor, WAITS));
        }
        if (waitFor.equals(UPLOAD)) {
            return Optional.empty();
        }
        if ("draft".equals(status)) {
            return Optional.of(
                    "'waitFor': Google does not review a draft, so there is nothing to wait for; leave it at '" + UPLOAD
                            + "'.");
        }
        return "never".equals(review)
                ? Optional.of(
                        "'waitFor': with 'review: never' a person has to send the changes for review first; leave it at"
                                + " '" + UPLOAD + "'.")
                : Optional.empty();
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends UploadStepDescriptor {

        public DescriptorImpl() {
            super(NAME, "Upload to Google Play", Store.GOOGLE_PLAY, ENGINE, "**/*.aab");
        }

        @Override
        Set<String> tables() {
            return Set.of("retainVersionCodes");
        }

        @Override
        void readTables(Step step, JSONObject form) {
            GooglePlayUploadStep made = (GooglePlayUploadStep) step;
            made.setReleaseNotes(TextRow.read(form, "releaseNotesRows"));
            made.setRetainVersionCodes(form.optString("retainVersionCodes"));
        }

        /** Version codes in one line; for the form. */
        @NonNull
        public String codeLine(@CheckForNull List<String> codes) {
            return codes == null ? "" : String.join(", ", codes);
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillStatusItems() {
            ListBoxModel choices = ENGINE.choices("status");
            choices.add(0, new ListBoxModel.Option("completed, or inProgress with a share of users", ""));
            return choices;
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillReviewItems() {
            return ENGINE.choices("review");
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillIfInReviewItems() {
            return ENGINE.choices("ifInReview");
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillWaitForItems() {
            ListBoxModel choices = new ListBoxModel();
            WAITS.forEach(choices::add);
            return choices;
        }

        /** For the form. */
        @POST
        public FormValidation doCheckUserFraction(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String status) {
            return checked(item, "userFraction", given("userFraction", value, "status", status(status, value)));
        }

        /** For the form. */
        @POST
        public FormValidation doCheckUpdatePriority(@AncestorInPath Item item, @QueryParameter String value) {
            return checked(item, "updatePriority", given("updatePriority", value));
        }

        /** For the form. */
        @POST
        public FormValidation doCheckRetainVersionCodes(@AncestorInPath Item item, @QueryParameter String value) {
            return checked(item, "retainVersionCodes", given("retainVersionCodes", value));
        }

        /** For the form. */
        @POST
        public FormValidation doCheckWaitFor(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @QueryParameter String status,
                @QueryParameter String review) {
            return mayCheck(item)
                    ? waitProblem(Util.fixNull(value), status, review)
                            .map(FormValidation::error)
                            .orElseGet(FormValidation::ok)
                    : FormValidation.ok();
        }
    }
}

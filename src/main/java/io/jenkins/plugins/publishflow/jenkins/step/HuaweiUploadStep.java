package io.jenkins.plugins.publishflow.jenkins.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.publishflow.flow.step.huawei.HuaweiReleaseStatus;
import io.jenkins.plugins.publishflow.flow.step.huawei.PublishToHuawei;
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

/**
 * The Pipeline step {@code huaweiUpload}: a flow of {@code publishToHuawei}, with {@code huaweiReleaseStatus} after it
 * where it is to wait for what Huawei decides.
 */
public final class HuaweiUploadStep extends UploadStep {

    private static final String NAME = "huaweiUpload";
    private static final EngineStep ENGINE = EngineStep.of(PublishToHuawei.NAME);

    private String appId;
    private Map<String, String> releaseNotes;
    private boolean submit = true;
    private String remark;
    private String releaseTime;
    private String phasedPercent;
    private String phasedStart;
    private String phasedDuration;
    private String phasedDescription;
    private String ifInReview = ENGINE.byDefault("ifInReview");
    private String ifRolloutUnfinished = ENGINE.byDefault("ifRolloutUnfinished");

    /**
     * @param binary Ant pattern that fits exactly one file
     * @param credentialsId key for AppGallery Connect
     */
    @DataBoundConstructor
    public HuaweiUploadStep(String binary, String credentialsId) {
        super(binary, credentialsId, ENGINE.byDefault("ifExists"), HuaweiWait.SUBMITTED.written());
    }

    @CheckForNull
    public String getAppId() {
        return appId;
    }

    /** Huawei's id of the app; null: found by the package name. */
    @DataBoundSetter
    public void setAppId(String appId) {
        this.appId = Util.fixEmptyAndTrim(appId);
    }

    /** One text for all languages, or a map from language to text. */
    @CheckForNull
    public Object getReleaseNotes() {
        return LocalizedTexts.written(releaseNotes);
    }

    /** One text for all languages, or a map from language to text. */
    @DataBoundSetter
    public void setReleaseNotes(Object releaseNotes) {
        this.releaseNotes = LocalizedTexts.read(releaseNotes);
    }

    public boolean isSubmit() {
        return submit;
    }

    /** Whether the version goes to review; otherwise it stays a draft. */
    @DataBoundSetter
    public void setSubmit(boolean submit) {
        this.submit = submit;
    }

    @CheckForNull
    public String getRemark() {
        return remark;
    }

    /** What the reviewers should know. */
    @DataBoundSetter
    public void setRemark(String remark) {
        this.remark = Util.fixEmptyAndTrim(remark);
    }

    @CheckForNull
    public String getReleaseTime() {
        return releaseTime;
    }

    /** When the version goes live, with zone; null: as soon as it is approved. */
    @DataBoundSetter
    public void setReleaseTime(String releaseTime) {
        this.releaseTime = Util.fixEmptyAndTrim(releaseTime);
    }

    @CheckForNull
    public String getPhasedPercent() {
        return phasedPercent;
    }

    /** The share of the users in percent, as a number or a text; null: everybody. */
    @DataBoundSetter
    public void setPhasedPercent(Object phasedPercent) {
        this.phasedPercent = phasedPercent == null ? null : Util.fixEmptyAndTrim(phasedPercent.toString());
    }

    @CheckForNull
    public String getPhasedStart() {
        return phasedStart;
    }

    /** When the phased release begins, with zone; null: at once. */
    @DataBoundSetter
    public void setPhasedStart(String phasedStart) {
        this.phasedStart = Util.fixEmptyAndTrim(phasedStart);
    }

    @CheckForNull
    public String getPhasedDuration() {
        return phasedDuration;
    }

    /** How long the phased release lasts, such as {@code 7d}. */
    @DataBoundSetter
    public void setPhasedDuration(String phasedDuration) {
        this.phasedDuration = Util.fixEmptyAndTrim(phasedDuration);
    }

    @CheckForNull
    public String getPhasedDescription() {
        return phasedDescription;
    }

    /** What the reviewers read of the phased release. */
    @DataBoundSetter
    public void setPhasedDescription(String phasedDescription) {
        this.phasedDescription = Util.fixEmptyAndTrim(phasedDescription);
    }

    public String getIfInReview() {
        return ifInReview;
    }

    /** What to do where another version is under review. */
    @DataBoundSetter
    public void setIfInReview(String ifInReview) {
        this.ifInReview = ifInReview;
    }

    public String getIfRolloutUnfinished() {
        return ifRolloutUnfinished;
    }

    /** What to do where an earlier phased release is unfinished. */
    @DataBoundSetter
    public void setIfRolloutUnfinished(String ifRolloutUnfinished) {
        this.ifRolloutUnfinished = ifRolloutUnfinished;
    }

    @Override
    public FlowOptions flowOptions(UnaryOperator<String> expand) throws AbortException {
        checkBinary(NAME);
        String wrong = HuaweiWait.problem(getWaitFor(), submit);
        if (wrong != null) {
            throw new AbortException("huaweiUpload: " + wrong);
        }
        SingleStepFlow flow =
                new SingleStepFlow("Upload to Huawei AppGallery").step(PublishToHuawei.NAME, publication(expand));
        List<String> states = HuaweiWait.of(getWaitFor()).states();
        if (!states.isEmpty()) {
            flow.step(HuaweiReleaseStatus.NAME, status(states, expand));
        }
        return with(NAME, Store.HUAWEI, flow, expand);
    }

    private Map<String, Object> publication(UnaryOperator<String> expand) throws AbortException {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("appId", OptionValues.expanded(appId, expand));
        settings.put("releaseNotes", LocalizedTexts.setting("huaweiUpload: 'releaseNotes'", releaseNotes, expand));
        settings.put("submit", submit);
        settings.put("remark", OptionValues.expanded(remark, expand));
        settings.put("releaseTime", OptionValues.expanded(releaseTime, expand));
        settings.put("phasedPercent", OptionValues.expanded(phasedPercent, expand));
        settings.put("phasedStart", OptionValues.expanded(phasedStart, expand));
        settings.put("phasedDuration", OptionValues.expanded(phasedDuration, expand));
        settings.put("phasedDescription", OptionValues.expanded(phasedDescription, expand));
        settings.put("ifExists", getIfExists());
        settings.put("ifInReview", ifInReview);
        settings.put("ifRolloutUnfinished", ifRolloutUnfinished);
        settings.put("timeout", OptionValues.expanded(getTimeout(), expand));
        return settings;
    }

    /** There is nothing to wait for where a draft was found and left alone. */
    private Map<String, Object> status(List<String> states, UnaryOperator<String> expand) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("states", states);
        settings.put("appId", OptionValues.expanded(appId, expand));
        settings.put("when", Map.of("outputs", Map.of(PublishToHuawei.NAME + ".submitted", "true")));
        settings.put("timeout", OptionValues.expanded(getTimeout(), expand));
        return settings;
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends UploadStepDescriptor {

        public DescriptorImpl() {
            super(NAME, "Upload to Huawei AppGallery", Store.HUAWEI, ENGINE, "**/*.aab");
        }

        @Override
        Set<String> tables() {
            return Set.of("phasedPercent");
        }

        @Override
        void readTables(Step step, JSONObject form) {
            HuaweiUploadStep made = (HuaweiUploadStep) step;
            made.setReleaseNotes(TextRow.read(form, "releaseNotesRows"));
            made.setPhasedPercent(form.optString("phasedPercent"));
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillIfInReviewItems() {
            return ENGINE.choices("ifInReview");
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillIfRolloutUnfinishedItems() {
            return ENGINE.choices("ifRolloutUnfinished");
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillWaitForItems() {
            ListBoxModel choices = new ListBoxModel();
            HuaweiWait.choices().forEach(choices::add);
            return choices;
        }

        /** For the form. */
        @POST
        public FormValidation doCheckAppId(@AncestorInPath Item item, @QueryParameter String value) {
            return checked(item, "appId", given("appId", value));
        }

        /** For the form. */
        @POST
        public FormValidation doCheckRemark(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String submit) {
            return checked(item, "remark", given("remark", value, "submit", submit));
        }

        /** For the form. */
        @POST
        public FormValidation doCheckReleaseTime(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @QueryParameter String submit,
                @QueryParameter String phasedPercent) {
            return checked(
                    item, "releaseTime", given("releaseTime", value, "submit", submit, "phasedPercent", phasedPercent));
        }

        /** For the form. */
        @POST
        public FormValidation doCheckPhasedPercent(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String submit) {
            return checked(item, "phasedPercent", given("phasedPercent", value, "submit", submit));
        }

        /** For the form. */
        @POST
        public FormValidation doCheckPhasedStart(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String phasedPercent) {
            return checked(item, "phasedStart", given("phasedStart", value, "phasedPercent", phasedPercent));
        }

        /** For the form. */
        @POST
        public FormValidation doCheckPhasedDuration(@AncestorInPath Item item, @QueryParameter String value) {
            return checked(item, "phasedDuration", given("phasedDuration", value));
        }

        /** For the form. */
        @POST
        public FormValidation doCheckPhasedDescription(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String phasedPercent) {
            return checked(
                    item, "phasedDescription", given("phasedDescription", value, "phasedPercent", phasedPercent));
        }

        /** For the form. */
        @POST
        public FormValidation doCheckWaitFor(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String submit) {
            String wrong = mayCheck(item) ? HuaweiWait.problem(value, !"false".equals(submit)) : null;
            return wrong == null ? FormValidation.ok() : FormValidation.error(wrong);
        }
    }
}

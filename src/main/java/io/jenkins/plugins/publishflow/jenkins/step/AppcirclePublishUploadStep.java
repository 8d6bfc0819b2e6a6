package io.jenkins.plugins.publishflow.jenkins.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.publishflow.jenkins.options.EngineStep;
import io.jenkins.plugins.publishflow.jenkins.options.FlowOptions;
import io.jenkins.plugins.publishflow.jenkins.options.OptionValues;
import io.jenkins.plugins.publishflow.jenkins.options.SingleStepFlow;
import io.jenkins.plugins.publishflow.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The Pipeline step {@code appcirclePublishUpload}: hands a binary to a Publish profile of Appcircle and, where asked
 * for, drives the profile's own flow with it.
 */
public final class AppcirclePublishUploadStep extends UploadStep {

    private static final String NAME = "appcirclePublishUpload";
    private static final String DISPLAY_NAME = "Upload to Appcircle Publish";
    private static final EngineStep UPLOAD = EngineStep.of("uploadToAppcircle");
    private static final EngineStep FLOW = EngineStep.of("appcirclePublishFlow");

    private static final String ONLY_WITH_FLOW =
            "can be given only where the profile's flow is started, with 'publish'; uploading alone does not start it.";

    private final String profile;
    private String platform;
    private boolean publish;
    private String releaseNotes;
    private String ifRunning = FLOW.byDefault("ifRunning");

    /**
     * @param binary Ant pattern that fits exactly one file
     * @param credentialsId key for Appcircle
     * @param profile name of the Publish profile, to the letter
     */
    @DataBoundConstructor
    public AppcirclePublishUploadStep(String binary, String credentialsId, String profile) {
        super(binary, credentialsId, UPLOAD.byDefault("ifExists"), FLOW.byDefault("waitFor"));
        this.profile = Util.fixNull(profile).strip();
    }

    public String getProfile() {
        return profile;
    }

    @CheckForNull
    public String getPlatform() {
        return platform;
    }

    /** Platform of the profile; null: that of the binary. */
    @DataBoundSetter
    public void setPlatform(String platform) {
        this.platform = Util.fixEmptyAndTrim(platform);
    }

    public boolean isPublish() {
        return publish;
    }

    /** Whether the profile's flow is started and followed. */
    @DataBoundSetter
    public void setPublish(boolean publish) {
        this.publish = publish;
    }

    @CheckForNull
    public String getReleaseNotes() {
        return releaseNotes;
    }

    /** Release notes of the release candidate; with {@code publish}. */
    @DataBoundSetter
    public void setReleaseNotes(String releaseNotes) {
        this.releaseNotes = Util.fixEmptyAndTrim(releaseNotes);
    }

    public String getIfRunning() {
        return ifRunning;
    }

    /** What to do where a flow of the profile runs already; with {@code publish}. */
    @DataBoundSetter
    public void setIfRunning(String ifRunning) {
        this.ifRunning = ifRunning;
    }

    @Override
    public FlowOptions flowOptions(UnaryOperator<String> expand) throws AbortException {
        checkBinary(NAME);
        if (profile.isEmpty()) {
            throw new AbortException(NAME + " needs 'profile': the name of the Publish profile in Appcircle.");
        }
        checkPublish();
        String timeout = OptionValues.expanded(getTimeout(), expand);
        Map<String, Object> settings = target(expand);
        settings.put("ifExists", getIfExists());
        settings.put("timeout", publish ? null : timeout);
        SingleStepFlow flow = new SingleStepFlow(DISPLAY_NAME).step("uploadToAppcircle", settings);
        if (publish) {
            settings = target(expand);
            settings.put("releaseNotes", OptionValues.expanded(releaseNotes, expand));
            settings.put("ifRunning", ifRunning);
            settings.put("waitFor", getWaitFor());
            settings.put("timeout", timeout);
            flow.step("appcirclePublishFlow", settings);
        }
        return with(NAME, Store.APPCIRCLE, flow, expand);
    }

    private Map<String, Object> target(UnaryOperator<String> expand) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("profile", expand.apply(profile));
        target.put("platform", platform);
        return target;
    }

    /** What is for a flow says nothing without one, and must not be passed over in silence. */
    private void checkPublish() throws AbortException {
        List<String> idle = new ArrayList<>();
        if (releaseNotes != null) {
            idle.add("releaseNotes");
        }
        if (!FLOW.byDefault("ifRunning").equals(ifRunning)) {
            idle.add("ifRunning");
        }
        if (!FLOW.byDefault("waitFor").equals(getWaitFor())) {
            idle.add("waitFor");
        }
        if (!publish && !idle.isEmpty()) {
            throw new AbortException(NAME + ": '" + String.join("' and '", idle) + "' " + ONLY_WITH_FLOW);
        }
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends UploadStepDescriptor {

        public DescriptorImpl() {
            super(NAME, DISPLAY_NAME, Store.APPCIRCLE, UPLOAD, "**/*.aab");
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillPlatformItems() {
            ListBoxModel platforms = new ListBoxModel();
            platforms.add("that of the binary", "");
            platforms.addAll(UPLOAD.choices("platform"));
            return platforms;
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillIfRunningItems() {
            return FLOW.choices("ifRunning");
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillWaitForItems() {
            return FLOW.choices("waitFor");
        }

        /** For the form. */
        @POST
        public FormValidation doCheckProfile(@AncestorInPath Item item, @QueryParameter String value) {
            return required(item, value, "Name the Publish profile as Appcircle does, capital letters included.");
        }

        /** For the form. */
        @POST
        public FormValidation doCheckReleaseNotes(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String publish) {
            FormValidation idle = idle(item, Util.fixNull(value).isBlank(), publish);
            return mayCheck(item) && idle.kind == FormValidation.Kind.OK
                    ? FLOW.check("releaseNotes", given("releaseNotes", value, "profile", "any"))
                    : idle;
        }

        /** For the form. */
        @POST
        public FormValidation doCheckIfRunning(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String publish) {
            return idle(item, FLOW.byDefault("ifRunning").equals(value), publish);
        }

        /** For the form. */
        @POST
        public FormValidation doCheckWaitFor(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String publish) {
            return idle(item, FLOW.byDefault("waitFor").equals(value), publish);
        }

        private static FormValidation idle(@CheckForNull Item item, boolean left, String publish) {
            return !mayCheck(item) || left || Boolean.parseBoolean(publish)
                    ? FormValidation.ok()
                    : FormValidation.error("This " + ONLY_WITH_FLOW);
        }
    }
}

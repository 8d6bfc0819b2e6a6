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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The Pipeline step {@code submitForReview}: a flow of the one step of that name, with {@code updateMetadata} before it
 * where there is a folder of texts.
 */
public final class SubmitForReviewStep extends StoreStep {

    private static final String NAME = "submitForReview";
    private static final EngineStep ENGINE = EngineStep.of(NAME);

    private final String app;
    private String version;
    private String build;
    private String metadata;
    private String releaseType = ENGINE.byDefault("releaseType");
    private String earliestReleaseDate;
    private Boolean phasedRelease;

    /**
     * @param credentialsId key for App Store Connect
     * @param app bundle id
     */
    @DataBoundConstructor
    public SubmitForReviewStep(String credentialsId, String app) {
        super(credentialsId, ENGINE.byDefault("waitFor"));
        this.app = Util.fixNull(app).strip();
    }

    public String getApp() {
        return app;
    }

    @CheckForNull
    public String getVersion() {
        return version;
    }

    /** Version on the App Store; null: that of the newest good build. */
    @DataBoundSetter
    public void setVersion(String version) {
        this.version = Util.fixEmptyAndTrim(version);
    }

    @CheckForNull
    public String getBuild() {
        return build;
    }

    /** Build number; null: the newest good one of the version. */
    @DataBoundSetter
    public void setBuild(String build) {
        this.build = Util.fixEmptyAndTrim(build);
    }

    @CheckForNull
    public String getMetadata() {
        return metadata;
    }

    /** Folder of texts in the workspace. */
    @DataBoundSetter
    public void setMetadata(String metadata) {
        this.metadata = Util.fixEmptyAndTrim(metadata);
    }

    public String getReleaseType() {
        return releaseType;
    }

    /** How the version goes out once it is approved. */
    @DataBoundSetter
    public void setReleaseType(String releaseType) {
        this.releaseType = releaseType;
    }

    @CheckForNull
    public String getEarliestReleaseDate() {
        return earliestReleaseDate;
    }

    /** When a scheduled version goes out at the earliest, with zone. */
    @DataBoundSetter
    public void setEarliestReleaseDate(String earliestReleaseDate) {
        this.earliestReleaseDate = Util.fixEmptyAndTrim(earliestReleaseDate);
    }

    @CheckForNull
    public Boolean getPhasedRelease() {
        return phasedRelease;
    }

    /** Whether updates go out over seven days; null: as the store has it. */
    @DataBoundSetter
    public void setPhasedRelease(Boolean phasedRelease) {
        this.phasedRelease = phasedRelease;
    }

    @Override
    public FlowOptions flowOptions(UnaryOperator<String> expand) throws AbortException {
        if (app.isEmpty()) {
            throw new AbortException("submitForReview needs 'app': the bundle id, such as com.example.shop.");
        }
        SingleStepFlow flow = new SingleStepFlow("Submit for review");
        if (metadata != null) {
            Map<String, Object> texts = target(expand);
            texts.put("metadata", expand.apply(metadata));
            flow.step("updateMetadata", texts);
        }
        Map<String, Object> settings = target(expand);
        settings.put("build", OptionValues.expanded(build, expand));
        settings.put("releaseType", releaseType);
        settings.put("earliestReleaseDate", OptionValues.expanded(earliestReleaseDate, expand));
        settings.put("phasedRelease", phasedRelease);
        settings.put("waitFor", getWaitFor());
        settings.put("timeout", OptionValues.expanded(getTimeout(), expand));
        return FlowOptions.ofStep(
                NAME,
                flow.step(NAME, settings),
                null,
                Store.APP_STORE,
                expand.apply(getCredentialsId()),
                isRehearsal());
    }

    private Map<String, Object> target(UnaryOperator<String> expand) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("bundleId", expand.apply(app));
        target.put("version", OptionValues.expanded(version, expand));
        return target;
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends StoreStepDescriptor {

        public DescriptorImpl() {
            super(NAME, "Submit for review", Store.APP_STORE, ENGINE);
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillReleaseTypeItems() {
            return ENGINE.choices("releaseType");
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillPhasedReleaseItems() {
            return EngineStep.flag("as the store has it");
        }

        /** For the form. */
        @POST
        public ListBoxModel doFillWaitForItems() {
            return ENGINE.choices("waitFor");
        }

        /** For the form. */
        @POST
        public FormValidation doCheckApp(@AncestorInPath Item item, @QueryParameter String value) {
            return required(item, value, "Name the app by its bundle id, such as com.example.shop.");
        }

        /** For the form. */
        @POST
        public FormValidation doCheckEarliestReleaseDate(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String releaseType) {
            return checked(
                    item, "earliestReleaseDate", given("earliestReleaseDate", value, "releaseType", releaseType));
        }

        /** For the form. */
        @POST
        public FormValidation doCheckWaitFor(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @QueryParameter String releaseType,
                @QueryParameter String earliestReleaseDate) {
            return checked(
                    item,
                    "waitFor",
                    given(
                            "waitFor", value,
                            "releaseType", releaseType,
                            "earliestReleaseDate", earliestReleaseDate));
        }
    }
}

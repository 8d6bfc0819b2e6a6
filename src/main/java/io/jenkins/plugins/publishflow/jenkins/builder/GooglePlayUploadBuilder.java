package io.jenkins.plugins.publishflow.jenkins.builder;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.publishflow.jenkins.options.FlowRequest;
import io.jenkins.plugins.publishflow.jenkins.step.GooglePlayUploadStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** The freestyle builder <i>Upload to Google Play</i>: uploads a binary and releases it on a track. */
public final class GooglePlayUploadBuilder extends FlowBuilder {

    private final GooglePlayUploadStep step;

    /** @param step the options */
    @DataBoundConstructor
    public GooglePlayUploadBuilder(GooglePlayUploadStep step) {
        this.step = step;
    }

    public GooglePlayUploadStep getStep() {
        return step;
    }

    @Override
    FlowRequest request() {
        return step;
    }

    /** Describes the builder. */
    @Extension
    public static final class DescriptorImpl extends FlowBuilderDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return "Upload to Google Play";
        }
    }
}

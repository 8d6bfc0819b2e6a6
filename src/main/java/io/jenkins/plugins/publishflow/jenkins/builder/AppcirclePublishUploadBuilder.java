package io.jenkins.plugins.publishflow.jenkins.builder;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.publishflow.jenkins.options.FlowRequest;
import io.jenkins.plugins.publishflow.jenkins.step.AppcirclePublishUploadStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** The freestyle builder <i>Upload to Appcircle Publish</i>: hands a binary to a Publish profile of Appcircle. */
public final class AppcirclePublishUploadBuilder extends FlowBuilder {

    private final AppcirclePublishUploadStep step;

    /** @param step the options */
    @DataBoundConstructor
    public AppcirclePublishUploadBuilder(AppcirclePublishUploadStep step) {
        this.step = step;
    }

    public AppcirclePublishUploadStep getStep() {
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
            return "Upload to Appcircle Publish";
        }
    }
}

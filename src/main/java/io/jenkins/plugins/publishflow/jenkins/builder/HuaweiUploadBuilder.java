package io.jenkins.plugins.publishflow.jenkins.builder;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.publishflow.jenkins.options.FlowRequest;
import io.jenkins.plugins.publishflow.jenkins.step.HuaweiUploadStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** The freestyle builder <i>Upload to Huawei AppGallery</i>: uploads a binary to AppGallery and submits it. */
public final class HuaweiUploadBuilder extends FlowBuilder {

    private final HuaweiUploadStep step;

    /** @param step the options */
    @DataBoundConstructor
    public HuaweiUploadBuilder(HuaweiUploadStep step) {
        this.step = step;
    }

    public HuaweiUploadStep getStep() {
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
            return "Upload to Huawei AppGallery";
        }
    }
}

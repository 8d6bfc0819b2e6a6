package io.jenkins.plugins.publishflow.jenkins.builder;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.publishflow.jenkins.options.FlowRequest;
import io.jenkins.plugins.publishflow.jenkins.step.SubmitForReviewStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** The freestyle builder <i>Submit for review</i>: submits a build to App Review. */
public final class SubmitForReviewBuilder extends FlowBuilder {

    private final SubmitForReviewStep step;

    /** @param step the options */
    @DataBoundConstructor
    public SubmitForReviewBuilder(SubmitForReviewStep step) {
        this.step = step;
    }

    public SubmitForReviewStep getStep() {
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
            return "Submit for review";
        }
    }
}

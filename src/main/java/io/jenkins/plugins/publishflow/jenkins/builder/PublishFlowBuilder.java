package io.jenkins.plugins.publishflow.jenkins.builder;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.publishflow.jenkins.options.FlowRequest;
import io.jenkins.plugins.publishflow.jenkins.step.PublishFlowStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** The freestyle builder <i>Run publish flow</i>: runs a whole flow. */
public final class PublishFlowBuilder extends FlowBuilder {

    private final PublishFlowStep step;

    /** @param step the options */
    @DataBoundConstructor
    public PublishFlowBuilder(PublishFlowStep step) {
        this.step = step;
    }

    public PublishFlowStep getStep() {
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
            return "Run publish flow";
        }
    }
}

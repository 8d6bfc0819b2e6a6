package io.jenkins.plugins.publishflow.jenkins.builder;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.publishflow.jenkins.options.FlowRequest;
import io.jenkins.plugins.publishflow.jenkins.step.SendToTestFlightStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** The freestyle builder <i>Send to TestFlight</i>: sends a binary to TestFlight. */
public final class SendToTestFlightBuilder extends FlowBuilder {

    private final SendToTestFlightStep step;

    /** @param step the options */
    @DataBoundConstructor
    public SendToTestFlightBuilder(SendToTestFlightStep step) {
        this.step = step;
    }

    public SendToTestFlightStep getStep() {
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
            return "Send to TestFlight";
        }
    }
}

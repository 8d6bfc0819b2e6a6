package io.jenkins.plugins.publishflow.jenkins.builder;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.model.Executor;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.options.FlowOptions;
import io.jenkins.plugins.publishflow.jenkins.options.FlowRequest;
import io.jenkins.plugins.publishflow.jenkins.run.BackgroundRuns;
import io.jenkins.plugins.publishflow.jenkins.run.FlowPreparation;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRuns;
import io.jenkins.plugins.publishflow.jenkins.run.RunFolder;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import jenkins.model.CauseOfInterruption;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What the freestyle builders share. Each holds the Pipeline step of its name, with the very same options, and either
 * waits for the flow run in the build, or hands it over to the background.
 */
public abstract class FlowBuilder extends Builder {

    private boolean inBackground;

    /** The step with the options. */
    abstract FlowRequest request();

    public boolean isInBackground() {
        return inBackground;
    }

    /** Whether the build ends at once and the run goes on in the background. */
    @DataBoundSetter
    public void setInBackground(boolean inBackground) {
        this.inBackground = inBackground;
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        EnvVars variables = build.getEnvironment(listener);
        variables.overrideAll(build.getBuildVariables());
        FlowOptions options = request().flowOptions(variables::expand);
        String id = UUID.randomUUID().toString();
        FlowPreparation.Prepared prepared =
                new FlowPreparation(build, build.getWorkspace(), options).prepare(id, inBackground);
        try {
            if (inBackground) {
                handOver(build, listener, prepared);
            } else {
                waitFor(build, listener, prepared);
            }
        } catch (StoreException e) {
            throw new AbortException(e.problem().text());
        }
        return true;
    }

    private static void handOver(AbstractBuild<?, ?> build, BuildListener listener, FlowPreparation.Prepared prepared)
            throws IOException, StoreException {
        BackgroundRuns.get().carry(build, prepared);
        Optional<FlowRun> run = RunFolder.of(build).load(prepared.run().id());
        if (run.isPresent() && run.get().state() != FlowRun.State.RUNNING) {
            // It may be over already, for it was not to wait for another release.
            failUnlessSucceeded(run.get());
        }
        listener.getLogger()
                .println("[Publish Flow] The release goes on in the background; see Publish on this build's page.");
    }

    private static void failUnlessSucceeded(FlowRun run) throws AbortException {
        if (run.state() != FlowRun.State.SUCCEEDED) {
            throw new AbortException(run.problem().map(Problem::what).orElse("The release did not succeed."));
        }
    }

    private static void waitFor(AbstractBuild<?, ?> build, BuildListener listener, FlowPreparation.Prepared prepared)
            throws IOException, InterruptedException, StoreException {
        String id = prepared.run().id();
        BuildHost host = new BuildHost(build, listener);
        BackgroundRuns.get().waiting(build, id);
        FlowRuns.get().carry(host, prepared.launch(), prepared.run());
        FlowRun run;
        try {
            run = host.await();
        } catch (InterruptedException e) {
            if (FlowRuns.get().stop(id, whoInterrupts())) {
                host.awaitEnd();
                BackgroundRuns.get().heard(id);
            }
            throw e;
        }
        BackgroundRuns.get().heard(id);
        failUnlessSucceeded(run);
    }

    private static String whoInterrupts() {
        Executor executor = Executor.currentExecutor();
        if (executor != null) {
            for (CauseOfInterruption cause : executor.getCausesOfInterruption()) {
                if (cause instanceof CauseOfInterruption.UserInterruption user) {
                    return user.getUserId();
                }
            }
        }
        return "SYSTEM";
    }

    /** What the descriptors share. */
    abstract static class FlowBuilderDescriptor extends BuildStepDescriptor<Builder> {

        @Override
        @SuppressWarnings("rawtypes") // as the overridden method has it
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }
    }
}

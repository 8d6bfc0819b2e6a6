package io.jenkins.plugins.publishflow.jenkins.status;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import java.util.Collection;
import java.util.Set;
import jenkins.model.TransientActionFactory;

/** Gives every build with flow runs its {@link PublishTab}. */
@Extension
@SuppressWarnings("rawtypes") // the type of a build has a parameter that no class literal can name
public final class PublishTabFactory extends TransientActionFactory<Run> {

    @Override
    public Class<Run> type() {
        return Run.class;
    }

    @Override
    public Class<PublishTab> actionType() {
        return PublishTab.class;
    }

    @NonNull
    @Override
    public Collection<PublishTab> createFor(@NonNull Run build) {
        FlowRunAction runs = ((Run<?, ?>) build).getAction(FlowRunAction.class);
        return runs == null ? Set.of() : Set.of(new PublishTab((Run<?, ?>) build, runs));
    }
}

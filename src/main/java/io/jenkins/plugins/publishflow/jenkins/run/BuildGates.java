package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;

/**
 * How the questions of builds without a Pipeline reach people, in the build and in the background. The one that there is
 * comes from the approval package, which knows this one and must not be known by it.
 */
public interface BuildGates extends ExtensionPoint {

    /**
     * The keeper of one run's gates.
     *
     * @param listener where it tells what it does
     */
    GateKeeper of(Run<?, ?> build, TaskListener listener);

    static BuildGates get() {
        return ExtensionList.lookupSingleton(BuildGates.class);
    }
}

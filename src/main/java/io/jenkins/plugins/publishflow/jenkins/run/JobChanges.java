package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.RunListener;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** Follows flow runs when people rename, move or delete what they belong to, and when their builds end. */
final class JobChanges {

    private static final System.Logger LOGGER = System.getLogger(JobChanges.class.getName());

    private JobChanges() {}

    /** Jobs and folders that get another name. */
    @Extension
    public static final class Names extends ItemListener {
        @Override
        public void onLocationChanged(Item item, String oldFullName, String newFullName) {
            try {
                BackgroundRuns.get().moved(oldFullName, newFullName);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "Flow runs of " + oldFullName + " could not follow to " + newFullName, e);
            }
        }

        /** A job that is deleted does not say so for each of its builds. */
        @Override
        public void onDeleted(Item item) {
            try {
                BackgroundRuns.get().jobsDeleted(item.getFullName());
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "Flow runs of " + item.getFullName() + " could not be forgotten", e);
            }
            FlowRuns.get().forgetLost();
        }
    }

    /** Builds that end or are deleted. */
    @Extension
    public static final class Builds extends RunListener<Run<?, ?>> {
        @Override
        public void onFinalized(Run<?, ?> build) {
            if (build.getAction(FlowRunAction.class) != null) {
                FlowRuns.get().forgetLost();
            }
        }

        @Override
        public void onDeleted(Run<?, ?> build) {
            FlowRunAction action = build.getAction(FlowRunAction.class);
            if (action == null) {
                return;
            }
            for (String id : action.ids()) {
                try {
                    BackgroundRuns.get().deleted(id);
                } catch (IOException e) {
                    LOGGER.log(Level.WARNING, "Flow run " + id + " could not be forgotten", e);
                }
            }
        }
    }
}

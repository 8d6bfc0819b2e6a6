package io.jenkins.plugins.publishflow.jenkins.status;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.activity.Activity;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One activity entry on the page and in the REST API. The time is ISO 8601 in UTC. */
@ExportedBean
public final class ActivityStatus {

    private final Activity activity;
    private final String stepName;

    /** @param stepName how the flow calls the step, or null for the run as a whole */
    ActivityStatus(Activity activity, @CheckForNull String stepName) {
        this.activity = activity;
        this.stepName = stepName;
    }

    @Exported
    public String getTime() {
        return activity.time().toString();
    }

    @Exported
    public String getActor() {
        return activity.actor();
    }

    @Exported
    public String getAction() {
        return activity.action().name();
    }

    @Exported
    public String getActionName() {
        return activity.action().displayName();
    }

    /** Id of the step, or null for the run as a whole. */
    @Exported
    @CheckForNull
    public String getStep() {
        return activity.step();
    }

    /** How the flow calls the step, or null for the run as a whole. */
    @Exported
    @CheckForNull
    public String getStepName() {
        return stepName;
    }

    @Exported
    @CheckForNull
    public String getStore() {
        return activity.store();
    }

    @Exported
    public String getDetail() {
        return activity.detail();
    }
}

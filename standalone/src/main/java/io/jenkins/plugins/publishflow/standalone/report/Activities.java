package io.jenkins.plugins.publishflow.standalone.report;

import io.jenkins.plugins.publishflow.activity.Activity;
import java.util.List;

/** The activity entries of the run. */
final class Activities {

    private final List<Activity> activities;
    private final Words words;

    Activities(List<Activity> activities, Words words) {
        this.activities = activities;
        this.words = words;
    }

    void write(Html html) {
        html.open("section", "").text("h2", "", "Activity");
        html.table("Time", "Who", "What", "Step", "Detail");
        for (Activity activity : activities) {
            html.row(List.of(
                    words.time(activity.time()),
                    activity.actor(),
                    activity.action().displayName(),
                    activity.step() == null ? "" : activity.step(),
                    activity.detail()));
        }
        html.endTable().close("section");
    }
}

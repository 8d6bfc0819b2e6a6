package io.jenkins.plugins.publishflow.jenkins.run;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.activity.ActivityLog;
import io.jenkins.plugins.publishflow.activity.Journal;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Writes the activities of one run to the build, whose page needs nothing else, and then to the controller's journal. */
final class BuildActivityLog implements ActivityLog, Closeable {

    private final Journal ofBuild;
    private final ActivityLog ofController;

    BuildActivityLog(Journal ofBuild, ActivityLog ofController) {
        this.ofBuild = ofBuild;
        this.ofController = ofController;
    }

    @Override
    public void append(List<Activity> entries) throws IOException {
        ofBuild.append(entries);
        ofController.append(entries);
    }

    @Override
    public void close() throws IOException {
        ofBuild.close();
    }
}

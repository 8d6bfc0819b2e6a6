package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.model.Run;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.RunAction2;

/**
 * Tells a build which flow runs it has. Saved in {@code build.xml} with their ids alone; the runs themselves lie beside
 * it, in files of their own, for they change often.
 */
public class FlowRunAction implements RunAction2 {

    private final List<String> ids = new ArrayList<>();
    private transient Run<?, ?> build;

    /** The ids of the build's flow runs, in the order in which they began. */
    public synchronized List<String> ids() {
        return List.copyOf(ids);
    }

    /** The build. */
    public Run<?, ?> build() {
        return build;
    }

    /** The action of a build; made where it has none. */
    static FlowRunAction of(Run<?, ?> build) {
        synchronized (build) {
            FlowRunAction action = build.getAction(FlowRunAction.class);
            if (action == null) {
                action = new FlowRunAction();
                build.addAction(action);
            }
            return action;
        }
    }

    /** Adds a run, and saves the build. */
    void add(String id) throws IOException {
        synchronized (this) {
            if (ids.contains(id)) {
                return;
            }
            ids.add(id);
        }
        build.save();
    }

    /**
     * A flow run of this build as it was saved last; empty where there is none of that id.
     *
     * @throws IOException where it is there and cannot be read
     */
    public Optional<FlowRun> find(String id) throws IOException {
        return ids().contains(id) ? RunFolder.of(build).load(id) : Optional.empty();
    }

    @Override
    public void onAttached(Run<?, ?> run) {
        build = run;
    }

    @Override
    public void onLoad(Run<?, ?> run) {
        build = run;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }
}

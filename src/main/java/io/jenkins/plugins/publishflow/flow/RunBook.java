package io.jenkins.plugins.publishflow.flow;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.activity.ActivityLog;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/**
 * What is written down of a run, in this order: the saved run, the activity log, the listener. Activities wait in the
 * saved run until the log has them; the log takes an entry that it has already for done.
 */
final class RunBook {

    private final FlowRun run;
    private final FlowRunStore store;
    private final ActivityLog log;
    private final FlowListener listener;
    private final Clock clock;
    private boolean unsaved;

    RunBook(FlowRun run, FlowRunStore store, ActivityLog log, FlowListener listener, Clock clock) {
        this.run = run;
        this.store = store;
        this.log = log;
        this.listener = listener;
        this.clock = clock;
    }

    /** Saves the run, then hands its new activities on. */
    void save() {
        unsaved = true;
        try {
            store.save(run);
        } catch (IOException e) {
            throw new FlowStateException(e);
        }
        unsaved = false;
        deliver();
        listener.changed(run);
    }

    /** Makes up for what could not be saved or handed on before: an answer of a person comes in once only. */
    void catchUp() {
        if (unsaved) {
            save();
        } else {
            deliver();
        }
    }

    /** Hands on the activities that the log does not have yet. */
    private void deliver() {
        if (run.outbox.isEmpty()) {
            return;
        }
        try {
            log.append(List.copyOf(run.outbox));
        } catch (IOException e) {
            throw new FlowStateException(e);
        }
        run.outbox.clear();
    }

    /** Tells people a line, once for each key and step. */
    void say(StepRun step, String key, String line) {
        if (step.tell("said:" + key)) {
            step.line(line);
            listener.said(run, step, line);
        }
    }

    /** Adds an activity of a step that the flow did by itself, once for each key and step. */
    void record(StepRun step, String key, Action action, String detail) {
        record(step, key, action, detail, ActivityEntries.SELF);
    }

    /** Adds an activity of a step, once for each key and step. */
    void record(StepRun step, String key, Action action, String detail, String actor) {
        if (step.tell(key)) {
            add(step, key, action, detail, actor);
        }
    }

    /** Adds an activity of the run as a whole. */
    void record(String key, Action action, String detail, String actor) {
        add(null, key, action, detail, actor);
    }

    private void add(@CheckForNull StepRun step, String key, Action action, String detail, String actor) {
        Activity entry = ActivityEntries.entry(run, step, key, clock.instant(), action, detail, actor);
        run.outbox.add(entry);
    }
}

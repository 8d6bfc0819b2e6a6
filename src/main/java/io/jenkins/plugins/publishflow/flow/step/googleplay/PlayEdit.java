package io.jenkins.plugins.publishflow.flow.step.googleplay;

import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.googleplay.Edit;
import io.jenkins.plugins.publishflow.store.googleplay.PlayApp;
import java.util.Optional;

/**
 * The one edit of a step, over all calls of it. Goes on with the edit that was begun before, or begins another where that
 * is lost. Where a commit was tried and its edit is gone, the commit may have worked: then the step looks first.
 */
final class PlayEdit {

    private static final String EDIT = "edit";
    private static final String LOST = "editsLost";
    private static final String DONE = "committed";
    private static final int MOST_LOST = 5;

    private final StepContext context;
    private final PlayApp app;
    private final Commit commit;

    PlayEdit(StepContext context, PlayApp app, StepSettings settings) {
        this.context = context;
        this.app = app;
        this.commit = new Commit(context, settings);
    }

    /** What is changed in the edit. */
    @FunctionalInterface
    interface Change {
        /**
         * Makes the change, once in each edit.
         *
         * @return false where more calls of the step are needed before the edit can be committed
         */
        boolean make(Edit edit) throws StoreException;
    }

    /** Whether the app has in an edit what the step is to bring about. */
    @FunctionalInterface
    interface Look {
        boolean isThere(Edit edit) throws StoreException;
    }

    /** How the changes went. */
    Commit committed() {
        return commit;
    }

    /**
     * Changes and commits; returns whether that is done.
     *
     * @param look whether a commit that had no answer has worked
     */
    boolean run(Look look, Change change) throws StoreException {
        if (context.noted(DONE).isPresent()) {
            commit.tell();
            return true;
        }
        Edit edit = open();
        try {
            boolean tried = context.noted(Commit.TRIED)
                    .filter(id -> !id.equals(edit.id()))
                    .isPresent();
            if (tried && look.isThere(edit)) {
                edit.delete();
            } else {
                if (!change.make(edit)) {
                    return false;
                }
                commit.commit(edit);
            }
        } catch (StoreException e) {
            throw leave(edit, e);
        }
        context.note(DONE, edit.id());
        commit.tell();
        return true;
    }

    private Edit open() throws StoreException {
        Optional<String> id = context.noted(EDIT);
        if (id.isPresent()) {
            Optional<Edit> found = app.findEdit(id.get());
            if (found.isPresent()) {
                return found.get();
            }
            if (context.noted(Commit.TRIED).filter(id.get()::equals).isEmpty()) {
                lost();
            }
        }
        Edit edit = app.beginEdit();
        context.note(EDIT, edit.id());
        return edit;
    }

    private void lost() throws StoreException {
        int lost = context.noted(LOST).map(Integer::valueOf).orElse(0) + 1;
        context.note(LOST, Integer.toString(lost));
        context.say(
                "lost " + lost,
                "The edit was dropped: by another edit of the same service account, or by a change in Play Console. All is"
                        + " done anew in another one.");
        if (lost == MOST_LOST) {
            throw new StoreException(new Problem(
                    Problem.Kind.REFUSED,
                    "google-play.edits-disturbed",
                    "The edit of the app was dropped " + MOST_LOST + " times.",
                    null,
                    "Another tool publishes this app with the same service account, or somebody works in Play Console. Let"
                            + " it end, or give it an account of its own; then start the run again."));
        }
    }

    /** An edit that was lost in the middle is begun anew later; one that was refused is dropped with all that is in it. */
    private StoreException leave(Edit edit, StoreException problem) {
        if (Edit.isLost(problem)) {
            return new StoreException(new Problem(
                    Problem.Kind.UNAVAILABLE,
                    problem.problem().code(),
                    problem.problem().what(),
                    problem.problem().where(),
                    problem.problem().remedy(),
                    problem.problem().storeErrors()));
        }
        if (!problem.isTransient()) {
            try {
                edit.delete();
                context.forget(EDIT);
            } catch (StoreException e) {
                // It ends by itself; what was refused is what people have to hear of.
                context.say("left", "The edit " + edit.id() + " could not be deleted; it ends by itself.");
            }
        }
        return problem;
    }
}

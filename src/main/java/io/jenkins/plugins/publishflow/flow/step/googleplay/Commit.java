package io.jenkins.plugins.publishflow.flow.step.googleplay;

import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.googleplay.Edit;
import java.util.List;

/**
 * Commits an edit by one of four policies for review, and says which way it went: an app whose changes wait for a person
 * to send them for review is not yet on its way to users.
 */
final class Commit {

    private static final String REVIEW_NAME = "review";
    private static final String AUTO_RESCUE = "autoRescue";
    private static final String MANUAL_RESCUE = "manualRescue";
    private static final String ALWAYS = "always";
    private static final String NEVER = "never";
    private static final String IN_REVIEW_NAME = "ifInReview";
    private static final String FAIL = "fail";
    private static final String CANCEL = "cancel";

    static final Setting REVIEW = Setting.choice(
            REVIEW_NAME,
            AUTO_RESCUE,
            List.of(AUTO_RESCUE, MANUAL_RESCUE, ALWAYS, NEVER),
            "Whether Google sends the changes for review. autoRescue: yes, and where Google refuses to, a person has to."
                    + " manualRescue: a person has to, and where Google refuses that, it sends them. always: yes. never: a"
                    + " person has to.");

    static final Setting IN_REVIEW = Setting.choice(
            IN_REVIEW_NAME,
            FAIL,
            List.of(FAIL, CANCEL),
            "What to do where changes of the app are in review already. fail: leave that review alone, and stop. cancel:"
                    + " cancel it, and send everything anew, as Google does where nothing is said.");

    /** Under this key is noted which edit a commit was tried of. */
    static final String TRIED = "committing";

    /** Under this key is noted whether the changes were sent for review. */
    static final String SENT = "sentForReview";

    private final StepContext context;
    private final String policy;
    private final Edit.InReview inReview;

    Commit(StepContext context, StepSettings settings) {
        this.context = context;
        this.policy = settings.text(REVIEW_NAME).orElse(AUTO_RESCUE);
        this.inReview =
                settings.text(IN_REVIEW_NAME).orElse(FAIL).equals(CANCEL) ? Edit.InReview.CANCEL : Edit.InReview.FAIL;
    }

    /** Commits; a refused commit leaves the edit as it was, so that the second try is of the same edit. */
    void commit(Edit edit) throws StoreException {
        context.note(TRIED, edit.id());
        boolean byHand = policy.equals(MANUAL_RESCUE) || policy.equals(NEVER);
        try {
            commit(edit, byHand);
        } catch (StoreException e) {
            boolean rescue = policy.equals(AUTO_RESCUE) && Edit.wantsReviewByHand(e)
                    || policy.equals(MANUAL_RESCUE) && Edit.wantsReviewByItself(e);
            if (!rescue) {
                throw e;
            }
            commit(edit, !byHand);
        }
    }

    private void commit(Edit edit, boolean byHand) throws StoreException {
        context.note(SENT, Boolean.toString(!byHand));
        edit.commit(byHand, inReview);
    }

    /** Says how the changes went; after a commit that is known to have worked. */
    void tell() {
        if (isSent()) {
            context.say("sent", "Committed. Google reviews the changes where they need it.");
        } else {
            context.say(
                    "sent",
                    "Committed, but NOT sent for review: a person has to press 'Send for review' in Play Console, under"
                            + " Publishing overview. " + ReleaseSettings.CONSOLE);
        }
    }

    boolean isSent() {
        return context.noted(SENT).map(Boolean::valueOf).orElse(true);
    }
}

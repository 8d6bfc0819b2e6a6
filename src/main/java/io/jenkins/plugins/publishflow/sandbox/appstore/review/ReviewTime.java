package io.jenkins.plugins.publishflow.sandbox.appstore.review;

import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.release.Release;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.VersionState;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.Versions;
import java.time.Duration;
import java.time.Instant;

/**
 * What time does to submissions: the queue, the review with its verdict, the end of a cancellation. That the items of a
 * cancelled submission count as removed is an assumption.
 */
final class ReviewTime {

    private final AppStoreState state;

    ReviewTime(AppStoreState state) {
        this.state = state;
    }

    /** Takes the submission one state further where its time has come. */
    boolean advance(Resource submission, Instant now) {
        Duration stay =
                switch (submission.text("state")) {
                    case Submissions.WAITING -> state.timing().reviewQueue();
                    case Submissions.IN_REVIEW -> state.timing().review();
                    case Submissions.CANCELING -> state.timing().canceling();
                    default -> null;
                };
        if (stay == null || Submissions.since(submission).plus(stay).isAfter(now)) {
            return false;
        }
        leave(submission, Submissions.since(submission).plus(stay));
        return true;
    }

    private void leave(Resource submission, Instant at) {
        switch (submission.text("state")) {
            case Submissions.WAITING -> {
                Submissions.items(submission)
                        .forEach(item -> Versions.move(Items.version(item), VersionState.IN_REVIEW, at));
                Submissions.move(submission, Submissions.IN_REVIEW, at);
            }
            case Submissions.IN_REVIEW -> decide(submission, at);
            default -> {
                Submissions.items(submission).forEach(item -> Items.takeOut(item, at));
                Submissions.move(submission, Submissions.COMPLETE, at);
            }
        }
    }

    private void decide(Resource submission, Instant at) {
        String rejected = state.verdicts().review();
        for (Resource item : Submissions.items(submission)) {
            item.set("state", rejected == null ? Items.APPROVED : Items.REJECTED);
            if (rejected == null) {
                Release.approve(Items.version(item), at);
            } else {
                Versions.move(Items.version(item), VersionState.valueOf(rejected), at);
            }
        }
        Submissions.move(submission, rejected == null ? Submissions.COMPLETE : Submissions.REFUSED, at);
    }
}

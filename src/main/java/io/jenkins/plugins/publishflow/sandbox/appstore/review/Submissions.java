package io.jenkins.plugins.publishflow.sandbox.appstore.review;

import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What there is to ask of review submissions, and the one way in which one gets into another state. */
final class Submissions {

    static final String TYPE = "reviewSubmissions";

    /** Nothing was handed to App Review yet, in spite of the name. */
    static final String DRAFT = "READY_FOR_REVIEW";

    static final String WAITING = "WAITING_FOR_REVIEW";
    static final String IN_REVIEW = "IN_REVIEW";
    static final String REFUSED = "UNRESOLVED_ISSUES";
    static final String CANCELING = "CANCELING";
    static final String COMPLETE = "COMPLETE";

    private static final Set<String> OPEN = Set.of(DRAFT, WAITING, IN_REVIEW, CANCELING);
    private static final Set<String> CANCELABLE = Set.of(DRAFT, WAITING, IN_REVIEW, REFUSED);

    private Submissions() {}

    /** The submission that keeps the app from opening another one for that platform. */
    static Optional<Resource> open(Resource app, String platform) {
        return app.related(TYPE).stream()
                .filter(submission -> submission.is("platform", platform))
                .filter(submission -> OPEN.contains(submission.text("state")))
                .findFirst();
    }

    static boolean isCancelable(Resource submission) {
        return CANCELABLE.contains(submission.text("state"));
    }

    /** What is in the submission; items that were taken out do not count. */
    static List<Resource> items(Resource submission) {
        return submission.related("items").stream()
                .filter(item -> !item.is("state", Items.REMOVED))
                .toList();
    }

    static void move(Resource submission, String state, Instant at) {
        submission.set("state", state).since("state", at);
    }

    static Instant since(Resource submission) {
        return submission.since("state").orElseThrow();
    }
}

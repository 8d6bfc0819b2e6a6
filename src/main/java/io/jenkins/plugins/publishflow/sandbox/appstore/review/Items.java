package io.jenkins.plugins.publishflow.sandbox.appstore.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.VersionState;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.Versions;
import java.time.Instant;
import java.util.Optional;

/** What goes on between an item of a submission and the version in it. */
final class Items {

    static final String TYPE = "reviewSubmissionItems";
    static final String READY = "READY_FOR_REVIEW";
    static final String APPROVED = "APPROVED";
    static final String REJECTED = "REJECTED";
    static final String REMOVED = "REMOVED";

    /** When the version is ready for review, while it is not. */
    private static final String READY_AT = "readyForReview";

    /** The state that the version goes back to where it is taken out before it was ever submitted. */
    private static final String BEFORE = "versionStateBefore";

    private Items() {}

    static Resource version(Resource item) {
        return item.one("appStoreVersion").orElseThrow();
    }

    static Resource submission(Resource item) {
        return item.one("reviewSubmission").orElseThrow();
    }

    /** Puts the version in; Apple takes a moment until the version shows it. */
    static void add(Resource item, Instant readyAt) {
        item.set("state", READY)
                .since(READY_AT, readyAt)
                .fact(BEFORE, TextNode.valueOf(VersionState.of(version(item)).name()));
    }

    /** Lets the version show that it is in, where its time has come. */
    static boolean advance(Resource item, Instant now) {
        Optional<Instant> due = item.since(READY_AT).filter(at -> !at.isAfter(now));
        due.ifPresent(at -> {
            item.fact(READY_AT, null);
            Versions.move(version(item), VersionState.READY_FOR_REVIEW, at);
        });
        return due.isPresent();
    }

    /** Takes the version out: it is what it was, or rejected by its developer where Apple had it already. */
    static void takeOut(Resource item, Instant at) {
        JsonNode before = item.fact(BEFORE);
        boolean submitted = submission(item).get("submittedDate") != null;
        item.set("state", REMOVED).fact(READY_AT, null).fact(BEFORE, null);
        VersionState state =
                submitted || before == null ? VersionState.DEVELOPER_REJECTED : VersionState.valueOf(before.asText());
        Versions.move(version(item), state, at);
    }
}

package io.jenkins.plugins.publishflow.sandbox.appstore.review;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.ApiError;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Payload;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.VersionState;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.Versions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /v1/reviewSubmissionItems}, of which the sandbox knows versions alone. A version that is in another submission
 * is refused with an associated error that names it. Assumptions: an item of a submission that was handed in can no
 * longer be deleted; removing a version gives it its former state back.
 */
public final class ReviewItems implements RoutedArea {

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(Items.TYPE)
                .attributes("state")
                .toOne("reviewSubmission", Submissions.TYPE)
                .unlinked("reviewSubmission")
                .toOne("appStoreVersion", Versions.TYPE)
                .unlinked("appStoreVersion"));
    }

    @Override
    public boolean advance(AppStoreState state, Instant now) {
        boolean changed = false;
        for (Resource item : state.resources().all(Items.TYPE)) {
            changed |= Items.advance(item, now);
        }
        return changed;
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        endpoints.related(Submissions.TYPE, "items", Rules.plain().includes("appStoreVersion"));
        endpoints.create(
                BodyRules.create(Items.TYPE)
                        .toOne("reviewSubmission", Submissions.TYPE)
                        .toOne("appStoreVersion", Versions.TYPE),
                sent -> create(sent, state));
        endpoints.update(
                BodyRules.update(Items.TYPE)
                        .optional("resolved", BodyRules.bool())
                        .optional("removed", BodyRules.bool()),
                (item, sent) -> update(item, sent, state));
        endpoints.delete(Items.TYPE, item -> {
            if (!Items.submission(item).is("state", Submissions.DRAFT)) {
                throw Refusal.state("ENTITY_STATE_INVALID", "The item was handed to App Review and cannot be deleted");
            }
            Items.takeOut(item, state.now());
            state.resources().delete(item);
        });
    }

    private static Resource create(Payload sent, AppStoreState state) {
        Resource submission = sent.one("reviewSubmission");
        Resource version = sent.one("appStoreVersion");
        if (!submission.is("state", Submissions.DRAFT)) {
            throw Refusal.state("ENTITY_STATE_INVALID", "The review submission is still in progress");
        }
        if (!version.one("app").equals(submission.one("app")) || !version.is("platform", submission.text("platform"))) {
            throw Refusal.relationship(
                    "INVALID", "appStoreVersion", "The version is of another app or platform than the submission");
        }
        holder(version, state).ifPresent(other -> {
            throw notReviewable(
                    version,
                    "STATE_ERROR.ITEM_PART_OF_ANOTHER_SUBMISSION",
                    "appStoreVersions with id " + version.id()
                            + " was already added to another reviewSubmission with id " + other.id());
        });
        if (!VersionState.of(version).isEditable()) {
            throw notReviewable(
                    version,
                    "STATE_ERROR.ENTITY_STATE_INVALID",
                    "The version is in state " + version.text("appVersionState"));
        }
        Resource item = state.resources()
                .create(Items.TYPE)
                .link("reviewSubmission", submission)
                .link("appStoreVersion", version);
        Items.add(item, state.now().plus(state.timing().submissionLag()));
        return item;
    }

    private static void update(Resource item, Payload sent, AppStoreState state) {
        boolean draft = Items.submission(item).is("state", Submissions.DRAFT);
        boolean sentBack = Items.submission(item).is("state", Submissions.REFUSED);
        if (sent.isTrue("removed") && (draft || sentBack)) {
            Items.takeOut(item, state.now());
        } else if (sent.isTrue("resolved") && sentBack && item.is("state", Items.REJECTED)) {
            item.set("state", Items.READY);
            Versions.move(Items.version(item), VersionState.READY_FOR_REVIEW, state.now());
        } else if (sent.isTrue("removed") || sent.isTrue("resolved")) {
            throw Refusal.state("ENTITY_STATE_INVALID", "The item cannot be changed now");
        }
    }

    /** The submission that the version is in, if it is in one that is not over. */
    private static Optional<Resource> holder(Resource version, AppStoreState state) {
        return state.resources().all(Items.TYPE).stream()
                .filter(item -> !item.is("state", Items.REMOVED))
                .filter(item -> Items.version(item).id().equals(version.id()))
                .map(Items::submission)
                .filter(submission -> !submission.is("state", Submissions.COMPLETE))
                .findFirst();
    }

    private static Refusal notReviewable(Resource version, String code, String detail) {
        ApiError reason = ApiError.of(409, code, "The item cannot be added to the review submission", detail);
        return new Refusal(ApiError.of(
                        409,
                        "STATE_ERROR.ENTITY_STATE_INVALID",
                        "appStoreVersions with id '" + version.id() + "' is not in valid state.",
                        "This resource cannot be reviewed, please check associated errors to see why.")
                .because(Map.of("/appStoreVersions/" + version.id(), List.of(reason))));
    }
}

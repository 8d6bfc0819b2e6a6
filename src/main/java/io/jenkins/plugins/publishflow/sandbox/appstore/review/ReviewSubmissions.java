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

/**
 * {@code /v1/reviewSubmissions}: drafts, handing them in, taking them back. One that Apple sent back with issues does not
 * keep a new one from being opened, but it keeps its items. Assumptions: without a platform a submission is for IOS; a
 * draft can be cancelled like one that was handed in; the code of a refused second draft.
 */
public final class ReviewSubmissions implements RoutedArea {

    private static final String[] INCLUDES = {"app", "items", "appStoreVersionForReview"};

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(Submissions.TYPE)
                .attributes("platform", "submittedDate", "state")
                .toOne("app", "apps")
                .unlinked("app")
                .manyPointingHere("items", Items.TYPE, "reviewSubmission")
                .derived(
                        "appStoreVersionForReview",
                        Versions.TYPE,
                        false,
                        (submission, all) -> Submissions.items(submission).stream()
                                .map(Items::version)
                                .toList())
                .unlinked("appStoreVersionForReview"));
    }

    @Override
    public boolean advance(AppStoreState state, Instant now) {
        ReviewTime time = new ReviewTime(state);
        boolean changed = false;
        for (Resource submission : state.resources().all(Submissions.TYPE)) {
            changed |= time.advance(submission, now);
        }
        return changed;
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        endpoints.list(
                Submissions.TYPE,
                Rules.plain()
                        .requiredFilters("app")
                        .filters("platform", "state")
                        .includes(INCLUDES));
        endpoints.read(Submissions.TYPE, Rules.plain().includes(INCLUDES));
        endpoints.related(
                "apps",
                Submissions.TYPE,
                Rules.plain().filters("platform", "state").includes(INCLUDES));
        endpoints.create(
                BodyRules.create(Submissions.TYPE)
                        .optional("platform", BodyRules.oneOf("IOS", "MAC_OS", "TV_OS", "VISION_OS"))
                        .toOne("app", "apps"),
                sent -> create(sent, state));
        endpoints.update(
                BodyRules.update(Submissions.TYPE)
                        .optional("platform", BodyRules.oneOf("IOS", "MAC_OS", "TV_OS", "VISION_OS"))
                        .optional("submitted", BodyRules.bool())
                        .optional("canceled", BodyRules.bool()),
                (submission, sent) -> update(submission, sent, state));
    }

    private static Resource create(Payload sent, AppStoreState state) {
        Resource app = sent.one("app");
        String platform = sent.text("platform") == null ? "IOS" : sent.text("platform");
        Submissions.open(app, platform).ifPresent(open -> {
            throw Refusal.state(
                    "ENTITY_STATE_INVALID",
                    "There is an open review submission for " + platform + " already, with id " + open.id());
        });
        Resource submission = state.resources()
                .create(Submissions.TYPE)
                .set("platform", platform)
                .link("app", app);
        Submissions.move(submission, Submissions.DRAFT, state.now());
        return submission;
    }

    private static void update(Resource submission, Payload sent, AppStoreState state) {
        if (sent.text("platform") != null && !submission.is("platform", sent.text("platform"))) {
            throw Refusal.attribute("INVALID", "platform", "The platform of a submission cannot be changed");
        }
        if (sent.isTrue("canceled")) {
            cancel(submission, state);
        } else if (sent.isTrue("submitted")) {
            submit(submission, state);
        }
    }

    private static void cancel(Resource submission, AppStoreState state) {
        if (!Submissions.isCancelable(submission)) {
            throw new Refusal(ApiError.of(
                    409,
                    "CONFLICT",
                    "The request cannot be completed because of a conflict",
                    "Resource is not in cancellable state"));
        }
        Submissions.move(submission, Submissions.CANCELING, state.now());
    }

    private static void submit(Resource submission, AppStoreState state) {
        if (!submission.is("state", Submissions.DRAFT) && !submission.is("state", Submissions.REFUSED)) {
            throw Refusal.state("ENTITY_STATE_INVALID", "The review submission is still in progress");
        }
        List<Resource> items = Submissions.items(submission);
        if (items.isEmpty()) {
            throw Refusal.state("ENTITY_STATE_INVALID", "The review submission has no items");
        }
        Map<String, List<ApiError>> missing = Readiness.missing(items);
        if (!missing.isEmpty()) {
            throw new Refusal(ApiError.of(
                            409,
                            "STATE_ERROR",
                            "The request cannot be fulfilled because of the state of another resource.",
                            "Submit for review errors found.")
                    .because(missing));
        }
        Submissions.move(submission, Submissions.WAITING, state.now());
        submission.set("submittedDate", state.now());
        items.forEach(item -> {
            item.set("state", Items.READY);
            Versions.move(Items.version(item), VersionState.WAITING_FOR_REVIEW, state.now());
        });
    }
}

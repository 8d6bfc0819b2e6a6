package io.jenkins.plugins.publishflow.sandbox.appstore.testflight;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * {@code /v1/betaAppReviewSubmissions}: WAITING_FOR_REVIEW, IN_REVIEW, then the verdict; an approved build that an
 * external group has goes to its testers a little later. Assumptions: the contact's four fields and one text of what to
 * test are all that is asked for; every build is reviewed in full; nobody has to send the build to testers by hand.
 */
public final class BetaReviews implements RoutedArea {

    /** Set on a build as soon as external testers have it. */
    static final String DISTRIBUTED = "distributed";

    private static final String TYPE = "betaAppReviewSubmissions";
    private static final Set<String> RUNNING = Set.of("WAITING_FOR_REVIEW", "IN_REVIEW");

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(TYPE)
                .attributes("betaReviewState", "submittedDate")
                .toOne("build", "builds"));
    }

    @Override
    public boolean advance(AppStoreState state, Instant now) {
        boolean changed = false;
        for (Resource submission : state.resources().all(TYPE)) {
            Instant begins = submission
                    .since("submitted")
                    .orElseThrow()
                    .plus(state.timing().betaReviewQueue());
            Instant ends = begins.plus(state.timing().betaReview());
            if (submission.is("betaReviewState", "WAITING_FOR_REVIEW") && !begins.isAfter(now)) {
                submission.set("betaReviewState", "IN_REVIEW");
                changed = true;
            } else if (submission.is("betaReviewState", "IN_REVIEW") && !ends.isAfter(now)) {
                submission.set("betaReviewState", state.verdicts().betaReview()).since("decided", ends);
                changed = true;
            } else if (submission.is("betaReviewState", "APPROVED")) {
                changed |= distribute(state, submission, now);
            }
        }
        return changed;
    }

    private static boolean distribute(AppStoreState state, Resource submission, Instant now) {
        Resource build = submission.one("build").orElseThrow();
        Instant due =
                submission.since("decided").orElseThrow().plus(state.timing().betaDistribution());
        if (build.fact(DISTRIBUTED) != null || !BetaState.hasExternalTesters(build) || due.isAfter(now)) {
            return false;
        }
        build.fact(DISTRIBUTED, JsonNodeFactory.instance.booleanNode(true));
        return true;
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        endpoints.list(
                TYPE,
                Rules.plain()
                        .requiredFilters("build")
                        .filters("betaReviewState")
                        .includes("build"));
        endpoints.read(TYPE, Rules.plain().includes("build"));
        endpoints.related("builds", "betaAppReviewSubmission", Rules.plain());
        endpoints.create(BodyRules.create(TYPE).toOne("build", "builds"), payload -> {
            Resource build = payload.one("build");
            requireReviewable(build);
            return state.resources()
                    .create(TYPE)
                    .set("betaReviewState", "WAITING_FOR_REVIEW")
                    .set("submittedDate", state.now())
                    .link("build", build)
                    .since("submitted", state.now());
        });
    }

    private static void requireReviewable(Resource build) {
        Testable.require(build);
        if (build.one("betaAppReviewSubmission").isPresent()) {
            throw Refusal.state("ENTITY_STATE_INVALID", "The build was submitted for beta review before");
        }
        Testable.requireOutside(build);
        boolean another = build.one("preReleaseVersion").orElseThrow().related("builds").stream()
                .flatMap(each -> each.one("betaAppReviewSubmission").stream())
                .anyMatch(submission -> RUNNING.contains(submission.text("betaReviewState")));
        if (another) {
            throw Refusal.unprocessable("ANOTHER_BUILD_IN_REVIEW", "Another build is in review");
        }
        List<String> missing = BetaReviewContacts.missing(build.one("app").orElseThrow());
        if (!missing.isEmpty()) {
            throw Refusal.unprocessable("BETA_CONTACT_MISSING", "The beta review contact lacks " + missing);
        }
        if (build.related(BetaBuildTexts.TYPE).stream().noneMatch(text -> text.get("whatsNew") != null)) {
            throw Refusal.unprocessable("WHATS_NEW_MISSING", "There is no text of what to test");
        }
    }
}

package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Apple's review of builds for external testers ({@code /v1/betaAppReviewSubmissions} and its contact). */
public final class BetaReview {

    private final JsonApi api;

    BetaReview(JsonApi api) {
        this.api = api;
    }

    /**
     * The submission of a build; empty where it was never submitted. Where there are several, the one submitted last.
     */
    public Optional<BetaReviewSubmission> find(String buildId) throws StoreException {
        return api.list("/v1/betaAppReviewSubmissions", Map.of("filter[build]", buildId, "limit", "200")).stream()
                .map(BetaReview::submission)
                .reduce((one, other) -> other.isAfter(one) ? other : one);
    }

    /** Submits a build. */
    public BetaReviewSubmission submit(String buildId) throws StoreException {
        return submission(api.post(
                "/v1/betaAppReviewSubmissions",
                Body.create("betaAppReviewSubmissions").relate("build", "builds", buildId)));
    }

    /**
     * The names of the fields of the review contact that are empty and have to be filled before a build can be
     * submitted, as Apple names them; never their values.
     */
    public List<String> missingContact(String appId) throws StoreException {
        List<Resource> details = api.list("/v1/betaAppReviewDetails", Map.of("filter[app]", appId, "limit", "200"));
        List<String> needed =
                new ArrayList<>(List.of("contactFirstName", "contactLastName", "contactPhone", "contactEmail"));
        if (!details.isEmpty()) {
            Resource detail = details.get(0);
            if (detail.flag("demoAccountRequired").orElse(false)) {
                needed.addAll(List.of("demoAccountName", "demoAccountPassword"));
            }
            needed.removeIf(
                    field -> detail.text(field).filter(text -> !text.isBlank()).isPresent());
        }
        return needed;
    }

    private static BetaReviewSubmission submission(Resource submission) {
        return new BetaReviewSubmission(
                submission.id(),
                submission.text("betaReviewState").orElse(""),
                submission.instant("submittedDate").orElse(null));
    }
}

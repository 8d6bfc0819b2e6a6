package io.jenkins.plugins.publishflow.sandbox.appstore.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * What Apple decides from now on. Each is looked at when its time comes, not when it was asked for.
 *
 * @param uploadError the numeric code with which build uploads fail, such as {@code 90186}; null: they do not fail
 * @param build the {@code processingState} that builds come to: VALID, INVALID or FAILED
 * @param betaReview the {@code betaReviewState} that beta reviews come to: APPROVED or REJECTED
 * @param hesitantBuilds whether each build is refused the first time that a version chooses it, though it is VALID
 * @param review the {@code appVersionState} that a review comes to where it is not approved: REJECTED,
 *     METADATA_REJECTED or INVALID_BINARY; null: it is approved
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Verdicts(
        @CheckForNull String uploadError,
        String build,
        String betaReview,
        boolean hesitantBuilds,
        @CheckForNull String review) {

    /** Everything goes well. */
    public static final Verdicts GOOD = new Verdicts(null, "VALID", "APPROVED", false, null);

    public Verdicts {
        build = oneOf("build", build == null ? "VALID" : build, "VALID", "INVALID", "FAILED");
        betaReview = oneOf("betaReview", betaReview == null ? "APPROVED" : betaReview, "APPROVED", "REJECTED");
        if (review != null) {
            oneOf("review", review, "REJECTED", "METADATA_REJECTED", "INVALID_BINARY");
        }
    }

    /** A misspelled verdict would be a state that Apple does not have, or would pass for a good one. */
    private static String oneOf(String field, String value, String... allowed) {
        if (!List.of(allowed).contains(value)) {
            throw new IllegalArgumentException(field + " is '" + value + "', and can be " + String.join(", ", allowed));
        }
        return value;
    }

    /** Build uploads fail with that numeric code, and no build ever comes. */
    public Verdicts failUploads(String code) {
        return new Verdicts(code, build, betaReview, hesitantBuilds, review);
    }

    /** Builds end as INVALID or FAILED. */
    public Verdicts endBuilds(String processingState) {
        return new Verdicts(uploadError, processingState, betaReview, hesitantBuilds, review);
    }

    /** Beta reviews end as REJECTED. */
    public Verdicts rejectBeta() {
        return new Verdicts(uploadError, build, "REJECTED", hesitantBuilds, review);
    }

    /** Reviews end with the version in that state. */
    public Verdicts rejectReview(String appVersionState) {
        return new Verdicts(uploadError, build, betaReview, hesitantBuilds, appVersionState);
    }

    /** Each build is refused the first time that a version chooses it. */
    public Verdicts hesitateAtBuilds() {
        return new Verdicts(uploadError, build, betaReview, true, review);
    }
}

package io.jenkins.plugins.publishflow.store.appstore;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;

/**
 * The submission of a build to beta review (contract: {@code BetaAppReviewSubmission}).
 *
 * @param id Apple's id
 * @param state {@code betaReviewState} as Apple writes it; empty where Apple does not say
 * @param submittedDate when, or null where Apple does not say
 */
public record BetaReviewSubmission(
        String id, String state, @CheckForNull Instant submittedDate) {

    boolean isAfter(BetaReviewSubmission other) {
        return submittedDate != null && (other.submittedDate == null || submittedDate.isAfter(other.submittedDate));
    }
}

package io.jenkins.plugins.publishflow.sandbox.appstore.testflight;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;

/** What a build must be before it can go to testers or to beta review. The status is Apple's, the codes are guesses. */
final class Testable {

    private Testable() {}

    /** @throws Refusal 422 where the build cannot be tested now */
    static void require(Resource build) {
        switch (BetaState.internal(build)) {
            case "PROCESSING", "PROCESSING_EXCEPTION" ->
                throw Refusal.unprocessable(
                        "BUILD_PROCESSING", "The build is not in a valid processing state for this operation");
            case "EXPIRED" -> throw Refusal.unprocessable("BUILD_EXPIRED", "The build has expired");
            case "MISSING_EXPORT_COMPLIANCE", "IN_EXPORT_COMPLIANCE_REVIEW" ->
                throw Refusal.unprocessable("EXPORT_COMPLIANCE", "The build's export compliance is not settled");
            default -> {
                // All other states are ones of builds that can be tested.
            }
        }
    }

    /** As {@link #require}, and the build may go outside the team. */
    static void requireOutside(Resource build) {
        require(build);
        String state = BetaState.external(build);
        if (state.equals("NOT_APPLICABLE") || state.equals("BETA_REJECTED")) {
            throw Refusal.unprocessable(
                    "BUILD_NOT_EXTERNALLY_ASSIGNABLE", "The build is not in an externally assignable state: " + state);
        }
    }
}

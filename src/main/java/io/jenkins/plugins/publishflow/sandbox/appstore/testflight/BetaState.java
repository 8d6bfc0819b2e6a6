package io.jenkins.plugins.publishflow.sandbox.appstore.testflight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import java.util.Optional;

/**
 * The TestFlight state of a build, inside the team and outside. Follows from everything else at each look. Assumptions:
 * an encryption that is not exempt asks for an approved declaration; internal testing begins at once.
 */
final class BetaState {

    private BetaState() {}

    /** {@code internalBuildState}. */
    static String internal(Resource build) {
        return common(build).orElseGet(() -> hasInternalTesters(build) ? "IN_BETA_TESTING" : "READY_FOR_BETA_TESTING");
    }

    /** {@code externalBuildState}. */
    static String external(Resource build) {
        return common(build).orElseGet(() -> {
            if (build.is("buildAudienceType", "INTERNAL_ONLY")) {
                return "NOT_APPLICABLE";
            }
            return build.one("betaAppReviewSubmission")
                    .map(submission -> reviewed(build, submission))
                    .orElse("READY_FOR_BETA_SUBMISSION");
        });
    }

    static boolean hasExternalTesters(Resource build) {
        return build.related("betaGroups").stream().anyMatch(group -> !group.is("isInternalGroup"));
    }

    static JsonNode node(String state) {
        return JsonNodeFactory.instance.textNode(state);
    }

    private static String reviewed(Resource build, Resource submission) {
        return switch (submission.text("betaReviewState")) {
            case "WAITING_FOR_REVIEW" -> "WAITING_FOR_BETA_REVIEW";
            case "IN_REVIEW" -> "IN_BETA_REVIEW";
            case "REJECTED" -> "BETA_REJECTED";
            default -> build.fact(BetaReviews.DISTRIBUTED) == null ? "BETA_APPROVED" : "IN_BETA_TESTING";
        };
    }

    private static Optional<String> common(Resource build) {
        if (build.is("processingState", "PROCESSING")) {
            return Optional.of("PROCESSING");
        }
        if (!build.is("processingState", "VALID")) {
            return Optional.of("PROCESSING_EXCEPTION");
        }
        if (build.is("expired")) {
            return Optional.of("EXPIRED");
        }
        return compliance(build);
    }

    private static Optional<String> compliance(Resource build) {
        @CheckForNull JsonNode encryption = build.get("usesNonExemptEncryption");
        if (encryption == null) {
            return Optional.of("MISSING_EXPORT_COMPLIANCE");
        }
        if (!encryption.asBoolean()) {
            return Optional.empty();
        }
        String declaration = build.one("appEncryptionDeclaration")
                .map(each -> each.text("appEncryptionDeclarationState"))
                .orElse("");
        return switch (declaration) {
            case "APPROVED" -> Optional.empty();
            case "CREATED", "IN_REVIEW" -> Optional.of("IN_EXPORT_COMPLIANCE_REVIEW");
            default -> Optional.of("MISSING_EXPORT_COMPLIANCE");
        };
    }

    private static boolean hasInternalTesters(Resource build) {
        boolean all = build.one("app").orElseThrow().related("betaGroups").stream()
                .anyMatch(group -> group.is("isInternalGroup") && group.is("hasAccessToAllBuilds"));
        return all || build.related("betaGroups").stream().anyMatch(group -> group.is("isInternalGroup"));
    }
}

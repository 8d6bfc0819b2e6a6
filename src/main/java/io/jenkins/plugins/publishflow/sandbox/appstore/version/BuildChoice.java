package io.jenkins.plugins.publishflow.sandbox.appstore.version;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.ApiError;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.DottedNumber;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import java.util.Optional;

/**
 * Chooses the build of a version. Refused as Apple does for builds that are still processing; that expired and
 * internal-only builds and those of another version are refused in the same way is an assumption.
 */
final class BuildChoice {

    private BuildChoice() {}

    /**
     * Chooses that build, or none.
     *
     * @param number the version's number, which may be about to change
     */
    static void choose(Resource version, String number, Optional<Resource> build, AppStoreState state) {
        if (!VersionState.of(version).isEditable()) {
            throw refused();
        }
        build.ifPresent(
                chosen -> requireUsable(chosen, Versions.app(version), version.text("platform"), number, state));
        version.link("build", build.orElse(null));
    }

    /** @throws Refusal where a version of that app, platform and number cannot have the build */
    static void requireUsable(Resource build, Resource app, String platform, String number, AppStoreState state) {
        boolean usable = build.is("processingState", "VALID")
                && !build.is("expired")
                && !build.is("buildAudienceType", "INTERNAL_ONLY")
                && build.one("app").equals(Optional.of(app))
                && build.one("preReleaseVersion")
                        .filter(train ->
                                DottedNumber.same(train.text("version"), number) && train.is("platform", platform))
                        .isPresent();
        if (!usable || hesitates(build, state)) {
            throw refused();
        }
    }

    /** Apple may refuse a build that has just become VALID, and take it a moment later. */
    private static boolean hesitates(Resource build, AppStoreState state) {
        boolean hesitates = state.verdicts().hesitantBuilds() && build.fact("refusedOnce") == null;
        if (hesitates) {
            build.fact("refusedOnce", BooleanNode.TRUE);
        }
        return hesitates;
    }

    private static Refusal refused() {
        return new Refusal(ApiError.of(
                        409,
                        "ENTITY_ERROR.RELATIONSHIP.INVALID",
                        "A relationship value is not acceptable for the current resource state.",
                        "The specified pre-release build could not be added.")
                .at("/data/relationships/build"));
    }
}

package io.jenkins.plugins.publishflow.sandbox.appstore.build;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Payload;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * {@code /v1/builds}: PROCESSING, then VALID or what the verdict says. Assumptions: the answer on encryption is given
 * once (a second one is refused), and an expired build stays expired.
 */
public final class Builds implements RoutedArea {

    /** Since when clients can see a build. */
    public static final String VISIBLE = "visible";

    private static final Duration LIVE_BUILD_AGE = Duration.ofDays(40);
    private static final Duration PREPARED_BUILD_AGE = Duration.ofDays(1);

    private static final String[] INCLUDES = {
        "preReleaseVersion",
        "betaGroups",
        "betaBuildLocalizations",
        "appEncryptionDeclaration",
        "betaAppReviewSubmission",
        "app",
        "buildBetaDetail",
        "appStoreVersion",
        "buildUpload"
    };

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType("builds")
                .attributes(
                        "version",
                        "uploadedDate",
                        "expirationDate",
                        "expired",
                        "minOsVersion",
                        "processingState",
                        "buildAudienceType",
                        "usesNonExemptEncryption")
                .toOne("preReleaseVersion", "preReleaseVersions")
                .manyPointingHere("betaGroups", "betaGroups", "builds")
                .manyPointingHere("betaBuildLocalizations", "betaBuildLocalizations", "build")
                .toOne("appEncryptionDeclaration", "appEncryptionDeclarations")
                .onePointingHere("betaAppReviewSubmission", "betaAppReviewSubmissions", "build")
                .toOne("app", "apps")
                .onePointingHere("buildBetaDetail", "buildBetaDetails", "build")
                .onePointingHere("appStoreVersion", "appStoreVersions", "build")
                .onePointingHere("buildUpload", "buildUploads", "build")
                .unlinked("buildUpload"));
    }

    @Override
    public void seed(AppStoreState state, CatalogueApp app) {
        if (app.liveVersion() != null) {
            seed(state, app, app.liveVersion(), CatalogueApp.LIVE_BUILD, LIVE_BUILD_AGE);
        }
        if (app.preparedBuild() != null) {
            seed(state, app, app.prepared(), app.preparedBuild(), PREPARED_BUILD_AGE);
        }
    }

    private static void seed(AppStoreState state, CatalogueApp app, String version, String build, Duration age) {
        Instant uploaded = state.now().minus(age);
        Resource owner = state.resources().find("apps", app.id()).orElseThrow();
        create(state, owner, version, build, "IOS", uploaded, uploaded)
                .set("processingState", "VALID")
                .set("usesNonExemptEncryption", false);
    }

    /**
     * Adds a build that is in processing.
     *
     * @param uploaded when its bytes were committed
     * @param visible since when clients can see it
     */
    public static Resource create(
            AppStoreState state,
            Resource app,
            String version,
            String build,
            String platform,
            Instant uploaded,
            Instant visible) {
        return state.resources()
                .create("builds")
                .set("version", build)
                .set("uploadedDate", uploaded)
                .set("expirationDate", uploaded.plus(state.timing().buildLife()))
                .set("expired", false)
                .set("minOsVersion", "15.0")
                .set("processingState", "PROCESSING")
                .set("buildAudienceType", "APP_STORE_ELIGIBLE")
                .link("app", app)
                .link("preReleaseVersion", PreReleaseVersions.train(state.resources(), app, version, platform))
                .since("uploaded", uploaded)
                .since(VISIBLE, visible);
    }

    @Override
    public boolean advance(AppStoreState state, Instant now) {
        boolean changed = false;
        for (Resource build : state.resources().all("builds")) {
            Instant ready =
                    build.since(VISIBLE).orElseThrow().plus(state.timing().buildProcessing());
            if (build.is("processingState", "PROCESSING") && !ready.isAfter(now)) {
                build.set("processingState", state.verdicts().build());
                changed = true;
            }
            Instant end =
                    build.since("uploaded").orElseThrow().plus(state.timing().buildLife());
            if (!build.is("expired") && !end.isAfter(now)) {
                build.set("expired", true);
                changed = true;
            }
        }
        return changed;
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        endpoints.list(
                "builds",
                Rules.plain()
                        .filters(
                                "app",
                                "id",
                                "version",
                                "expired",
                                "processingState",
                                "usesNonExemptEncryption",
                                "buildAudienceType",
                                "preReleaseVersion",
                                "preReleaseVersion.version",
                                "preReleaseVersion.platform",
                                "betaAppReviewSubmission.betaReviewState",
                                "betaGroups",
                                "appStoreVersion")
                        .sorts("version", "uploadedDate")
                        .sort("preReleaseVersion", "preReleaseVersion.version")
                        .includes(INCLUDES));
        endpoints.read("builds", Rules.plain().includes(INCLUDES));
        endpoints.related("apps", "builds", Rules.plain());
        endpoints.related("builds", "app", Rules.plain());
        endpoints.related("builds", "preReleaseVersion", Rules.plain());
        endpoints.update(
                BodyRules.update("builds")
                        .optional("expired", BodyRules.bool())
                        .optional("usesNonExemptEncryption", BodyRules.bool())
                        .maybeOne("appEncryptionDeclaration", "appEncryptionDeclarations"),
                Builds::update);
    }

    private static void update(Resource build, Payload payload) {
        if (payload.has("expired") && build.is("expired") && !payload.isTrue("expired")) {
            throw Refusal.attribute("INVALID", "expired", "An expired build cannot be made valid again");
        }
        @CheckForNull JsonNode answered = build.get("usesNonExemptEncryption");
        if (payload.has("usesNonExemptEncryption") && answered != null) {
            throw Refusal.attribute(
                    "INVALID",
                    "usesNonExemptEncryption",
                    "The value was set before, to " + answered.asText() + ", and cannot be set again");
        }
        build.setAll(payload.attributes());
        payload.related("appEncryptionDeclaration").forEach(each -> build.link("appEncryptionDeclaration", each));
    }
}

package io.jenkins.plugins.publishflow.sandbox.appstore.version;

import com.fasterxml.jackson.databind.node.TextNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.appstore.appinfo.AppInfoPair;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Payload;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.DottedNumber;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import java.util.List;
import java.util.Optional;

/**
 * {@code /v1/appStoreVersions}: one unfinished version a platform. Assumptions: while a version is in a draft
 * submission, its number and its build are fixed and everything else may change; a number may be used once.
 */
public final class AppStoreVersions implements RoutedArea {

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(Versions.TYPE)
                .attributes("platform", "versionString", "appVersionState")
                .computed(
                        "appStoreState",
                        version -> TextNode.valueOf(VersionState.of(version).oldName()))
                .attributes("copyright", "reviewType", "releaseType", "earliestReleaseDate", "usesIdfa", "downloadable")
                .attributes("createdDate")
                .toOne("app", "apps")
                .unlinked("app")
                .toOne("build", "builds")
                .manyPointingHere(VersionTexts.TYPE, VersionTexts.TYPE, "appStoreVersion")
                .onePointingHere("appStoreReviewDetail", ReviewDetails.TYPE, "appStoreVersion")
                .onePointingHere("appStoreVersionPhasedRelease", "appStoreVersionPhasedReleases", "appStoreVersion"));
    }

    /** An app is never without a version: one that is not in the store yet has its first one to prepare. */
    @Override
    public void seed(AppStoreState state, CatalogueApp facts) {
        Resource app = state.resources().find("apps", facts.id()).orElseThrow();
        if (facts.liveVersion() == null) {
            NewVersion.make(app, "IOS", "1.0", state);
        } else {
            LiveVersion.make(app, facts, state);
        }
        if (facts.prepared() != null) {
            PreparedVersion.make(app, facts, state);
        }
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        Rules one = Rules.plain()
                .includes("app", "build", VersionTexts.TYPE, "appStoreReviewDetail", "appStoreVersionPhasedRelease");
        Rules many = Rules.plain()
                .includes("app", "build", VersionTexts.TYPE, "appStoreReviewDetail", "appStoreVersionPhasedRelease")
                .filters("platform", "versionString", "appStoreState", "appVersionState", "id");
        endpoints.read(Versions.TYPE, one);
        endpoints.related("apps", Versions.TYPE, many);
        endpoints.relatedOrNull(Versions.TYPE, "build", Rules.plain());
        endpoints.create(
                settings(BodyRules.create(Versions.TYPE)
                                .required("platform", BodyRules.oneOf("IOS", "MAC_OS", "TV_OS", "VISION_OS"))
                                .required("versionString", ReleaseSettings.versionNumber()))
                        .toOne("app", "apps"),
                sent -> create(sent, state));
        endpoints.update(
                settings(BodyRules.update(Versions.TYPE)
                        .optional("versionString", ReleaseSettings.versionNumber())
                        .optional("downloadable", BodyRules.bool())),
                (version, sent) -> update(version, sent, state));
        endpoints.delete(Versions.TYPE, version -> delete(version, state));
        endpoints.linkage(
                "PATCH",
                Versions.TYPE,
                "build",
                (version, builds) -> BuildChoice.choose(
                        version, version.text("versionString"), builds.stream().findFirst(), state));
    }

    private static BodyRules settings(BodyRules rules) {
        return rules.optional("copyright", BodyRules.text())
                .optional("reviewType", BodyRules.oneOf("APP_STORE", "NOTARIZATION"))
                .optional("releaseType", BodyRules.oneOf("MANUAL", "AFTER_APPROVAL", "SCHEDULED"))
                .optional("earliestReleaseDate", ReleaseSettings.date())
                .optional("usesIdfa", BodyRules.bool())
                .maybeOne("build", "builds");
    }

    private static Resource create(Payload sent, AppStoreState state) {
        Resource app = sent.one("app");
        String platform = sent.text("platform");
        String number = sent.text("versionString");
        if (Versions.unfinished(app, platform).isPresent()) {
            throw Refusal.relationship(
                    "INVALID", "app", "You cannot create a new version of the App in the current state.");
        }
        requireUnused(number, Versions.of(app, platform));
        ReleaseSettings.check(sent, null, state.now());
        Optional<Resource> build = sent.related("build").stream().findFirst();
        build.ifPresent(chosen -> BuildChoice.requireUsable(chosen, app, platform, number, state));
        Resource version = NewVersion.make(app, platform, number, state);
        version.setAll(sent.attributes()).link("build", build.orElse(null));
        ReleaseSettings.tidy(version);
        return version;
    }

    private static void update(Resource version, Payload sent, AppStoreState state) {
        requireEditable(version, sent);
        String number = sent.has("versionString") ? sent.text("versionString") : version.text("versionString");
        List<Resource> others = Versions.of(Versions.app(version), version.text("platform")).stream()
                .filter(other -> !other.id().equals(version.id()))
                .toList();
        requireUnused(number, others);
        ReleaseSettings.check(sent, version, state.now());
        if (sent.hasRelationship("build")) {
            BuildChoice.choose(version, number, sent.related("build").stream().findFirst(), state);
        }
        version.setAll(sent.attributes());
        ReleaseSettings.tidy(version);
    }

    private static void requireEditable(Resource version, Payload sent) {
        VersionState now = VersionState.of(version);
        sent.attributes().properties().stream()
                .map(each -> each.getKey())
                .filter(attribute -> attribute.equals("versionString") ? !now.isEditable() : !now.takesTexts())
                .findFirst()
                .ifPresent(attribute -> {
                    throw Edits.refused(version, attribute);
                });
    }

    private static void requireUnused(@CheckForNull String number, List<Resource> others) {
        if (number == null) {
            throw Refusal.attribute("REQUIRED", "versionString", "A version has a number");
        }
        if (others.stream().anyMatch(other -> DottedNumber.same(other.text("versionString"), number))) {
            throw Refusal.attribute(
                    "INVALID.DUPLICATE", "versionString", "The version number has been previously used.");
        }
    }

    private static void delete(Resource version, AppStoreState state) {
        if (!VersionState.of(version).isEditable() || Versions.isFirst(version)) {
            throw Refusal.state("", "Version " + version.text("versionString") + " cannot be deleted now");
        }
        if (isInSubmission(version, state)) {
            throw Refusal.state("", "The version is in a review submission and cannot be deleted now");
        }
        version.related(VersionTexts.TYPE).forEach(state.resources()::delete);
        version.one("appStoreReviewDetail").ifPresent(state.resources()::delete);
        version.one("appStoreVersionPhasedRelease").ifPresent(state.resources()::delete);
        Resource app = Versions.app(version);
        state.resources().delete(version);
        AppInfoPair.dropNext(app, state.resources());
    }

    private static boolean isInSubmission(Resource version, AppStoreState state) {
        return state.resources().all("reviewSubmissionItems").stream()
                .filter(item -> !item.is("state", "REMOVED"))
                .flatMap(item -> item.related("appStoreVersion").stream())
                .anyMatch(held -> held.id().equals(version.id()));
    }
}

package io.jenkins.plugins.publishflow.sandbox.appstore.review;

import io.jenkins.plugins.publishflow.sandbox.appstore.appinfo.AgeRatings;
import io.jenkins.plugins.publishflow.sandbox.appstore.appinfo.AppInfoPair;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.ApiError;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.DottedNumber;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.ReviewDetails;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.VersionState;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.VersionTexts;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.Versions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What keeps Apple from taking a submission, by the path of the resource that lacks it. The exact list that Apple goes
 * by is not public: this one is an assumption, made of what tools check before they submit. Screenshots are not asked
 * for.
 */
final class Readiness {

    private static final String VERSION = "/v1/appStoreVersions/";

    private final Map<String, List<ApiError>> missing = new LinkedHashMap<>();

    private Readiness() {}

    /** Errors by resource path; empty where nothing is missing. */
    static Map<String, List<ApiError>> missing(List<Resource> items) {
        Readiness readiness = new Readiness();
        items.forEach(readiness::item);
        return readiness.missing;
    }

    private void item(Resource item) {
        Resource version = Items.version(item);
        VersionState now = VersionState.of(version);
        boolean sentBack = item.is("state", Items.REJECTED) && now.isEditable();
        if (now == VersionState.READY_FOR_REVIEW || sentBack) {
            version(version);
        } else {
            add(VERSION + version.id(), "Version is not ready to be submitted yet, please try again later.");
        }
    }

    private void version(Resource version) {
        String path = VERSION + version.id();
        attributes(path, version, "copyright");
        version.one("build").ifPresentOrElse(build -> build(build, version), () -> lacks(path, "build"));
        version.one("appStoreReviewDetail")
                .ifPresentOrElse(
                        detail -> ReviewDetails.missing(detail)
                                .forEach(each -> required("/v1/appStoreReviewDetails/" + detail.id(), each)),
                        () -> lacks(path, "appStoreReviewDetail"));
        for (Resource text : version.related(VersionTexts.TYPE)) {
            String at = "/v1/appStoreVersionLocalizations/" + text.id();
            attributes(at, text, "description", "keywords", "supportUrl");
            if (!Versions.isFirst(version)) {
                attributes(at, text, "whatsNew");
            }
        }
        AppInfoPair.next(Versions.app(version)).ifPresent(this::appInfo);
    }

    private void build(Resource build, Resource version) {
        String path = "/v1/builds/" + build.id();
        attributes(path, build, "usesNonExemptEncryption");
        if (!build.is("processingState", "VALID") || build.is("expired")) {
            add(path, "The build is not valid or has expired");
        }
        boolean ofVersion = build.one("preReleaseVersion")
                .filter(train -> DottedNumber.same(train.text("version"), version.text("versionString")))
                .isPresent();
        if (!ofVersion) {
            add(path, "The build is of another version than " + version.text("versionString"));
        }
    }

    private void appInfo(Resource info) {
        if (info.one("primaryCategory").isEmpty()) {
            lacks("/v1/appInfos/" + info.id(), "primaryCategory");
        }
        info.one("ageRatingDeclaration")
                .ifPresent(rating -> AgeRatings.unanswered(rating)
                        .forEach(question -> required("/v1/ageRatingDeclarations/" + rating.id(), question)));
        for (Resource text : info.related("appInfoLocalizations")) {
            attributes("/v1/appInfoLocalizations/" + text.id(), text, "name", "privacyPolicyUrl");
        }
    }

    private void attributes(String path, Resource resource, String... needed) {
        for (String attribute : needed) {
            if (resource.get(attribute) == null || resource.text(attribute).isBlank()) {
                required(path, attribute);
            }
        }
    }

    private void required(String path, String attribute) {
        add(
                path,
                Refusal.attribute(
                                "REQUIRED",
                                attribute,
                                "You must provide a value for the attribute '" + attribute + "' with this request")
                        .errors()
                        .get(0));
    }

    private void lacks(String path, String relationship) {
        add(
                path,
                Refusal.relationship(
                                "REQUIRED",
                                relationship,
                                "You must provide a value for the relationship '" + relationship
                                        + "' with this request")
                        .errors()
                        .get(0));
    }

    private void add(String path, String detail) {
        add(path, Refusal.state("ENTITY_STATE_INVALID", detail).errors().get(0));
    }

    private void add(String path, ApiError error) {
        missing.computeIfAbsent(path, none -> new ArrayList<>()).add(error);
    }
}

package io.jenkins.plugins.publishflow.sandbox.appstore.build;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import java.util.List;

/**
 * {@code /v1/apps}. The bundle id filter also lets longer bundle ids through: whether Apple's does is open, and a
 * client has to compare by itself.
 */
public final class Apps implements RoutedArea {

    private static final String[] INCLUDES = {
        "betaGroups",
        "appStoreVersions",
        "preReleaseVersions",
        "betaAppLocalizations",
        "builds",
        "betaAppReviewDetail",
        "appInfos",
        "reviewSubmissions",
        "appEncryptionDeclarations"
    };

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType("apps")
                .attributes(
                        "name",
                        "bundleId",
                        "sku",
                        "primaryLocale",
                        "isOrEverWasMadeForKids",
                        "contentRightsDeclaration",
                        "accessibilityUrl",
                        "subscriptionStatusUrl",
                        "subscriptionStatusUrlVersion",
                        "subscriptionStatusUrlForSandbox",
                        "subscriptionStatusUrlVersionForSandbox",
                        "streamlinedPurchasingEnabled")
                .manyPointingHere("appEncryptionDeclarations", "appEncryptionDeclarations", "app")
                .manyPointingHere("betaGroups", "betaGroups", "app")
                .manyPointingHere("appStoreVersions", "appStoreVersions", "app")
                .manyPointingHere("preReleaseVersions", "preReleaseVersions", "app")
                .manyPointingHere("betaAppLocalizations", "betaAppLocalizations", "app")
                .manyPointingHere("builds", "builds", "app")
                .onePointingHere("betaAppReviewDetail", "betaAppReviewDetails", "app")
                .manyPointingHere("appInfos", "appInfos", "app")
                .manyPointingHere("reviewSubmissions", "reviewSubmissions", "app")
                .derived(
                        "buildUploads",
                        "buildUploads",
                        true,
                        (app, all) -> all.all("buildUploads").stream()
                                .filter(upload -> upload.fact("app").asText().equals(app.id()))
                                .toList()));
    }

    @Override
    public void seed(AppStoreState state, CatalogueApp app) {
        state.resources()
                .create("apps", app.id())
                .set("name", app.name())
                .set("bundleId", app.bundleId())
                .set("sku", app.bundleId().replace('.', '-'))
                .set("primaryLocale", app.primaryLocale())
                .set("isOrEverWasMadeForKids", false)
                .set("contentRightsDeclaration", "DOES_NOT_USE_THIRD_PARTY_CONTENT");
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        endpoints.list(
                "apps",
                Rules.plain()
                        .looseFilters("bundleId")
                        .filters("name", "sku", "id", "appStoreVersions", "appStoreVersions.appVersionState")
                        .sorts("name", "bundleId", "sku")
                        .includes(INCLUDES));
        endpoints.read("apps", Rules.plain().includes(INCLUDES));
        endpoints.update(
                BodyRules.update("apps")
                        .optional("accessibilityUrl", BodyRules.text())
                        .optional("bundleId", BodyRules.text())
                        .optional("primaryLocale", BodyRules.text())
                        .optional("subscriptionStatusUrl", BodyRules.text())
                        .optional("subscriptionStatusUrlVersion", BodyRules.text())
                        .optional("subscriptionStatusUrlForSandbox", BodyRules.text())
                        .optional("subscriptionStatusUrlVersionForSandbox", BodyRules.text())
                        .optional(
                                "contentRightsDeclaration",
                                BodyRules.oneOf("DOES_NOT_USE_THIRD_PARTY_CONTENT", "USES_THIRD_PARTY_CONTENT"))
                        .optional("streamlinedPurchasingEnabled", BodyRules.bool()),
                (app, payload) -> app.setAll(payload.attributes()));
    }
}

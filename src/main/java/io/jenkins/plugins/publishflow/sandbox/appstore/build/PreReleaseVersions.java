package io.jenkins.plugins.publishflow.sandbox.appstore.build;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.DottedNumber;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resources;
import java.util.List;
import java.util.Optional;

/** {@code /v1/preReleaseVersions}: version trains. A train keeps the spelling of its first upload. */
public final class PreReleaseVersions implements RoutedArea {

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType("preReleaseVersions")
                .attributes("version", "platform")
                .toOne("app", "apps")
                .manyPointingHere("builds", "builds", "preReleaseVersion"));
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        endpoints.list(
                "preReleaseVersions",
                Rules.plain()
                        .filters(
                                "app",
                                "version",
                                "platform",
                                "builds",
                                "builds.version",
                                "builds.expired",
                                "builds.processingState",
                                "builds.buildAudienceType")
                        .sorts("version")
                        .includes("builds", "app"));
        endpoints.read("preReleaseVersions", Rules.plain().includes("builds", "app"));
        endpoints.related("preReleaseVersions", "builds", Rules.plain());
        endpoints.related("preReleaseVersions", "app", Rules.plain());
        endpoints.related("apps", "preReleaseVersions", Rules.plain());
    }

    /** The train of that version, made where there is none yet. */
    static Resource train(Resources resources, Resource app, String version, String platform) {
        return resources.all("preReleaseVersions").stream()
                .filter(train -> train.one("app").equals(Optional.of(app)))
                .filter(train -> train.is("platform", platform))
                .filter(train -> DottedNumber.same(train.text("version"), version))
                .findFirst()
                .orElseGet(() -> resources
                        .create("preReleaseVersions")
                        .set("version", version)
                        .set("platform", platform)
                        .link("app", app));
    }
}

package io.jenkins.plugins.publishflow.sandbox.appstore.build;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import java.time.Instant;
import java.util.List;

/**
 * {@code /v1/appEncryptionDeclarations}. An assumption: a new declaration goes straight into review and is approved;
 * documents are not asked for.
 */
public final class EncryptionDeclarations implements RoutedArea {

    private static final String TYPE = "appEncryptionDeclarations";

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(TYPE)
                .attributes(
                        "appDescription",
                        "createdDate",
                        "exempt",
                        "containsProprietaryCryptography",
                        "containsThirdPartyCryptography",
                        "availableOnFrenchStore",
                        "appEncryptionDeclarationState")
                .toOne("app", "apps")
                .manyPointingHere("builds", "builds", "appEncryptionDeclaration"));
    }

    @Override
    public boolean advance(AppStoreState state, Instant now) {
        boolean changed = false;
        for (Resource declaration : state.resources().all(TYPE)) {
            Instant due = declaration
                    .since("created")
                    .orElseThrow()
                    .plus(state.timing().encryptionReview());
            if (declaration.is("appEncryptionDeclarationState", "IN_REVIEW") && !due.isAfter(now)) {
                declaration.set("appEncryptionDeclarationState", "APPROVED");
                changed = true;
            }
        }
        return changed;
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        endpoints.list(TYPE, Rules.plain().filters("app", "builds").includes("app", "builds"));
        endpoints.read(TYPE, Rules.plain().includes("app", "builds"));
        endpoints.related("apps", TYPE, Rules.plain().filters("builds").includes("app", "builds"));
        endpoints.related("builds", "appEncryptionDeclaration", Rules.plain());
        endpoints.create(
                BodyRules.create(TYPE)
                        .required("appDescription", BodyRules.text())
                        .required("containsProprietaryCryptography", BodyRules.bool())
                        .required("containsThirdPartyCryptography", BodyRules.bool())
                        .required("availableOnFrenchStore", BodyRules.bool())
                        .toOne("app", "apps"),
                payload -> state.resources()
                        .create(TYPE)
                        .setAll(payload.attributes())
                        .set("createdDate", state.now())
                        .set("appEncryptionDeclarationState", "IN_REVIEW")
                        .link("app", payload.one("app"))
                        .since("created", state.now()));
        endpoints.linkage(
                "PATCH",
                "builds",
                "appEncryptionDeclaration",
                (build, linked) -> build.link("appEncryptionDeclaration", linked.isEmpty() ? null : linked.get(0)));
    }
}

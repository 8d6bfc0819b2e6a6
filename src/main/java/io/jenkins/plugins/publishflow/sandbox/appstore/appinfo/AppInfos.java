package io.jenkins.plugins.publishflow.sandbox.appstore.appinfo;

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
import java.util.List;

/** {@code /v1/appInfos}: reading, and choosing the categories. That a subcategory needs its parent is an assumption. */
public final class AppInfos implements RoutedArea {

    @Override
    public List<ResourceType> types() {
        ResourceType type = new ResourceType(AppInfoPair.TYPE)
                .attributes("state")
                .toOne("app", "apps")
                .unlinked("app")
                .toOne("ageRatingDeclaration", AgeRatings.TYPE)
                .manyPointingHere(AppInfoTexts.TYPE, AppInfoTexts.TYPE, "appInfo");
        Categories.RELATIONSHIPS.forEach(each -> type.toOne(each, Categories.TYPE));
        return List.of(type);
    }

    @Override
    public void seed(AppStoreState state, CatalogueApp facts) {
        Resource app = state.resources().find("apps", facts.id()).orElseThrow();
        AppInfoPair.prepareNext(app, state.resources());
        Resource info = AppInfoPair.next(app).orElseThrow();
        info.one("ageRatingDeclaration").ifPresent(AgeRatings::answerHarmless);
        state.resources().find(Categories.TYPE, "UTILITIES").ifPresent(each -> info.link("primaryCategory", each));
        for (String locale : facts.locales()) {
            state.resources()
                    .create(AppInfoTexts.TYPE)
                    .link("appInfo", info)
                    .set("locale", locale)
                    .set("name", facts.name())
                    .set("privacyPolicyUrl", "https://sample.example.com/privacy");
        }
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        Rules rules = Rules.plain()
                .includes("app", "ageRatingDeclaration", AppInfoTexts.TYPE)
                .includes(Categories.RELATIONSHIPS.toArray(String[]::new));
        endpoints.related("apps", AppInfoPair.TYPE, rules);
        endpoints.read(AppInfoPair.TYPE, rules);
        BodyRules body = BodyRules.update(AppInfoPair.TYPE);
        Categories.RELATIONSHIPS.forEach(each -> {
            body.maybeOne(each, Categories.TYPE);
            endpoints.relatedOrNull(AppInfoPair.TYPE, each, Categories.rules());
        });
        endpoints.update(body, AppInfos::choose);
    }

    private static void choose(Resource info, Payload sent) {
        AppInfoPair.requireEditable(info);
        for (String each : Categories.RELATIONSHIPS) {
            sent.related(each).stream()
                    .filter(category -> !fits(category, each, info, sent))
                    .forEach(category -> {
                        throw Refusal.relationship("INVALID", each, "'" + category.id() + "' cannot be chosen here");
                    });
        }
        Categories.RELATIONSHIPS.stream()
                .filter(sent::hasRelationship)
                .forEach(each ->
                        info.link(each, sent.related(each).stream().findFirst().orElse(null)));
    }

    private static boolean fits(Resource category, String relationship, Resource info, Payload sent) {
        if (!relationship.contains("Subcategory")) {
            return category.one("parent").isEmpty();
        }
        String parent = relationship.startsWith("primary") ? "primaryCategory" : "secondaryCategory";
        List<Resource> chosen = sent.hasRelationship(parent) ? sent.related(parent) : info.related(parent);
        return category.one("parent").stream()
                .anyMatch(above -> chosen.stream().anyMatch(each -> each.id().equals(above.id())));
    }
}

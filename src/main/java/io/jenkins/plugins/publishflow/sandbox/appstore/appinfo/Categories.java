package io.jenkins.plugins.publishflow.sandbox.appstore.appinfo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import java.util.List;

/** {@code /v1/appCategories}: a part of the App Store's own list, enough to choose from. */
public final class Categories implements RoutedArea {

    static final String TYPE = "appCategories";

    /** The relationships by which an app info points to categories; a parent comes before its children. */
    static final List<String> RELATIONSHIPS = List.of(
            "primaryCategory",
            "primarySubcategoryOne",
            "primarySubcategoryTwo",
            "secondaryCategory",
            "secondarySubcategoryOne",
            "secondarySubcategoryTwo");

    private static final List<String> TOP = List.of(
            "BOOKS",
            "BUSINESS",
            "DEVELOPER_TOOLS",
            "EDUCATION",
            "ENTERTAINMENT",
            "FINANCE",
            "FOOD_AND_DRINK",
            "GAMES",
            "HEALTH_AND_FITNESS",
            "LIFESTYLE",
            "MEDICAL",
            "MUSIC",
            "NAVIGATION",
            "NEWS",
            "PHOTO_AND_VIDEO",
            "PRODUCTIVITY",
            "REFERENCE",
            "SHOPPING",
            "SOCIAL_NETWORKING",
            "SPORTS",
            "TRAVEL",
            "UTILITIES",
            "WEATHER");
    private static final List<String> OF_GAMES =
            List.of("GAMES_ACTION", "GAMES_BOARD", "GAMES_PUZZLE", "GAMES_STRATEGY");

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(TYPE)
                .attributes("platforms")
                .toOne("parent", TYPE)
                .manyPointingHere("subcategories", TYPE, "parent"));
    }

    @Override
    public void seed(AppStoreState state) {
        TOP.forEach(id -> category(state, id));
        Resource games = state.resources().find(TYPE, "GAMES").orElseThrow();
        OF_GAMES.forEach(id -> category(state, id).link("parent", games));
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        endpoints.list(TYPE, rules());
        endpoints.read(TYPE, rules());
        endpoints.related(TYPE, "subcategories", Rules.plain());
        endpoints.relatedOrNull(TYPE, "parent", Rules.plain());
    }

    static Rules rules() {
        return Rules.plain().includes("parent", "subcategories");
    }

    private static Resource category(AppStoreState state, String id) {
        return state.resources()
                .create(TYPE, id)
                .set("platforms", JsonNodeFactory.instance.arrayNode().add("IOS"));
    }
}

package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the store says of an app itself ({@code /v1/appInfos}): its state and its categories. */
public final class AppInfos {

    /** The relationships that hold a category. */
    private static final List<String> CATEGORIES = List.of(
            "primaryCategory",
            "primarySubcategoryOne",
            "primarySubcategoryTwo",
            "secondaryCategory",
            "secondarySubcategoryOne",
            "secondarySubcategoryTwo");

    private final JsonApi api;

    AppInfos(JsonApi api) {
        this.api = api;
    }

    /** All app infos of the app, usually one or two. */
    public List<AppInfo> list(String appId) throws StoreException {
        return api
                .list(
                        "/v1/apps/" + appId + "/appInfos",
                        Map.of("include", String.join(",", CATEGORIES), "limit", "200"))
                .stream()
                .map(AppInfos::info)
                .toList();
    }

    /**
     * Sets categories; those that are not given stay.
     *
     * @param categories relationship name to Apple's category id
     */
    public void setCategories(String id, Map<String, String> categories) throws StoreException {
        Body body = Body.update("appInfos", id);
        categories.forEach((relation, category) -> body.relate(relation, "appCategories", category));
        api.patch("/v1/appInfos/" + id, body);
    }

    private static AppInfo info(Resource resource) {
        Map<String, String> categories = new HashMap<>();
        CATEGORIES.forEach(
                relation -> resource.relatedId(relation).ifPresent(category -> categories.put(relation, category)));
        return new AppInfo(resource.id(), resource.text("state").orElse(""), categories);
    }
}

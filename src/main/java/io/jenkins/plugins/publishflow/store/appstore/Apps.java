package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.Map;
import java.util.Optional;

/** The apps that a key can see ({@code /v1/apps}). */
public final class Apps {

    private final JsonApi api;

    Apps(JsonApi api) {
        this.api = api;
    }

    /** The app with exactly that bundle id; empty where the key sees none. */
    public Optional<App> find(String bundleId) throws StoreException {
        return api.list("/v1/apps", Map.of("filter[bundleId]", bundleId, "limit", "200")).stream()
                .filter(app -> app.text("bundleId").filter(bundleId::equals).isPresent())
                .findFirst()
                .map(Apps::app);
    }

    /**
     * The app with exactly that bundle id.
     *
     * @throws StoreException of kind REFUSED, code {@code app-store.app-not-found}, where the key sees none
     */
    public App get(String bundleId) throws StoreException {
        return find(bundleId).orElseThrow(() -> notFound(bundleId));
    }

    private static App app(Resource app) {
        return new App(
                app.id(),
                app.text("bundleId").orElse(""),
                app.text("name").orElse(null),
                app.text("sku").orElse(null),
                app.text("primaryLocale").orElse(null));
    }

    private static StoreException notFound(String bundleId) {
        return new StoreException(new Problem(
                Problem.Kind.REFUSED,
                "app-store.app-not-found",
                "The key sees no app with the bundle id " + bundleId + " in App Store Connect.",
                "GET /v1/apps",
                "There are three possible reasons: the key belongs to another team; the app has no record in App Store"
                        + " Connect yet (create one under Apps, New App); or the key may not see this app (an"
                        + " individual key sees the apps of its user alone)."));
    }
}

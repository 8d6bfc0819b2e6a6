package io.jenkins.plugins.publishflow.store.appstore;

import edu.umd.cs.findbugs.annotations.CheckForNull;
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

    /**
     * Tries the key with two reads, and tells the reasons apart for which it may be of no use. Changes nothing.
     *
     * @param bundleId the app that it is needed for, or null for any
     */
    public KeyCheck check(@CheckForNull String bundleId) {
        try {
            if (!api.hasAny("/v1/apps")) {
                return new KeyCheck(noApps(), null);
            }
            return new KeyCheck(null, bundleId == null ? null : get(bundleId));
        } catch (StoreException e) {
            return new KeyCheck(e.problem(), null);
        }
    }

    private static App app(Resource app) {
        return new App(
                app.id(),
                app.text("bundleId").orElse(""),
                app.text("name").orElse(null),
                app.text("sku").orElse(null),
                app.text("primaryLocale").orElse(null));
    }

    private static Problem noApps() {
        return new Problem(
                Problem.Kind.CREDENTIALS,
                "app-store.no-apps",
                "App Store Connect accepts the key, but the key sees no app at all.",
                "GET /v1/apps",
                "Create the app in App Store Connect (Apps, New App), or use a key of the team that it belongs to; an"
                        + " individual key sees the apps of its user alone.");
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

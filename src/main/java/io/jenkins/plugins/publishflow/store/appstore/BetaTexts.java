package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.List;
import java.util.Map;

/** What testers read about a build, by language ({@code /v1/betaBuildLocalizations}). */
public final class BetaTexts {

    private static final String TYPE = "betaBuildLocalizations";

    private final JsonApi api;

    BetaTexts(JsonApi api) {
        this.api = api;
    }

    /** All texts of a build. */
    public List<BetaText> ofBuild(String buildId) throws StoreException {
        return api.list("/v1/betaBuildLocalizations", Map.of("filter[build]", buildId, "limit", "200")).stream()
                .map(text -> new BetaText(
                        text.id(),
                        text.text("locale").orElse(""),
                        text.text("whatsNew").orElse("")))
                .toList();
    }

    /**
     * Adds a language to a build.
     *
     * @return Apple's id of the text
     */
    public String create(String buildId, String locale, String whatToTest) throws StoreException {
        return api.post(
                        "/v1/betaBuildLocalizations",
                        Body.create(TYPE)
                                .attribute("locale", locale)
                                .attribute("whatsNew", whatToTest)
                                .relate("build", "builds", buildId))
                .id();
    }

    /** Replaces the text of a language. */
    public void update(String id, String whatToTest) throws StoreException {
        api.patch("/v1/betaBuildLocalizations/" + id, Body.update(TYPE, id).attribute("whatsNew", whatToTest));
    }
}

package io.jenkins.plugins.publishflow.store.huawei;

import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Texts of an app by language ({@code /app-language-info}). The same text sent twice is the same text. */
public final class Texts {

    /** The most characters of what is new in a version. */
    public static final int MAX_NEW_FEATURES = 500;

    private final PublishingApi api;

    Texts(PublishingApi api) {
        this.api = api;
    }

    /**
     * Says what is new in the draft.
     *
     * @param language as Huawei writes it, such as {@code en-US}
     * @param text at most {@link #MAX_NEW_FEATURES} characters
     */
    public void newFeatures(String appId, ReleaseType type, String language, String text) throws StoreException {
        update(appId, type, language, Map.of("newFeatures", text));
    }

    /**
     * Changes some of the texts of a language; the others stay.
     *
     * @param texts by Huawei's name: {@code appName}, {@code appDesc}, {@code briefInfo}, {@code newFeatures}; a new
     *     language needs {@code appName}
     */
    public void update(String appId, ReleaseType type, String language, Map<String, String> texts)
            throws StoreException {
        Map<String, String> body = new LinkedHashMap<>(texts);
        body.put("lang", language);
        api.put("/app-language-info", Map.of("appId", appId, "releaseType", type.number()), body);
    }
}

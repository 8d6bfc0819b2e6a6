package io.jenkins.plugins.publishflow.store.appstore;

import java.util.Map;

/**
 * The texts of a version, or of the app itself, in one language.
 *
 * @param id Apple's id
 * @param locale Apple's locale, such as {@code en-US}
 * @param texts attribute name, such as {@code whatsNew}, to text; what the store has no text for is not in it
 */
public record Localization(String id, String locale, Map<String, String> texts) {
    public Localization {
        texts = Map.copyOf(texts);
    }
}

package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts in several languages: those of a version ({@code /v1/appStoreVersionLocalizations}: description, keywords,
 * what's new …) or those of the app ({@code /v1/appInfoLocalizations}: name, subtitle, privacy policy). Both work
 * alike. A text that is not given is left as the store has it; nothing here erases one.
 */
public final class Localizations {

    private final JsonApi api;
    private final String type;
    private final String parentType;
    private final String parentRelation;
    private final List<String> attributes;

    private Localizations(JsonApi api, String type, String parentType, String parentRelation, List<String> attributes) {
        this.api = api;
        this.type = type;
        this.parentType = parentType;
        this.parentRelation = parentRelation;
        this.attributes = attributes;
    }

    static Localizations ofVersions(JsonApi api) {
        return new Localizations(
                api,
                "appStoreVersionLocalizations",
                "appStoreVersions",
                "appStoreVersion",
                List.of("description", "keywords", "marketingUrl", "promotionalText", "supportUrl", "whatsNew"));
    }

    static Localizations ofAppInfos(JsonApi api) {
        return new Localizations(
                api,
                "appInfoLocalizations",
                "appInfos",
                "appInfo",
                List.of("name", "subtitle", "privacyPolicyUrl", "privacyChoicesUrl", "privacyPolicyText"));
    }

    /**
     * All languages.
     *
     * @param parentId id of the version, or of the app info
     */
    public List<Localization> list(String parentId) throws StoreException {
        return api.list("/v1/" + parentType + "/" + parentId + "/" + type, Map.of("limit", "200")).stream()
                .map(this::localization)
                .toList();
    }

    /**
     * Adds a language.
     *
     * @param texts attribute name to text; a language of an app info needs a {@code name}
     * @return its id
     */
    public String create(String parentId, String locale, Map<String, String> texts) throws StoreException {
        Body body = Body.create(type).attribute("locale", locale).relate(parentRelation, parentType, parentId);
        texts.forEach(body::attribute);
        return api.post("/v1/" + type, body).id();
    }

    /**
     * Changes texts of a language.
     *
     * @param texts attribute name to text; others stay
     */
    public void update(String id, Map<String, String> texts) throws StoreException {
        Body body = Body.update(type, id);
        texts.forEach(body::attribute);
        api.patch("/v1/" + type + "/" + id, body);
    }

    private Localization localization(Resource resource) {
        Map<String, String> texts = new HashMap<>();
        attributes.forEach(name -> resource.text(name).ifPresent(text -> texts.put(name, text)));
        return new Localization(resource.id(), resource.text("locale").orElse(""), texts);
    }
}

package io.jenkins.plugins.publishflow.sandbox.appstore.version;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Payload;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import io.jenkins.plugins.publishflow.sandbox.appstore.text.TextChecks;
import java.util.List;
import java.util.Set;

/**
 * {@code /v1/appStoreVersionLocalizations}: a version's texts in one language. A first version has nothing new, so it
 * takes no {@code whatsNew}. Assumption: of a live version only the promotional text may change.
 */
public final class VersionTexts implements RoutedArea {

    /** Apple's name of the type. */
    public static final String TYPE = "appStoreVersionLocalizations";

    private static final int LONG = 4000;
    private static final int KEYWORDS = 100;
    private static final int PROMOTIONAL = 170;

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(TYPE)
                .attributes(
                        "locale",
                        "description",
                        "keywords",
                        "marketingUrl",
                        "promotionalText",
                        "supportUrl",
                        "whatsNew")
                .toOne("appStoreVersion", Versions.TYPE)
                .unlinked("appStoreVersion"));
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        endpoints.read(TYPE, Rules.plain().includes("appStoreVersion"));
        endpoints.related(
                Versions.TYPE, TYPE, Rules.plain().includes("appStoreVersion").filters("locale"));
        endpoints.create(
                texts(BodyRules.create(TYPE).required("locale", TextChecks.locale()))
                        .toOne("appStoreVersion", Versions.TYPE),
                sent -> create(sent, state));
        endpoints.update(texts(BodyRules.update(TYPE)), (text, sent) -> {
            requireEditable(version(text), sent);
            text.setAll(sent.attributes());
        });
        endpoints.delete(TYPE, text -> {
            if (!VersionState.of(version(text)).takesTexts()) {
                throw Edits.refused(version(text), "locale");
            }
            TextChecks.requireNotPrimary(text, Versions.app(version(text)));
            state.resources().delete(text);
        });
    }

    private static BodyRules texts(BodyRules rules) {
        return rules.optional("description", BodyRules.text(LONG))
                .optional("keywords", BodyRules.text(KEYWORDS))
                .optional("marketingUrl", TextChecks.webAddress())
                .optional("promotionalText", BodyRules.text(PROMOTIONAL))
                .optional("supportUrl", TextChecks.webAddress())
                .optional("whatsNew", BodyRules.text(LONG));
    }

    private static Resource create(Payload sent, AppStoreState state) {
        Resource version = sent.one("appStoreVersion");
        requireEditable(version, sent);
        TextChecks.requireNewLocale(sent, version.related(TYPE));
        return state.resources().create(TYPE).setAll(sent.attributes()).link("appStoreVersion", version);
    }

    private static void requireEditable(Resource version, Payload sent) {
        VersionState now = VersionState.of(version);
        Set<String> allowed = now == VersionState.READY_FOR_DISTRIBUTION ? Set.of("promotionalText") : Set.of();
        sent.attributes().properties().stream()
                .map(each -> each.getKey())
                .filter(attribute -> !now.takesTexts() && !allowed.contains(attribute))
                .findFirst()
                .ifPresent(attribute -> {
                    throw Edits.refused(version, attribute);
                });
        if (sent.has("whatsNew") && Versions.isFirst(version)) {
            throw Edits.at("whatsNew", "Attribute 'whatsNew' cannot be edited at this time");
        }
    }

    private static Resource version(Resource text) {
        return text.one("appStoreVersion").orElseThrow();
    }
}

package io.jenkins.plugins.publishflow.sandbox.appstore.appinfo;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Payload;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import io.jenkins.plugins.publishflow.sandbox.appstore.text.TextChecks;
import java.util.List;

/**
 * {@code /v1/appInfoLocalizations}: name, subtitle and privacy policy in one language. Limits as Apple's help has them;
 * that the app's primary language cannot be deleted is an assumption.
 */
public final class AppInfoTexts implements RoutedArea {

    static final String TYPE = "appInfoLocalizations";

    private static final int NAME = 30;
    private static final int SUBTITLE = 30;

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(TYPE)
                .attributes("locale", "name", "subtitle", "privacyPolicyUrl", "privacyChoicesUrl", "privacyPolicyText")
                .toOne("appInfo", AppInfoPair.TYPE)
                .unlinked("appInfo"));
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        Rules rules = Rules.plain().includes("appInfo");
        endpoints.read(TYPE, rules);
        endpoints.related(
                AppInfoPair.TYPE, TYPE, Rules.plain().includes("appInfo").filters("locale"));
        endpoints.create(
                texts(BodyRules.create(TYPE)
                                .required("locale", TextChecks.locale())
                                .required("name", BodyRules.text(NAME)))
                        .toOne("appInfo", AppInfoPair.TYPE),
                sent -> create(sent, state));
        endpoints.update(texts(BodyRules.update(TYPE).optional("name", BodyRules.text(NAME))), (text, sent) -> {
            AppInfoPair.requireEditable(text.one("appInfo").orElseThrow());
            requireName(sent);
            text.setAll(sent.attributes());
        });
        endpoints.delete(TYPE, text -> delete(text, state));
    }

    private static BodyRules texts(BodyRules rules) {
        return rules.optional("subtitle", BodyRules.text(SUBTITLE))
                .optional("privacyPolicyUrl", TextChecks.webAddress())
                .optional("privacyChoicesUrl", TextChecks.webAddress())
                .optional("privacyPolicyText", BodyRules.text());
    }

    private static Resource create(Payload sent, AppStoreState state) {
        Resource info = sent.one("appInfo");
        AppInfoPair.requireEditable(info);
        requireName(sent);
        TextChecks.requireNewLocale(sent, info.related(TYPE));
        return state.resources().create(TYPE).setAll(sent.attributes()).link("appInfo", info);
    }

    private static void requireName(Payload sent) {
        if (sent.has("name") && (sent.text("name") == null || sent.text("name").isBlank())) {
            throw Refusal.attribute("REQUIRED", "name", "An app has a name in each of its languages");
        }
    }

    private static void delete(Resource text, AppStoreState state) {
        Resource info = text.one("appInfo").orElseThrow();
        AppInfoPair.requireEditable(info);
        TextChecks.requireNotPrimary(text, info.one("app").orElseThrow());
        state.resources().delete(text);
    }
}

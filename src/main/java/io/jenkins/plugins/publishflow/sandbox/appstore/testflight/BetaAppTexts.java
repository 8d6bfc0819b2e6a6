package io.jenkins.plugins.publishflow.sandbox.appstore.testflight;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Payload;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import io.jenkins.plugins.publishflow.sandbox.appstore.text.TextChecks;
import java.util.List;

/** {@code /v1/betaAppLocalizations}: what testers read of the app. */
public final class BetaAppTexts implements RoutedArea {

    private static final String TYPE = "betaAppLocalizations";

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(TYPE)
                .attributes(
                        "feedbackEmail",
                        "marketingUrl",
                        "privacyPolicyUrl",
                        "tvOsPrivacyPolicy",
                        "description",
                        "locale")
                .toOne("app", "apps"));
    }

    @Override
    public void seed(AppStoreState state, CatalogueApp app) {
        state.resources()
                .create(TYPE)
                .set("locale", app.primaryLocale())
                .set("description", "An app to rehearse releases with.")
                .set("feedbackEmail", "beta@example.com")
                .link("app", state.resources().find("apps", app.id()).orElseThrow());
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        endpoints.list(TYPE, Rules.plain().filters("app", "locale").includes("app"));
        endpoints.read(TYPE, Rules.plain().includes("app"));
        endpoints.related("apps", TYPE, Rules.plain());
        endpoints.create(
                texts(BodyRules.create(TYPE).required("locale", TextChecks.locale()))
                        .toOne("app", "apps"),
                payload -> create(state, payload));
        endpoints.update(texts(BodyRules.update(TYPE)), (text, payload) -> text.setAll(payload.attributes()));
        endpoints.delete(TYPE, state.resources()::delete);
    }

    private static BodyRules texts(BodyRules rules) {
        return rules.optional("feedbackEmail", BodyRules.text())
                .optional("marketingUrl", TextChecks.webAddress())
                .optional("privacyPolicyUrl", TextChecks.webAddress())
                .optional("tvOsPrivacyPolicy", BodyRules.text())
                .optional("description", BodyRules.text());
    }

    private static Resource create(AppStoreState state, Payload payload) {
        Resource app = payload.one("app");
        TextChecks.requireNewLocale(payload, app.related(TYPE));
        return state.resources().create(TYPE).setAll(payload.attributes()).link("app", app);
    }
}

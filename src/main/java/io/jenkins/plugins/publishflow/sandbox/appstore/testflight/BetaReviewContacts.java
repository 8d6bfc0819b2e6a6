package io.jenkins.plugins.publishflow.sandbox.appstore.testflight;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import java.util.List;

/** {@code /v1/betaAppReviewDetails}: whom beta review can ask; each app has one from the start. */
public final class BetaReviewContacts implements RoutedArea {

    private static final String TYPE = "betaAppReviewDetails";

    private static final List<String> NEEDED =
            List.of("contactFirstName", "contactLastName", "contactPhone", "contactEmail");

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(TYPE)
                .attributes(NEEDED.toArray(String[]::new))
                .attributes("demoAccountName", "demoAccountPassword", "demoAccountRequired", "notes")
                .secret("demoAccountPassword")
                .toOne("app", "apps"));
    }

    @Override
    public void seed(AppStoreState state, CatalogueApp app) {
        state.resources()
                .create(TYPE)
                .set("contactFirstName", "Robin")
                .set("contactLastName", "Example")
                .set("contactPhone", "+1 555 0100")
                .set("contactEmail", "robin@example.com")
                .set("demoAccountRequired", false)
                .link("app", state.resources().find("apps", app.id()).orElseThrow());
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        endpoints.list(TYPE, Rules.plain().requiredFilters("app").includes("app"));
        endpoints.read(TYPE, Rules.plain().includes("app"));
        endpoints.related("apps", "betaAppReviewDetail", Rules.plain());
        BodyRules rules = BodyRules.update(TYPE)
                .optional("demoAccountName", BodyRules.text())
                .optional("demoAccountPassword", BodyRules.text())
                .optional("demoAccountRequired", BodyRules.bool())
                .optional("notes", BodyRules.text(4000));
        NEEDED.forEach(name -> rules.optional(name, BodyRules.text()));
        endpoints.update(rules, (contact, payload) -> contact.setAll(payload.attributes()));
    }

    /** Which of the contact's fields beta review still asks for. */
    static List<String> missing(Resource app) {
        return app.one("betaAppReviewDetail").stream()
                .flatMap(contact -> NEEDED.stream().filter(name -> contact.get(name) == null))
                .toList();
    }
}

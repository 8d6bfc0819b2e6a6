package io.jenkins.plugins.publishflow.sandbox.appstore.testflight;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Payload;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import io.jenkins.plugins.publishflow.sandbox.appstore.text.TextChecks;
import java.time.Instant;
import java.util.List;

/**
 * {@code /v1/betaBuildLocalizations}: what to test. An assumption: each build comes with an empty one in the app's
 * primary language.
 */
public final class BetaBuildTexts implements RoutedArea {

    static final String TYPE = "betaBuildLocalizations";

    private static final int LONGEST = 4000;
    private static final String GIVEN = "textsGiven";

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(TYPE).attributes("locale", "whatsNew").toOne("build", "builds"));
    }

    @Override
    public boolean advance(AppStoreState state, Instant now) {
        boolean changed = false;
        for (Resource build : state.resources().all("builds")) {
            // Remembered with the build, as a client may delete the text and it must not come back.
            if (build.since(GIVEN).isEmpty()) {
                build.since(GIVEN, now);
                state.resources()
                        .create(TYPE)
                        .set("locale", build.one("app").orElseThrow().text("primaryLocale"))
                        .link("build", build);
                changed = true;
            }
        }
        return changed;
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        endpoints.list(TYPE, Rules.plain().filters("build", "locale").includes("build"));
        endpoints.read(TYPE, Rules.plain().includes("build"));
        endpoints.related("builds", TYPE, Rules.plain());
        endpoints.create(
                BodyRules.create(TYPE)
                        .required("locale", TextChecks.locale())
                        .optional("whatsNew", BodyRules.text(LONGEST))
                        .toOne("build", "builds"),
                payload -> create(state, payload));
        endpoints.update(
                BodyRules.update(TYPE).optional("whatsNew", BodyRules.text(LONGEST)),
                (text, payload) -> text.setAll(payload.attributes()));
        endpoints.delete(TYPE, state.resources()::delete);
    }

    private static Resource create(AppStoreState state, Payload payload) {
        Resource build = payload.one("build");
        TextChecks.requireNewLocale(payload, build.related(TYPE));
        return state.resources().create(TYPE).setAll(payload.attributes()).link("build", build);
    }
}

package io.jenkins.plugins.publishflow.sandbox.appstore.testflight;

import io.jenkins.plugins.publishflow.sandbox.appstore.build.Builds;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import java.time.Instant;
import java.util.List;

/**
 * {@code /v1/buildBetaDetails}: come a little after their build, 404 until then. An assumption: testers are not notified
 * by themselves until a client asks for it.
 */
public final class BuildBetaDetails implements RoutedArea {

    static final String TYPE = "buildBetaDetails";

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(TYPE)
                .attributes("autoNotifyEnabled")
                .computed("internalBuildState", detail -> BetaState.node(BetaState.internal(build(detail))))
                .computed("externalBuildState", detail -> BetaState.node(BetaState.external(build(detail))))
                .toOne("build", "builds"));
    }

    @Override
    public boolean advance(AppStoreState state, Instant now) {
        boolean changed = false;
        for (Resource build : state.resources().all("builds")) {
            Instant due = build.since(Builds.VISIBLE)
                    .orElseThrow()
                    .plus(state.timing().betaDetailLag());
            if (build.one("buildBetaDetail").isEmpty() && !due.isAfter(now)) {
                // Apple gives a detail the id of its build.
                state.resources()
                        .create(TYPE, build.id())
                        .set("autoNotifyEnabled", false)
                        .link("build", build);
                changed = true;
            }
        }
        return changed;
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        endpoints.list(TYPE, Rules.plain().filters("build", "id").includes("build"));
        endpoints.read(TYPE, Rules.plain().includes("build"));
        endpoints.related("builds", "buildBetaDetail", Rules.plain().includes("build"));
        endpoints.update(
                BodyRules.update(TYPE).optional("autoNotifyEnabled", BodyRules.bool()),
                (detail, payload) -> detail.set("autoNotifyEnabled", payload.isTrue("autoNotifyEnabled")));
    }

    private static Resource build(Resource detail) {
        return detail.one("build").orElseThrow();
    }
}

package io.jenkins.plugins.publishflow.sandbox.appstore.testflight;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import java.util.List;

/** {@code POST /v1/buildBetaNotifications}: refused where testers are notified anyhow. Nobody is notified, of course. */
public final class BetaNotifications implements RoutedArea {

    private static final String TYPE = "buildBetaNotifications";

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(TYPE));
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        endpoints.create(BodyRules.create(TYPE).toOne("build", "builds"), payload -> {
            Resource build = payload.one("build");
            Testable.require(build);
            if (build.one("buildBetaDetail")
                    .filter(detail -> detail.is("autoNotifyEnabled"))
                    .isPresent()) {
                throw Refusal.state("ENTITY_STATE_INVALID", "Auto-notify already enabled");
            }
            return state.resources().create(TYPE).fact("build", JsonNodeFactory.instance.textNode(build.id()));
        });
    }
}

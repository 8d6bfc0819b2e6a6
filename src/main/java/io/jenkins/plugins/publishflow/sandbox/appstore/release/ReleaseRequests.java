package io.jenkins.plugins.publishflow.sandbox.appstore.release;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Payload;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.VersionState;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.Versions;
import java.time.Instant;
import java.util.List;

/**
 * {@code /v1/appStoreVersionReleaseRequests}: lets a version go out that is approved and waits for it. Carries all
 * versions on to the stores. The code of a refused request is an assumption.
 */
public final class ReleaseRequests implements RoutedArea {

    private static final String TYPE = "appStoreVersionReleaseRequests";

    @Override
    public List<ResourceType> types() {
        return List.of(
                new ResourceType(TYPE).toOne("appStoreVersion", Versions.TYPE).unlinked("appStoreVersion"));
    }

    @Override
    public boolean advance(AppStoreState state, Instant now) {
        boolean changed = false;
        for (Resource version : state.resources().all(Versions.TYPE)) {
            changed |= Release.advance(version, state.timing().distribution(), now);
        }
        return changed;
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        endpoints.create(BodyRules.create(TYPE).toOne("appStoreVersion", Versions.TYPE), sent -> create(sent, state));
    }

    private static Resource create(Payload sent, AppStoreState state) {
        Resource version = sent.one("appStoreVersion");
        if (VersionState.of(version) != VersionState.PENDING_DEVELOPER_RELEASE) {
            throw Refusal.state(
                    "ENTITY_STATE_INVALID",
                    "The version does not wait for its release, it is in state " + version.text("appVersionState"));
        }
        Release.begin(version, state.now());
        return state.resources().create(TYPE).link("appStoreVersion", version);
    }
}

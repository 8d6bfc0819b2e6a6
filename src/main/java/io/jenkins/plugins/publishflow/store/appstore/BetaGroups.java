package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.List;
import java.util.Map;

/** The groups of testers of an app ({@code /v1/betaGroups}). */
public final class BetaGroups {

    private final JsonApi api;

    BetaGroups(JsonApi api) {
        this.api = api;
    }

    /** All groups of the app. */
    public List<BetaGroup> ofApp(String appId) throws StoreException {
        return list(Map.of("filter[app]", appId, "limit", "200"));
    }

    /** The groups that have that build; whether the ones with access to all builds are among them is Apple's secret. */
    public List<BetaGroup> ofBuild(String appId, String buildId) throws StoreException {
        return list(Map.of("filter[app]", appId, "filter[builds]", buildId, "limit", "200"));
    }

    /** Gives a build to a group. */
    public void add(String buildId, String groupId) throws StoreException {
        api.link("/v1/builds/" + buildId + "/relationships/betaGroups", Body.toMany("betaGroups", List.of(groupId)));
    }

    private List<BetaGroup> list(Map<String, String> query) throws StoreException {
        return api.list("/v1/betaGroups", query).stream()
                .map(group -> new BetaGroup(
                        group.id(),
                        group.text("name").orElse(""),
                        group.flag("isInternalGroup").orElse(false),
                        group.flag("hasAccessToAllBuilds").orElse(false)))
                .toList();
    }
}

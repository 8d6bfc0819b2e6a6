package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.Map;
import java.util.Optional;

/** Rollouts over seven days ({@code /v1/appStoreVersionPhasedReleases}). The first version of an app cannot have one. */
public final class PhasedReleases {

    private static final String TYPE = "appStoreVersionPhasedReleases";

    private final JsonApi api;

    PhasedReleases(JsonApi api) {
        this.api = api;
    }

    /** The one of the version; empty where it goes to everybody at once. */
    public Optional<PhasedRelease> find(String versionId) throws StoreException {
        return api.find("/v1/appStoreVersions/" + versionId + "/appStoreVersionPhasedRelease", Map.of())
                .map(PhasedReleases::phasedRelease);
    }

    /** Prepares one: inactive until the version is released. */
    public PhasedRelease create(String versionId) throws StoreException {
        return phasedRelease(api.post(
                "/v1/" + TYPE,
                Body.create(TYPE)
                        .attribute("phasedReleaseState", "INACTIVE")
                        .relate("appStoreVersion", "appStoreVersions", versionId)));
    }

    /**
     * Pauses, resumes or completes one.
     *
     * @param state {@code PAUSED}, {@code ACTIVE} or {@code COMPLETE}
     */
    public PhasedRelease change(String id, String state) throws StoreException {
        return phasedRelease(
                api.patch("/v1/" + TYPE + "/" + id, Body.update(TYPE, id).attribute("phasedReleaseState", state)));
    }

    /** Takes one away that has not begun: the version goes to everybody at once. */
    public void delete(String id) throws StoreException {
        api.delete("/v1/" + TYPE + "/" + id);
    }

    private static PhasedRelease phasedRelease(Resource resource) {
        return new PhasedRelease(
                resource.id(),
                resource.text("phasedReleaseState").orElse(""),
                resource.number("currentDayNumber").orElse(null));
    }
}

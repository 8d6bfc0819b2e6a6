package io.jenkins.plugins.publishflow.sandbox.appstore.release;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Payload;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.VersionState;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.Versions;
import java.time.Instant;
import java.util.List;

/**
 * {@code /v1/appStoreVersionPhasedReleases}: prepared before the release, active from then on, paused and resumed,
 * finished. Assumptions: a new one may be prepared while the version is in review; the codes of refused changes.
 */
public final class PhasedReleases implements RoutedArea {

    /** Where a version points to its phased release. */
    static final String RELATIONSHIP = "appStoreVersionPhasedRelease";

    private static final String TYPE = "appStoreVersionPhasedReleases";
    private static final String STATE = "phasedReleaseState";

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(TYPE)
                .attributes(STATE, "startDate", "totalPauseDuration", "currentDayNumber")
                .toOne("appStoreVersion", Versions.TYPE)
                .unlinked("appStoreVersion"));
    }

    @Override
    public boolean advance(AppStoreState state, Instant now) {
        boolean changed = false;
        for (Resource each : state.resources().all(TYPE)) {
            changed |= PhasedRelease.of(each).advance(now);
        }
        return changed;
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        BodyRules.Check states = BodyRules.oneOf(
                PhasedRelease.INACTIVE, PhasedRelease.ACTIVE, PhasedRelease.PAUSED, PhasedRelease.COMPLETE);
        endpoints.relatedOrNull(Versions.TYPE, RELATIONSHIP, Rules.plain());
        endpoints.create(
                BodyRules.create(TYPE).optional(STATE, states).toOne("appStoreVersion", Versions.TYPE),
                sent -> create(sent, state));
        endpoints.update(
                BodyRules.update(TYPE).optional(STATE, states),
                (resource, sent) -> change(PhasedRelease.of(resource), sent, state.now()));
        endpoints.delete(TYPE, resource -> {
            if (!PhasedRelease.of(resource).is(PhasedRelease.INACTIVE)) {
                throw refused("A phased release that has begun cannot be deleted");
            }
            state.resources().delete(resource);
        });
    }

    private static Resource create(Payload sent, AppStoreState state) {
        Resource version = sent.one("appStoreVersion");
        VersionState now = VersionState.of(version);
        if (Versions.isFirst(version)) {
            throw refused("A first version cannot be released in phases");
        }
        if (version.one(RELATIONSHIP).isPresent()) {
            throw Refusal.relationship("INVALID", "appStoreVersion", "The version has a phased release already");
        }
        if (!now.isUnfinished() || now == VersionState.PROCESSING_FOR_DISTRIBUTION) {
            throw refused("The version is released already");
        }
        if (sent.text(STATE) != null && !PhasedRelease.INACTIVE.equals(sent.text(STATE))) {
            throw Refusal.attribute("INVALID", STATE, "A phased release begins as INACTIVE");
        }
        Resource resource = state.resources().create(TYPE).link("appStoreVersion", version);
        PhasedRelease.of(resource).prepare(state.now());
        return resource;
    }

    private static void change(PhasedRelease phased, Payload sent, Instant now) {
        String to = sent.text(STATE);
        if (to == null || phased.is(to)) {
            return;
        }
        if (to.equals(PhasedRelease.PAUSED) && phased.is(PhasedRelease.ACTIVE) && phased.mayPause(now)) {
            phased.pause(now);
        } else if (to.equals(PhasedRelease.ACTIVE) && phased.is(PhasedRelease.PAUSED)) {
            phased.resume(now);
        } else if (to.equals(PhasedRelease.COMPLETE)) {
            phased.finish(now);
        } else {
            throw refused("The phased release cannot become " + to + " now");
        }
    }

    private static Refusal refused(String detail) {
        return Refusal.state("ENTITY_STATE_INVALID", detail);
    }
}

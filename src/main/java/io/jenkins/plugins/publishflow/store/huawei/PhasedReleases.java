package io.jenkins.plugins.publishflow.store.huawei;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Releases to a share of the users ({@code /phased-release}). Which fields go together differs from one page of Huawei to
 * another; what is sent here is the least that they agree on.
 */
public final class PhasedReleases {

    private static final String PATH = "/phased-release";

    private final PublishingApi api;

    PhasedReleases(PublishingApi api) {
        this.api = api;
    }

    /**
     * Raises the share of the users.
     *
     * @param percent above what it is now, and below 100
     * @param end another end, or null to leave it
     */
    public void raise(String appId, BigDecimal percent, @CheckForNull Instant end) throws StoreException {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("phasedReleasePercent", PhasedPlan.percent(percent));
        if (end != null) {
            body.put("phasedReleaseEndTime", PublishingApi.time(end));
        }
        api.put(PATH, query(appId, ReleaseType.PHASED), body);
    }

    /** Gives the version to nobody else for now. */
    public void pause(String appId) throws StoreException {
        state(appId, "SUSPEND");
    }

    /** Goes on with a paused one. */
    public void resume(String appId) throws StoreException {
        state(appId, "RELEASE");
    }

    /** Gives the version to everybody. */
    public void complete(String appId) throws StoreException {
        api.put(PATH, query(appId, ReleaseType.FULL), Map.of());
    }

    private void state(String appId, String state) throws StoreException {
        api.put(PATH + "/state", Map.of("appId", appId), Map.of("state", state));
    }

    private static Map<String, String> query(String appId, ReleaseType type) {
        return Map.of("appId", appId, "releaseType", type.number());
    }
}

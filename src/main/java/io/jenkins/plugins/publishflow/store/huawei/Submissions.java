package io.jenkins.plugins.publishflow.store.huawei;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Submission of the draft to review, and when the version goes live ({@code /app-submit}, {@code /on-shelf-time},
 * {@code /app-shelf-off}).
 */
public final class Submissions {

    private final PublishingApi api;

    Submissions(PublishingApi api) {
        this.api = api;
    }

    /**
     * Submits the draft for everybody.
     *
     * @param releaseTime when it goes live once it is approved, or null for at once
     * @param remark for the reviewers, or null
     * @throws StoreException with code {@link AppGallery#COMPILING} or {@link AppGallery#SCANNING} where Huawei is not
     *     through with the package
     */
    public void submit(String appId, @CheckForNull Instant releaseTime, @CheckForNull String remark)
            throws StoreException {
        Map<String, String> query = query(appId, ReleaseType.FULL, remark);
        if (releaseTime != null) {
            query.put("releaseTime", PublishingApi.time(releaseTime));
        }
        api.post("/app-submit", query, null);
    }

    /**
     * Submits the draft for a share of the users. Needs a version that is live for everybody.
     *
     * @param remark for the reviewers, or null
     * @throws StoreException as {@link #submit}
     */
    public void submitPhased(String appId, PhasedPlan plan, @CheckForNull String remark) throws StoreException {
        api.post(
                "/app-submit",
                query(appId, ReleaseType.PHASED, remark),
                Map.of(
                        "phasedReleaseStartTime",
                        PublishingApi.time(plan.start()),
                        "phasedReleaseEndTime",
                        PublishingApi.time(plan.end()),
                        "phasedReleasePercent",
                        PhasedPlan.percent(plan.percent()),
                        "phasedReleaseDescription",
                        plan.description()));
    }

    /**
     * Changes when a submitted version goes live. That 1 is the number of the change to "at once" is an assumption:
     * some pages of Huawei say 2.
     *
     * @param time another time, or null for as soon as it is approved
     */
    public void releaseTime(String appId, @CheckForNull Instant time) throws StoreException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("changeType", time == null ? 1 : 3);
        body.put("releaseType", 1);
        if (time != null) {
            body.put("releaseTime", PublishingApi.time(time));
        }
        api.put("/on-shelf-time", Map.of("appId", appId), body);
    }

    /**
     * Takes the app off the shelf: nobody can get it any more, those who have it keep it.
     *
     * @param reason what Huawei is told
     */
    public void takeOffShelf(String appId, String reason) throws StoreException {
        api.post("/app-shelf-off", Map.of("appId", appId, "reason", reason), null);
    }

    private static Map<String, String> query(String appId, ReleaseType type, @CheckForNull String remark) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("appId", appId);
        query.put("releaseType", type.number());
        if (remark != null) {
            query.put("remark", remark);
        }
        return query;
    }
}

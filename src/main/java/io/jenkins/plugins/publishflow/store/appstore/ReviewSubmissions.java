package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Submissions to App Review ({@code /v1/reviewSubmissions}). Apple lets an app have one open submission a platform; it
 * is made as a draft, filled with items, and submitted.
 */
public final class ReviewSubmissions {

    private static final String TYPE = "reviewSubmissions";
    private static final String PATH = "/v1/reviewSubmissions";
    private static final String VERSION = "appStoreVersionForReview";

    private final JsonApi api;

    ReviewSubmissions(JsonApi api) {
        this.api = api;
    }

    /**
     * The submissions of the app on that platform that stand in one of the states.
     *
     * @param states Apple's names, such as {@link ReviewSubmission#OPEN_STATES}
     */
    public List<ReviewSubmission> list(String appId, String platform, Collection<String> states) throws StoreException {
        return api
                .list(
                        PATH,
                        Map.of(
                                "filter[app]", appId,
                                "filter[platform]", platform,
                                "filter[state]", String.join(",", states),
                                "include", VERSION,
                                "limit", "200"))
                .stream()
                .map(ReviewSubmissions::submission)
                .toList();
    }

    /** The submission as it is now. */
    public ReviewSubmission get(String id) throws StoreException {
        return submission(api.get(PATH + "/" + id, Map.of("include", VERSION)));
    }

    /** Makes an empty draft. */
    public ReviewSubmission create(String appId, String platform) throws StoreException {
        return submission(
                api.post(PATH, Body.create(TYPE).attribute("platform", platform).relate("app", "apps", appId)));
    }

    /** What is in the submission, removed things included. */
    public List<ReviewItem> items(String id) throws StoreException {
        return api.list(PATH + "/" + id + "/items", Map.of("include", "appStoreVersion", "limit", "200")).stream()
                .map(item -> new ReviewItem(
                        item.id(),
                        item.text("state").orElse(""),
                        item.relatedId("appStoreVersion").orElse(null)))
                .toList();
    }

    /**
     * Puts a version into a draft. Where it is in another submission, Apple refuses with a text that names that one.
     *
     * @return the id of the item
     */
    public String addVersion(String id, String versionId) throws StoreException {
        return api.post(
                        "/v1/reviewSubmissionItems",
                        Body.create("reviewSubmissionItems")
                                .relate("reviewSubmission", TYPE, id)
                                .relate("appStoreVersion", "appStoreVersions", versionId))
                .id();
    }

    /** Takes an item out of a draft. */
    public void removeItem(String itemId) throws StoreException {
        api.delete("/v1/reviewSubmissionItems/" + itemId);
    }

    /** Hands the draft to App Review. A refusal carries the reasons as associated errors. */
    public ReviewSubmission submit(String id) throws StoreException {
        return submission(api.patch(PATH + "/" + id, Body.update(TYPE, id).attribute("submitted", true)));
    }

    /** Asks for the submission to be withdrawn, which Apple does some time later. */
    public ReviewSubmission cancel(String id) throws StoreException {
        return submission(api.patch(PATH + "/" + id, Body.update(TYPE, id).attribute("canceled", true)));
    }

    private static ReviewSubmission submission(Resource resource) {
        return new ReviewSubmission(
                resource.id(),
                resource.text("state").orElse(""),
                resource.relatedId(VERSION).orElse(null));
    }
}

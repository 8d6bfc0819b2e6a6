package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What App Review has to know of a version ({@code /v1/appStoreReviewDetails}). */
public final class ReviewDetails {

    private static final String TYPE = "appStoreReviewDetails";

    private static final List<String> TEXTS =
            List.of("contactFirstName", "contactLastName", "contactPhone", "contactEmail", "demoAccountName", "notes");

    private final JsonApi api;

    ReviewDetails(JsonApi api) {
        this.api = api;
    }

    /** Those of the version; empty where it has none yet. */
    public Optional<ReviewDetail> find(String versionId) throws StoreException {
        return api.find(
                        "/v1/appStoreVersions/" + versionId + "/appStoreReviewDetail",
                        Map.of("fields[" + TYPE + "]", String.join(",", TEXTS)))
                .map(ReviewDetails::detail);
    }

    /**
     * Makes those of the version.
     *
     * @param texts attribute name to text
     * @return the id
     */
    public String create(String versionId, Map<String, String> texts) throws StoreException {
        Body body = Body.create(TYPE).relate("appStoreVersion", "appStoreVersions", versionId);
        texts.forEach(body::attribute);
        return api.post("/v1/" + TYPE, body).id();
    }

    /** Changes the texts given; others stay. */
    public void update(String id, Map<String, String> texts) throws StoreException {
        Body body = Body.update(TYPE, id);
        texts.forEach(body::attribute);
        api.patch("/v1/" + TYPE + "/" + id, body);
    }

    private static ReviewDetail detail(Resource resource) {
        Map<String, String> texts = new HashMap<>();
        TEXTS.forEach(name -> resource.text(name).ifPresent(text -> texts.put(name, text)));
        return new ReviewDetail(resource.id(), texts);
    }
}

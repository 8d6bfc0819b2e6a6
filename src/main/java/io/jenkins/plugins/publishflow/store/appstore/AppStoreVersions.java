package io.jenkins.plugins.publishflow.store.appstore;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The App Store versions of an app ({@code /v1/appStoreVersions}): making them, changing them, the build in them, and
 * the request to release an approved one. Refusals come as {@link StoreException} with Apple's words.
 */
public final class AppStoreVersions {

    private static final String TYPE = "appStoreVersions";
    private static final String PATH = "/v1/appStoreVersions";

    private final JsonApi api;

    AppStoreVersions(JsonApi api) {
        this.api = api;
    }

    /**
     * All versions of the app on that platform, whatever their state. Apple sorts them by nothing that it documents.
     *
     * @param platform Apple's platform value, such as {@code IOS}
     */
    public List<AppStoreVersion> list(String appId, String platform) throws StoreException {
        return api
                .list("/v1/apps/" + appId + "/appStoreVersions", Map.of("filter[platform]", platform, "limit", "200"))
                .stream()
                .map(AppStoreVersions::version)
                .toList();
    }

    /** The version as it is now. */
    public AppStoreVersion get(String id) throws StoreException {
        return version(api.get(PATH + "/" + id, Map.of()));
    }

    /**
     * Makes a version. Apple takes it only while no other version of the platform is being prepared or reviewed; the
     * refusal is a 409 with the code {@code ENTITY_ERROR.RELATIONSHIP.INVALID}.
     */
    public AppStoreVersion create(String appId, String platform, String versionString) throws StoreException {
        return version(api.post(
                PATH,
                Body.create(TYPE)
                        .attribute("platform", platform)
                        .attribute("versionString", versionString)
                        .relate("app", "apps", appId)));
    }

    /** Gives the version another number, for it is the one that may be prepared at a time. */
    public AppStoreVersion rename(String id, String versionString) throws StoreException {
        return version(api.patch(PATH + "/" + id, Body.update(TYPE, id).attribute("versionString", versionString)));
    }

    /** Sets the copyright line. */
    public AppStoreVersion setCopyright(String id, String copyright) throws StoreException {
        return version(api.patch(PATH + "/" + id, Body.update(TYPE, id).attribute("copyright", copyright)));
    }

    /**
     * Says how the version goes out once it is approved.
     *
     * @param releaseType {@code MANUAL}, {@code AFTER_APPROVAL} or {@code SCHEDULED}
     * @param earliest when a scheduled version goes out; null erases what the store has, which the other types need
     */
    public AppStoreVersion setRelease(String id, String releaseType, @CheckForNull Instant earliest)
            throws StoreException {
        Body body = Body.update(TYPE, id).attribute("releaseType", releaseType);
        return version(api.patch(
                PATH + "/" + id,
                earliest == null
                        ? body.clear("earliestReleaseDate")
                        : body.attribute("earliestReleaseDate", earliest)));
    }

    /**
     * Puts a build into the version, in place of the one that is there. Apple refuses a build that is not usable, and
     * for some seconds also one that has just become so.
     */
    public void attachBuild(String id, String buildId) throws StoreException {
        api.relink(PATH + "/" + id + "/relationships/build", Body.toOne("builds", buildId));
    }

    /** The id of the build in the version; empty where there is none. */
    public Optional<String> attachedBuild(String id) throws StoreException {
        return api.find(PATH + "/" + id + "/build", Map.of("fields[builds]", "version"))
                .map(Resource::id);
    }

    /**
     * Asks Apple to release a version that waits for it ({@code PENDING_DEVELOPER_RELEASE}). Cannot be taken back.
     *
     * @return the id of the request
     */
    public String requestRelease(String id) throws StoreException {
        return api.post(
                        "/v1/appStoreVersionReleaseRequests",
                        Body.create("appStoreVersionReleaseRequests").relate("appStoreVersion", TYPE, id))
                .id();
    }

    private static AppStoreVersion version(Resource version) {
        return new AppStoreVersion(
                version.id(),
                version.text("platform").orElse(""),
                version.text("versionString").orElse(""),
                new AppVersionState(version.text("appVersionState").orElse("")),
                version.text("releaseType").orElse(null),
                version.instant("earliestReleaseDate").orElse(null),
                version.text("copyright").orElse(null),
                version.instant("createdDate").orElse(null));
    }
}

package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The builds of an app that Apple has taken ({@code /v1/builds}). */
public final class Builds {

    private static final String INCLUDE = "preReleaseVersion,buildBetaDetail";

    private final JsonApi api;

    Builds(JsonApi api) {
        this.api = api;
    }

    /**
     * The builds with that version and build number, in every spelling, newest first; expired and broken ones too.
     *
     * @param platform Apple's platform value, such as {@code IOS}
     */
    public List<Build> find(String appId, String version, String build, String platform) throws StoreException {
        Map<String, String> query = query(appId, platform);
        query.put("filter[preReleaseVersion.version]", String.join(",", VersionNumber.spellings(version)));
        query.put("filter[version]", String.join(",", VersionNumber.spellings(build)));
        return list(query).stream()
                .filter(found -> found.version().isEmpty() || VersionNumber.same(found.version(), version))
                .filter(found -> found.build().isEmpty() || VersionNumber.same(found.build(), build))
                .toList();
    }

    /**
     * The builds of that version, in every spelling, newest first; expired and broken ones too.
     *
     * @param platform Apple's platform value, such as {@code IOS}
     */
    public List<Build> ofVersion(String appId, String version, String platform) throws StoreException {
        Map<String, String> query = query(appId, platform);
        query.put("filter[preReleaseVersion.version]", String.join(",", VersionNumber.spellings(version)));
        return list(query).stream()
                .filter(found -> found.version().isEmpty() || VersionNumber.same(found.version(), version))
                .toList();
    }

    /**
     * The build uploaded last that can be tested; empty where there is none.
     *
     * @param platform Apple's platform value, such as {@code IOS}
     */
    public Optional<Build> newestUsable(String appId, String platform) throws StoreException {
        Map<String, String> query = query(appId, platform);
        query.put("filter[processingState]", Build.VALID);
        query.put("filter[expired]", "false");
        return list(query).stream().filter(Build::isUsable).findFirst();
    }

    /** The build with its TestFlight state; empty where Apple has none (yet). */
    public Optional<Build> read(String id) throws StoreException {
        return api.find("/v1/builds/" + id, Map.of("include", INCLUDE)).map(Builds::build);
    }

    /** Answers the export question of a build. */
    public void answerEncryption(String id, boolean usesNonExemptEncryption) throws StoreException {
        api.patch(
                "/v1/builds/" + id,
                Body.update("builds", id).attribute("usesNonExemptEncryption", usesNonExemptEncryption));
    }

    private List<Build> list(Map<String, String> query) throws StoreException {
        return api.list("/v1/builds", query).stream().map(Builds::build).toList();
    }

    private static Map<String, String> query(String appId, String platform) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("filter[app]", appId);
        query.put("filter[preReleaseVersion.platform]", platform);
        query.put("sort", "-uploadedDate");
        query.put("include", INCLUDE);
        query.put("limit", "200");
        return query;
    }

    private static Build build(Resource build) {
        return new Build(
                build.id(),
                build.related("preReleaseVersion")
                        .flatMap(train -> train.text("version"))
                        .orElse(""),
                build.text("version").orElse(""),
                build.text("processingState").orElse(""),
                build.flag("expired").orElse(false),
                build.text("buildAudienceType").orElse(null),
                build.flag("usesNonExemptEncryption").orElse(null),
                build.instant("uploadedDate").orElse(null),
                build.instant("expirationDate").orElse(null),
                build.related("buildBetaDetail").map(Builds::beta).orElse(null));
    }

    private static BetaDetail beta(Resource detail) {
        return new BetaDetail(
                detail.id(),
                detail.text("internalBuildState").orElse(""),
                detail.text("externalBuildState").orElse(""),
                detail.flag("autoNotifyEnabled").orElse(false));
    }
}

package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Uploads of binaries: a reservation for a version and build number, a file reserved in it, parts sent by ticket, a
 * commit ({@code /v1/buildUploads}, {@code /v1/buildUploadFiles}). What becomes of a binary before there is a build is
 * told here alone.
 */
public final class BuildUploads {

    /** Apple's error code for a version and build number that have been used already. */
    public static final String DUPLICATE = "ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE";

    private static final String UPLOADS = "buildUploads";
    private static final String FILES = "buildUploadFiles";

    private final JsonApi api;

    BuildUploads(JsonApi api) {
        this.api = api;
    }

    /**
     * The uploads of that version and build number, in every spelling, newest first; failed ones too.
     *
     * @param platform Apple's platform value, such as {@code IOS}
     */
    public List<BuildUpload> find(String appId, String version, String build, String platform) throws StoreException {
        Map<String, String> query = Map.of(
                "filter[cfBundleShortVersionString]",
                String.join(",", VersionNumber.spellings(version)),
                "filter[cfBundleVersion]",
                String.join(",", VersionNumber.spellings(build)),
                "filter[platform]",
                platform,
                "include",
                "build",
                "sort",
                "-uploadedDate",
                "limit",
                "200");
        List<BuildUpload> uploads = new ArrayList<>();
        for (Resource upload : api.list("/v1/apps/" + appId + "/buildUploads", query)) {
            uploads.add(upload(upload));
        }
        return uploads.stream()
                .filter(upload -> upload.version().isEmpty() || VersionNumber.same(upload.version(), version))
                .filter(upload -> upload.build().isEmpty() || VersionNumber.same(upload.build(), build))
                .toList();
    }

    /**
     * Reserves an upload.
     *
     * @throws StoreException with Apple's code {@link #DUPLICATE} where the pair is used already
     */
    public BuildUpload reserve(String appId, String version, String build, String platform) throws StoreException {
        return upload(api.post(
                "/v1/buildUploads",
                Body.create(UPLOADS)
                        .attribute("cfBundleShortVersionString", version)
                        .attribute("cfBundleVersion", build)
                        .attribute("platform", platform)
                        .relate("app", "apps", appId)));
    }

    /** The upload; empty where Apple has none (yet, or any more). */
    public Optional<BuildUpload> read(String id) throws StoreException {
        return api.find("/v1/buildUploads/" + id, Map.of("include", "build")).map(BuildUploads::upload);
    }

    /** Gives up a reservation. */
    public void delete(String id) throws StoreException {
        api.delete("/v1/buildUploads/" + id);
    }

    /**
     * Reserves the file of an upload.
     *
     * @param fileName name without folders
     * @param size bytes, exactly
     */
    public BuildUploadFile reserveFile(String uploadId, String fileName, long size) throws StoreException {
        return file(
                api.post(
                        "/v1/buildUploadFiles",
                        Body.create(FILES)
                                .attribute("assetType", "ASSET")
                                .attribute("fileName", fileName)
                                .attribute("fileSize", size)
                                .attribute("uti", "com.apple.ipa")
                                .relate("buildUpload", UPLOADS, uploadId)),
                size);
    }

    /**
     * The id of the file that was reserved in an upload before; empty where there is none.
     *
     * @param size bytes of the file looked for
     */
    public Optional<String> findFile(String uploadId, long size) throws StoreException {
        Map<String, String> query = Map.of("fields[buildUploadFiles]", "assetType,fileSize", "limit", "200");
        return api.list("/v1/buildUploads/" + uploadId + "/buildUploadFiles", query).stream()
                .filter(file -> file.text("assetType").filter("ASSET"::equals).isPresent())
                .filter(file ->
                        file.number("fileSize").filter(found -> found == size).isPresent())
                .map(Resource::id)
                .findFirst();
    }

    /**
     * The file, with a ticket as long as Apple gives one; empty where Apple has none (yet, or any more).
     *
     * @param size bytes that were reserved
     */
    public Optional<BuildUploadFile> readFile(String id, long size) throws StoreException {
        Optional<Resource> file = api.find("/v1/buildUploadFiles/" + id, Map.of());
        return file.isEmpty() ? Optional.empty() : Optional.of(file(file.get(), size));
    }

    /**
     * Says that all bytes have been sent.
     *
     * @param sha256 digest of the file, hex, by which Apple finds damage on the way
     */
    public void commitFile(String id, String sha256) throws StoreException {
        api.patch(
                "/v1/buildUploadFiles/" + id,
                Body.update(FILES, id)
                        .attribute("uploaded", true)
                        .attribute(
                                "sourceFileChecksums", Map.of("file", Map.of("hash", sha256, "algorithm", "SHA_256"))));
    }

    private static BuildUpload upload(Resource upload) {
        StateDetail state = StateDetail.of(upload.attribute("state"));
        return new BuildUpload(
                upload.id(),
                upload.text("cfBundleShortVersionString").orElse(""),
                upload.text("cfBundleVersion").orElse(""),
                state.state(),
                state.errors(),
                state.warnings(),
                state.infos(),
                upload.instant("createdDate").orElse(null),
                upload.relatedId("build").orElse(null));
    }

    private static BuildUploadFile file(Resource file, long size) throws StoreException {
        StateDetail state = StateDetail.of(file.attribute("assetDeliveryState"));
        return new BuildUploadFile(
                file.id(),
                state.state(),
                state.errors(),
                UploadOperations.ticket(file, size).orElse(null));
    }
}

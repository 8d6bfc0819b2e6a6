package io.jenkins.plugins.publishflow.store.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Packages of apps: registration of what has been uploaded, and what Huawei makes of it ({@code /app-file-info},
 * {@code /package-list}, {@code /package/compile/status}). The upload itself is in {@link UploadAddresses}.
 */
public final class Packages {

    private static final String PACKAGE_FILE = "5";
    private static final int PAGE = 100;
    private static final int MAX_PAGES = 20;

    private final PublishingApi api;

    Packages(PublishingApi api) {
        this.api = api;
    }

    /**
     * Leave to upload a package, into the signed storage, or by a form where this site of Huawei has no such storage.
     *
     * @param fileName name with its ending, {@code .apk} or {@code .aab}
     * @param size bytes of the file
     */
    public UploadTicket ticket(String appId, String fileName, long size) throws StoreException {
        return new UploadAddresses(api).ticket(appId, fileName, size);
    }

    /**
     * Where an uploaded file is, for {@link #register}.
     *
     * @param uploadId of the ticket
     * @param answer what the uploader returned
     * @throws StoreException where the upload by form came to nothing
     */
    public String destination(String uploadId, String answer) throws StoreException {
        return UploadAddresses.destination(uploadId, answer);
    }

    /**
     * Adds the uploaded package to the draft of the app. Each call adds one more.
     *
     * @param destination where the file is
     * @return the ids of the package, with which its compile state is asked for
     */
    public List<String> register(String appId, ReleaseType type, String fileName, String destination)
            throws StoreException {
        Reply reply = api.put(
                "/app-file-info",
                Map.of("appId", appId, "releaseType", type.number()),
                Map.of(
                        "fileType",
                        Integer.parseInt(PACKAGE_FILE),
                        "files",
                        List.of(Map.of("fileName", fileName, "fileDestUrl", destination))));
        List<String> ids = new ArrayList<>();
        JsonNode versions = reply.at("pkgVersion");
        if (versions.isValueNode() && !versions.isNull()) {
            ids.add(versions.asText());
        } else {
            versions.forEach(id -> ids.add(id.asText()));
        }
        if (ids.isEmpty()) {
            throw reply.malformed("names no package that was added");
        }
        return ids;
    }

    /**
     * The packages of the app. The names of the fields are an assumption in part: of a package Huawei's pages promise
     * version code and id, and clients read the latter under several names.
     */
    public List<AppPackage> list(String appId) throws StoreException {
        List<AppPackage> packages = new ArrayList<>();
        for (int page = 0; page < MAX_PAGES; page++) {
            Reply reply = api.get(
                    "/package-list",
                    Map.of(
                            "appId",
                            appId,
                            "fromRecCount",
                            String.valueOf(page * PAGE + 1),
                            "maxReqCount",
                            String.valueOf(PAGE)));
            JsonNode list = reply.at("pkgList");
            list.forEach(one -> packages.add(new AppPackage(id(one), Reply.text(one, "versionCode"))));
            if (list.size() < PAGE) {
                break;
            }
        }
        return packages;
    }

    private static String id(JsonNode one) {
        for (String name : List.of("pkgVersion", "pkgId", "packageId", "id")) {
            String id = Reply.text(one, name);
            if (!id.isEmpty()) {
                return id;
            }
        }
        return "";
    }

    /**
     * How far Huawei is with a package. Sites that do not have the present request are asked by the older one.
     *
     * @param ids of the package, at least one
     */
    public CompileState compileState(String appId, List<String> ids) throws StoreException {
        Map<String, String> query = Map.of("appId", appId, "pkgIds", String.join(",", ids));
        try {
            return worst(api.get("/package/compile/status", query), "successStatus", "0", "1");
        } catch (StoreException e) {
            if (!e.problem().code().equals(Refusal.NOT_FOUND.code())) {
                throw e;
            }
        }
        // The path is misspelled at Huawei.
        return worst(api.get("/aab/complile/status", query), "aabCompileStatus", "2", "1");
    }

    /** One that failed decides; then one that is under way. */
    private static CompileState worst(Reply reply, String field, String done, String compiling) throws StoreException {
        CompileState state = CompileState.UNKNOWN;
        for (JsonNode one : reply.list("pkgStateList")) {
            String status = Reply.text(one, field);
            if (status.isEmpty()) {
                throw reply.malformed("has a package without '" + field + "' in it");
            }
            if (!status.equals(done) && !status.equals(compiling)) {
                return CompileState.FAILED;
            }
            boolean waits = status.equals(compiling) || state == CompileState.COMPILING;
            state = waits ? CompileState.COMPILING : CompileState.DONE;
        }
        return state;
    }

    /** The problem of a package that could not be compiled. */
    public static Problem compileFailed(String where) {
        Refusal refusal = Refusal.COMPILE_FAILED;
        return new Problem(refusal.kind(), refusal.code(), refusal.what(), where, refusal.remedy());
    }
}

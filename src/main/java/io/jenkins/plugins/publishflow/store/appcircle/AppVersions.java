package io.jenkins.plugins.publishflow.store.appcircle;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import io.jenkins.plugins.publishflow.store.http.HttpAnswer;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Versions in a profile ({@code …/app-versions}). */
public final class AppVersions {

    private static final String ACTION = "action";

    private final Api api;

    AppVersions(Api api) {
        this.api = api;
    }

    /** All versions of a profile, newest first as Appcircle gives them. */
    public List<AppVersion> list(Platform platform, String profile) throws StoreException {
        HttpAnswer answer = api.get(path("v2", platform, profile), Map.of());
        List<AppVersion> versions = new ArrayList<>();
        for (JsonNode one : Documents.list(answer)) {
            String id = Documents.text(one, "id");
            if (id.isEmpty()) {
                throw answer.malformed("has a version without an id in it");
            }
            versions.add(new AppVersion(
                    id,
                    Documents.text(one, "version"),
                    Documents.text(one, "versionCode"),
                    Documents.text(one, "fileName"),
                    one.path("releaseCandidate").asBoolean(),
                    time(Documents.text(one, "createDate"))));
        }
        return versions;
    }

    /** Without a zone it is taken for UTC: an assumption. */
    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException zoned) {
            try {
                return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException none) {
                return null;
            }
        }
    }

    /**
     * Leave to upload a file: by a signed PUT, or by a form where the storage is one of those that take nothing else.
     *
     * @return a ticket whose upload id is Appcircle's id of the file
     */
    public UploadTicket ticket(Platform platform, String profile, String fileName, long size) throws StoreException {
        HttpAnswer answer = api.get(
                path("v1", platform, profile),
                Map.of(ACTION, "uploadInformation", "fileName", fileName, "fileSize", String.valueOf(size)));
        JsonNode document = answer.json();
        String file = Documents.text(document, "fileId");
        if (file.isEmpty()) {
            throw answer.malformed("names no file to upload");
        }
        JsonNode configuration = document.path("configuration");
        URI url = url(answer, Documents.text(document, "uploadUrl"));
        boolean byForm = Documents.text(configuration, "httpMethod")
                .toUpperCase(Locale.ROOT)
                .equals("POST");
        UploadTicket.Part part = byForm
                ? new UploadTicket.Part(1, "POST", url, 0, size, Map.of(), form(configuration, fileName))
                : new UploadTicket.Part(1, "PUT", url, 0, size, Map.of("Content-Type", "application/octet-stream"));
        return new UploadTicket(Store.APPCIRCLE, file, size, List.of(part), null);
    }

    private static UploadTicket.Form form(JsonNode configuration, String fileName) {
        List<UploadTicket.Field> fields = new ArrayList<>();
        configuration
                .path("signParameters")
                .properties()
                .forEach(entry -> fields.add(
                        new UploadTicket.Field(entry.getKey(), entry.getValue().asText())));
        return new UploadTicket.Form(fields, "file", fileName, false);
    }

    /** Not as a cause of the problem: it quotes the address, which is a secret. */
    private static URI url(HttpAnswer answer, String text) throws StoreException {
        try {
            URI url = new URI(text);
            if (url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw answer.malformed("has no address to upload to");
    }

    /**
     * Says that the file is there.
     *
     * @return id of the task by which Appcircle makes a version of it
     */
    public String commit(Platform platform, String profile, String fileId, String fileName) throws StoreException {
        HttpAnswer answer = api.post(
                path("v1", platform, profile),
                Map.of(ACTION, "commitFileUpload"),
                Map.of("fileId", fileId, "fileName", fileName));
        String task = Documents.text(answer.json(), "taskId");
        if (task.isEmpty()) {
            throw answer.malformed("names no task");
        }
        return task;
    }

    /** How far the task is; a state that is not documented counts as running. */
    public UploadTask task(String id) throws StoreException {
        JsonNode task = api.get("/task/v1/tasks/" + id, Map.of()).json();
        UploadTask.State state =
                switch (Documents.text(task, "stateValue")) {
                    case "2" -> UploadTask.State.FAILED;
                    case "3" -> UploadTask.State.DONE;
                    default -> UploadTask.State.RUNNING;
                };
        String said = Documents.text(task, "message");
        return new UploadTask(state, said.isEmpty() ? Documents.text(task, "stateName") : said);
    }

    /** Marks a version as release candidate, or takes the mark away. */
    public void releaseCandidate(Platform platform, String profile, String version, boolean candidate)
            throws StoreException {
        api.patch(
                path("v2", platform, profile) + "/" + version,
                Map.of(ACTION, "releaseCandidate"),
                Map.of("ReleaseCandidate", candidate));
    }

    /** Writes the release notes of a release candidate. */
    public void releaseNotes(Platform platform, String profile, String version, String notes) throws StoreException {
        api.patch(
                path("v2", platform, profile) + "/" + version,
                Map.of(ACTION, "releaseNotes"),
                Map.of("summary", notes));
    }

    private static String path(String api, Platform platform, String profile) {
        return "/publish/" + api + "/profiles/" + platform.path() + "/" + profile + "/app-versions";
    }
}

package io.jenkins.plugins.publishflow.sandbox.appcircle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.BinaryException;
import io.jenkins.plugins.publishflow.binary.BinaryReader;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import io.jenkins.plugins.publishflow.sandbox.http.Routes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Profiles, and the versions in them from their upload to their release notes. */
final class VersionRoutes {

    private static final int LARGEST_PAGE = 2;
    private static final Duration ADDRESS = Duration.ofHours(1);

    private final CircleState state;
    private final CircleSettings settings;
    private final CircleFiles files;
    private final InstantSource clock;

    VersionRoutes(CircleState state, CircleSettings settings, CircleFiles files, InstantSource clock) {
        this.state = state;
        this.settings = settings;
        this.files = files;
        this.clock = clock;
    }

    void addTo(Routes routes, String profiles, String ofV1, String ofV2) {
        routes.add("GET", profiles, this::profiles);
        routes.add("GET", ofV2 + "/app-versions", this::versions);
        routes.add("GET", ofV1 + "/app-versions", this::uploadInformation);
        routes.add("POST", ofV1 + "/app-versions", this::commit);
        routes.add("PATCH", ofV2 + "/app-versions/{version}", this::change);
        routes.add("GET", "/task/v1/tasks/{task}", this::task);
    }

    /** Ends the tasks whose time has come. */
    void advance() {
        for (CircleState.Task task : state.tasks.values()) {
            if (task.stateValue == 1 && !now().isBefore(task.due)) {
                end(task);
            }
        }
    }

    private Instant now() {
        return clock.instant();
    }

    /** The first page comes in {@code data}, the others bare: both are seen. */
    private Answer profiles(Request request) {
        int page = Integer.parseInt(request.query().getOrDefault("page", "1"));
        int size = Math.min(LARGEST_PAGE, Integer.parseInt(request.query().getOrDefault("size", "10")));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        state.profiles.stream()
                .filter(profile -> profile.platform.equals(request.pathValue("platform")))
                .skip((long) (page - 1) * size)
                .limit(size)
                .forEach(profile -> list.addObject().put("id", profile.id).put("name", profile.name));
        JsonNode document = page == 1 ? JsonNodeFactory.instance.objectNode().set("data", list) : list;
        return Answer.json(200, document);
    }

    private Answer versions(Request request) {
        Optional<CircleState.Profile> profile = state.profile(request);
        if (profile.isEmpty()) {
            return CircleKeys.notFound();
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (CircleState.Version version : profile.get().versions) {
            ObjectNode shown = list.addObject()
                    .put("id", version.id)
                    .put("version", version.version)
                    .put("versionCode", version.code)
                    .put("fileName", version.fileName)
                    .put("releaseCandidate", version.releaseCandidate)
                    .put("createDate", version.created.toString());
            shown.put("summary", version.summary);
        }
        return Answer.json(200, list);
    }

    private Answer uploadInformation(Request request) {
        long size = Long.parseLong(request.query().getOrDefault("fileSize", "0"));
        boolean wanted = "uploadInformation".equals(request.query().get("action"))
                && !request.query().getOrDefault("fileName", "").isEmpty()
                && size > 0;
        if (!wanted || state.profile(request).isEmpty()) {
            return wanted ? CircleKeys.notFound() : CircleKeys.refusal(400, "status 400");
        }
        CircleState.Upload upload = new CircleState.Upload();
        upload.profileId = state.profile(request).orElseThrow().id;
        upload.size = size;
        upload.expires = now().plus(ADDRESS);
        String id = state.id("file");
        state.uploads.put(id, upload);
        return Answer.json(200, files.address(id));
    }

    private Answer commit(Request request) throws IOException {
        JsonNode body = Json.MAPPER.readTree(request.body());
        CircleState.Upload upload = state.uploads.get(body.path("fileId").asText());
        boolean good = "commitFileUpload".equals(request.query().get("action"))
                && upload != null
                && upload.sha256 != null
                && upload.profileId.equals(request.pathValue("profile"));
        if (!good) {
            return CircleKeys.refusal(400, "the file is not there");
        }
        CircleState.Task task = new CircleState.Task();
        task.profileId = upload.profileId;
        task.fileId = body.path("fileId").asText();
        task.fileName = body.path("fileName").asText();
        task.due = now().plus(settings.task());
        String id = state.id("task");
        state.tasks.put(id, task);
        return Answer.json(200, JsonNodeFactory.instance.objectNode().put("taskId", id));
    }

    private Answer task(Request request) {
        CircleState.Task task = state.tasks.get(request.pathValue("task"));
        return task == null
                ? CircleKeys.notFound()
                : Answer.json(
                        200,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("stateValue", task.stateValue)
                                .put("stateName", task.stateValue == 1 ? "Running" : "Ended")
                                .put("message", task.message));
    }

    /** A second release candidate takes the mark from the first: an assumption. */
    private Answer change(Request request) throws IOException {
        Optional<CircleState.Version> found = state.version(request);
        JsonNode body = Json.MAPPER.readTree(request.body());
        String action = request.query().getOrDefault("action", "");
        if (found.isEmpty()) {
            return CircleKeys.notFound();
        }
        CircleState.Version version = found.get();
        if (action.equals("releaseCandidate") && body.path("ReleaseCandidate").isBoolean()) {
            state.profile(request).orElseThrow().versions.forEach(other -> other.releaseCandidate = false);
            version.releaseCandidate = body.path("ReleaseCandidate").asBoolean();
        } else if (action.equals("releaseNotes") && version.releaseCandidate) {
            version.summary = body.path("summary").asText();
        } else {
            return CircleKeys.refusal(400, "only a release candidate has release notes");
        }
        return Answer.json(200, JsonNodeFactory.instance.objectNode().put("id", version.id));
    }

    private void end(CircleState.Task task) {
        CircleState.Profile profile = state.profiles.stream()
                .filter(one -> one.id.equals(task.profileId))
                .findFirst()
                .orElseThrow();
        try {
            Binary binary = BinaryReader.read(files.file(task.fileId));
            boolean there = profile.versions.stream()
                    .anyMatch(one -> one.version.equals(binary.version()) && one.code.equals(binary.build()));
            if (there) {
                task.stateValue = 2;
                task.message = "The version and build number have to be unique in the profile.";
                return;
            }
            state.add(profile, task.fileName, binary.version(), binary.build(), now());
            if (settings.othersUpload()) {
                state.add(profile, task.fileName, binary.version(), binary.build() + "00", now());
            }
            task.stateValue = 3;
        } catch (BinaryException e) {
            task.stateValue = 2;
            task.message = "The file cannot be read.";
        }
    }
}

package io.jenkins.plugins.publishflow.sandbox.appcircle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.BinaryException;
import io.jenkins.plugins.publishflow.binary.BinaryReader;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Handler;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import io.jenkins.plugins.publishflow.sandbox.http.Routes;
import io.jenkins.plugins.publishflow.sandbox.http.StorePlace;
import io.jenkins.plugins.publishflow.sandbox.http.StoreSite;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Appcircle of the sandbox. Lets time pass, answers, and hands its state over to be saved before the answer goes out. API
 * and tokens are at one address.
 */
public final class SandboxAppcircle implements StoreSite {

    private static final String PROFILES = "/publish/v2/profiles/{platform}";
    private static final String OF_V1 = "/publish/v1/profiles/{platform}/{profile}";
    private static final String OF_V2 = PROFILES + "/{profile}";
    private static final int LARGEST_PAGE = 2;
    private static final Duration ADDRESS = Duration.ofHours(1);

    private final CircleState state = new CircleState();
    private final CircleSettings settings;
    private final CircleKeys keys;
    private final StorePlace place;
    private final CircleFiles files;
    private final Routes routes = new Routes();

    /** @param keys those that it takes */
    public SandboxAppcircle(CircleSettings settings, CircleKeys keys, StorePlace place) {
        this.settings = settings;
        this.keys = keys;
        this.place = place;
        files = new CircleFiles(state, keys, settings, place);
        routes.add("GET", PROFILES, this::profiles);
        routes.add("GET", OF_V2 + "/app-versions", this::versions);
        routes.add("GET", OF_V1 + "/app-versions", this::uploadInformation);
        routes.add("POST", OF_V1 + "/app-versions", this::commit);
        routes.add("PATCH", OF_V2 + "/app-versions/{version}", this::change);
        routes.add("GET", OF_V2 + "/app-versions/{version}/publish", request -> flow(request, true));
        routes.add("GET", OF_V1 + "/app-versions/{version}/publish", request -> flow(request, false));
        routes.add("POST", OF_V2 + "/publish/{publish}", this::start);
        routes.add("GET", OF_V1 + "/publish/{publish}/logs", this::logs);
        routes.add("GET", "/task/v1/tasks/{task}", this::task);
        routes.add("GET", "/build/v1/queue/my-dashboard", this::queue);
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith("/publish/v1/profiles/")
                || path.startsWith("/publish/v2/profiles/")
                || path.startsWith("/auth/v")
                || path.startsWith("/task/v1/")
                || path.startsWith("/build/v1/queue/")
                || path.startsWith(CircleFiles.STORAGE);
    }

    @Override
    public void seed() {
        profile("android", "Other");
        profile("android", "Sample Beta");
        profile("android", "Sample");
        profile("ios", "Sample");
        profile("android", "Without flow").hasFlow = false;
        addProfiles();
    }

    private void addProfiles() {
        String alone = settings.candidates();
        if (alone != null) {
            addCandidates(alone);
            return;
        }
        for (String name : settings.profiles()) {
            for (String platform : List.of("android", "ios")) {
                if (state.profiles.stream().noneMatch(one -> one.platform.equals(platform) && one.name.equals(name))) {
                    profile(platform, name);
                }
            }
        }
    }

    private void addCandidates(String platform) {
        for (String name : settings.profiles()) {
            state.profiles.removeIf(one -> one.name.equals(name) && one.versions.isEmpty());
            if (state.profiles.stream().noneMatch(one -> one.name.equals(name))) {
                CircleState.Profile profile = profile(platform, name);
                add(profile, platform.equals("ios") ? "Sample.ipa" : "Sample.aab", "1.1", "1");
                profile.versions.get(0).releaseCandidate = true;
            }
        }
    }

    private CircleState.Profile profile(String platform, String name) {
        CircleState.Profile profile = new CircleState.Profile();
        profile.id = state.id("profile");
        profile.platform = platform;
        profile.name = name;
        state.profiles.add(profile);
        return profile;
    }

    @Override
    public void load(ObjectNode saved) throws IOException {
        CircleState other = Json.MAPPER.treeToValue(saved, CircleState.class);
        synchronized (state) {
            state.profiles = other.profiles;
            state.uploads = other.uploads;
            state.tasks = other.tasks;
            state.end = other.end;
            state.next = other.next;
            addProfiles();
        }
    }

    @Override
    public void saveNow() {
        synchronized (state) {
            place.saver().accept(Json.MAPPER.valueToTree(state));
        }
    }

    @Override
    public void addControls(Routes controls) {
        controls.add("PUT", "/sandbox/appcircle/verdicts", request -> {
            endFlowsWith(Json.MAPPER.readTree(request.body()).path("end").asInt());
            return Answer.empty(204);
        });
    }

    /** Flows end with that status from now on: Appcircle's number, such as 1 for failed; 99 for never. */
    public void endFlowsWith(int status) {
        synchronized (state) {
            state.end = status;
        }
        saveNow();
    }

    /** Profiles and versions, each with an id and its attributes; no secrets. */
    @Override
    public ObjectNode shown() {
        synchronized (state) {
            advance();
            ObjectNode shown = JsonNodeFactory.instance.objectNode();
            ArrayNode versions = shown.putArray("versions");
            for (CircleState.Profile profile : state.profiles) {
                for (CircleState.Version version : profile.versions) {
                    ObjectNode attributes = Json.MAPPER.valueToTree(version);
                    attributes.put("profile", profile.name).put("platform", profile.platform);
                    attributes.put(
                            "flow",
                            flow().shown(profile, version, now(), false)
                                    .path("status")
                                    .asInt());
                    attributes.remove(List.of("id", "publishId"));
                    versions.addObject().put("id", version.id).set("attributes", attributes);
                }
            }
            return shown;
        }
    }

    private Instant now() {
        return place.clock().instant();
    }

    private CircleFlow flow() {
        return new CircleFlow(settings, state.end);
    }

    @Override
    public Answer answer(Request request) throws IOException {
        if (request.path().startsWith("/auth/v") && request.method().equals("POST")) {
            return keys.token(request, settings, place.clock());
        }
        if (request.path().startsWith(CircleFiles.STORAGE)) {
            Answer answer = files.take(request);
            saveNow();
            return answer;
        }
        if (!keys.letIn(request, place.clock())) {
            return CircleKeys.refusal(401, "the token is not accepted");
        }
        Optional<Handler> handler = routes.find(request);
        if (handler.isEmpty()) {
            request.misuse("no such route in the sandbox");
            return failure(404, request);
        }
        if (!request.method().equals("GET")) {
            request.body();
        }
        synchronized (state) {
            advance();
            Answer answer = handler.get().handle(request);
            saveNow();
            return answer;
        }
    }

    @Override
    public Answer failure(int status, Request request) {
        return CircleKeys.refusal(status, "status " + status);
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
        Optional<CircleState.Profile> profile = of(request);
        if (profile.isEmpty()) {
            return failure(404, request);
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
        if (!wanted || of(request).isEmpty()) {
            return failure(wanted ? 404 : 400, request);
        }
        CircleState.Upload upload = new CircleState.Upload();
        upload.profileId = of(request).orElseThrow().id;
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
                ? failure(404, request)
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
        Optional<CircleState.Version> found = version(request);
        JsonNode body = Json.MAPPER.readTree(request.body());
        String action = request.query().getOrDefault("action", "");
        if (found.isEmpty()) {
            return failure(404, request);
        }
        CircleState.Version version = found.get();
        if (action.equals("releaseCandidate") && body.path("ReleaseCandidate").isBoolean()) {
            of(request).orElseThrow().versions.forEach(other -> other.releaseCandidate = false);
            version.releaseCandidate = body.path("ReleaseCandidate").asBoolean();
        } else if (action.equals("releaseNotes") && version.releaseCandidate) {
            version.summary = body.path("summary").asText();
        } else {
            return CircleKeys.refusal(400, "only a release candidate has release notes");
        }
        return Answer.json(200, JsonNodeFactory.instance.objectNode().put("id", version.id));
    }

    private Answer flow(Request request, boolean whole) {
        Optional<CircleState.Version> version = version(request);
        return version.isEmpty()
                ? failure(404, request)
                : Answer.json(200, flow().shown(of(request).orElseThrow(), version.get(), now(), whole));
    }

    private Answer start(Request request) {
        Optional<CircleState.Version> found = published(request);
        if (found.isEmpty() || !"restart".equals(request.query().get("action"))) {
            return failure(404, request);
        }
        CircleState.Version version = found.get();
        boolean busy = of(request).orElseThrow().versions.stream().anyMatch(one -> flow().isUnderWay(one, now()));
        if (!version.releaseCandidate || busy) {
            return CircleKeys.refusal(400, busy ? "a flow is running" : "the version is no release candidate");
        }
        version.started = now();
        version.starts++;
        return Answer.json(200, version.publishId);
    }

    private Answer logs(Request request) {
        Optional<CircleState.Version> version = published(request).filter(one -> one.starts > 0);
        return version.isEmpty()
                ? failure(404, request)
                : Answer.html(
                        200, "Log of start " + version.get().starts + "\nGet Approval via Email\nPublish to Store\n");
    }

    private Answer queue(Request request) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode data = document.putArray("data");
        data.addObject().putNull("publishId").put("profileId", "a build");
        for (CircleState.Profile profile : state.profiles) {
            profile.versions.stream()
                    .filter(version -> flow().isUnderWay(version, now()))
                    .forEach(version -> data.addObject()
                            .put("publishId", version.publishId)
                            .put("profileId", profile.id)
                            .put("profileName", profile.name)
                            .put("appVersionId", version.id)
                            .put("stepName", "Get Approval via Email")
                            .put("email", "anna@example.com"));
        }
        return Answer.json(200, document);
    }

    private Optional<CircleState.Profile> of(Request request) {
        return state.profile(request.pathValue("platform"), request.pathValue("profile"));
    }

    private Optional<CircleState.Version> version(Request request) {
        return of(request).stream()
                .flatMap(profile -> profile.versions.stream())
                .filter(version -> version.id.equals(request.pathValue("version")))
                .findFirst();
    }

    private Optional<CircleState.Version> published(Request request) {
        return of(request).stream()
                .flatMap(profile -> profile.versions.stream())
                .filter(version -> version.publishId.equals(request.pathValue("publish")))
                .findFirst();
    }

    private void advance() {
        for (CircleState.Task task : state.tasks.values()) {
            if (task.stateValue == 1 && !now().isBefore(task.due)) {
                end(task);
            }
        }
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
            add(profile, task.fileName, binary.version(), binary.build());
            if (settings.othersUpload()) {
                add(profile, task.fileName, binary.version(), binary.build() + "00");
            }
            task.stateValue = 3;
        } catch (BinaryException e) {
            task.stateValue = 2;
            task.message = "The file cannot be read.";
        }
    }

    private void add(CircleState.Profile profile, String fileName, String name, String code) {
        CircleState.Version version = new CircleState.Version();
        version.id = state.id("version");
        version.publishId = state.id("publish");
        version.version = name;
        version.code = code;
        version.fileName = fileName;
        version.created = now();
        profile.versions.add(0, version);
    }
}

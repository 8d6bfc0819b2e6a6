package io.jenkins.plugins.publishflow.sandbox.appcircle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Handler;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import io.jenkins.plugins.publishflow.sandbox.http.Routes;
import io.jenkins.plugins.publishflow.sandbox.http.StorePlace;
import io.jenkins.plugins.publishflow.sandbox.http.StoreSite;
import java.io.IOException;
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

    private final CircleState state = new CircleState();
    private final CircleSettings settings;
    private final CircleKeys keys;
    private final StorePlace place;
    private final CircleFiles files;
    private final VersionRoutes versions;
    private final FlowRoutes flows;
    private final Routes routes = new Routes();

    /** @param keys those that it takes */
    public SandboxAppcircle(CircleSettings settings, CircleKeys keys, StorePlace place) {
        this.settings = settings;
        this.keys = keys;
        this.place = place;
        files = new CircleFiles(state, keys, settings, place);
        versions = new VersionRoutes(state, settings, files, place.clock());
        versions.addTo(routes, PROFILES, OF_V1, OF_V2);
        flows = new FlowRoutes(state, settings, place.clock());
        flows.addTo(routes, OF_V1, OF_V2);
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
        state.add("android", "Other");
        state.add("android", "Sample Beta");
        state.add("android", "Sample");
        state.add("ios", "Sample");
        state.add("android", "Without flow").hasFlow = false;
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
                    state.add(platform, name);
                }
            }
        }
    }

    private void addCandidates(String platform) {
        for (String name : settings.profiles()) {
            state.profiles.removeIf(one -> one.name.equals(name) && one.versions.isEmpty());
            if (state.profiles.stream().noneMatch(one -> one.name.equals(name))) {
                CircleState.Profile profile = state.add(platform, name);
                state.add(profile, platform.equals("ios") ? "Sample.ipa" : "Sample.aab", "1.1", "1", now());
                profile.versions.get(0).releaseCandidate = true;
            }
        }
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
            versions.advance();
            ObjectNode shown = JsonNodeFactory.instance.objectNode();
            ArrayNode list = shown.putArray("versions");
            for (CircleState.Profile profile : state.profiles) {
                for (CircleState.Version version : profile.versions) {
                    ObjectNode attributes = Json.MAPPER.valueToTree(version);
                    attributes.put("profile", profile.name).put("platform", profile.platform);
                    attributes.put("flow", flows.status(profile, version));
                    attributes.remove(List.of("id", "publishId"));
                    list.addObject().put("id", version.id).set("attributes", attributes);
                }
            }
            return shown;
        }
    }

    private Instant now() {
        return place.clock().instant();
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
            versions.advance();
            Answer answer = handler.get().handle(request);
            saveNow();
            return answer;
        }
    }

    @Override
    public Answer failure(int status, Request request) {
        return CircleKeys.refusal(status, "status " + status);
    }
}

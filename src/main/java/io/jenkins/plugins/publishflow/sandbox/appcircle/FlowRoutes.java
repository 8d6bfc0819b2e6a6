package io.jenkins.plugins.publishflow.sandbox.appcircle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import io.jenkins.plugins.publishflow.sandbox.http.Routes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The flows that run for versions. */
final class FlowRoutes {

    private final CircleState state;
    private final CircleSettings settings;
    private final InstantSource clock;

    FlowRoutes(CircleState state, CircleSettings settings, InstantSource clock) {
        this.state = state;
        this.settings = settings;
        this.clock = clock;
    }

    void addTo(Routes routes, String ofV1, String ofV2) {
        routes.add("GET", ofV2 + "/app-versions/{version}/publish", request -> flow(request, true));
        routes.add("GET", ofV1 + "/app-versions/{version}/publish", request -> flow(request, false));
        routes.add("POST", ofV2 + "/publish/{publish}", this::start);
        routes.add("GET", ofV1 + "/publish/{publish}/logs", this::logs);
        routes.add("GET", "/build/v1/queue/my-dashboard", this::queue);
    }

    /** Appcircle's number of what a version's flow comes to now. */
    int status(CircleState.Profile profile, CircleState.Version version) {
        return flow().shown(profile, version, now(), false).path("status").asInt();
    }

    private CircleFlow flow() {
        return new CircleFlow(settings, state.end);
    }

    private Instant now() {
        return clock.instant();
    }

    private Answer flow(Request request, boolean whole) {
        Optional<CircleState.Version> version = state.version(request);
        return version.isEmpty()
                ? CircleKeys.notFound()
                : Answer.json(200, flow().shown(state.profile(request).orElseThrow(), version.get(), now(), whole));
    }

    private Answer start(Request request) {
        Optional<CircleState.Version> found = state.published(request);
        if (found.isEmpty() || !"restart".equals(request.query().get("action"))) {
            return CircleKeys.notFound();
        }
        CircleState.Version version = found.get();
        boolean busy =
                state.profile(request).orElseThrow().versions.stream().anyMatch(one -> flow().isUnderWay(one, now()));
        if (!version.releaseCandidate || busy) {
            return CircleKeys.refusal(400, busy ? "a flow is running" : "the version is no release candidate");
        }
        version.started = now();
        version.starts++;
        return Answer.json(200, version.publishId);
    }

    private Answer logs(Request request) {
        Optional<CircleState.Version> version = state.published(request).filter(one -> one.starts > 0);
        return version.isEmpty()
                ? CircleKeys.notFound()
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
}

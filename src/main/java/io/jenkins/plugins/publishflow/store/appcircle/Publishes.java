package io.jenkins.plugins.publishflow.store.appcircle;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Flows that Appcircle runs ({@code …/publish}), and what it says of them. */
public final class Publishes {

    /** What Appcircle answers instead of logs that it does not have yet. */
    private static final String NO_LOGS = "No Logs Available";

    private final Api api;

    Publishes(Api api) {
        this.api = api;
    }

    /** The flow of a version, with its id: what it would be started with. */
    public Publish of(Platform platform, String profile, String version) throws StoreException {
        return read("v2", platform, profile, version);
    }

    /** Where the flow of a version stands. */
    public Publish status(Platform platform, String profile, String version) throws StoreException {
        return read("v1", platform, profile, version);
    }

    private Publish read(String version, Platform platform, String profile, String appVersion) throws StoreException {
        HttpAnswer answer = api.get(
                "/publish/" + version + "/profiles/" + platform.path() + "/" + profile + "/app-versions/" + appVersion
                        + "/publish",
                Map.of());
        JsonNode document = answer.json();
        if (!document.isObject()) {
            throw answer.malformed("is no flow");
        }
        String id = "";
        List<PublishStep> steps = new ArrayList<>();
        for (JsonNode step : document.path("steps")) {
            id = id.isEmpty() ? Documents.text(step, "publishId") : id;
            steps.add(new PublishStep(Documents.text(step, "name"), new PublishStatus(Documents.text(step, "status"))));
        }
        return new Publish(
                id.isEmpty() && !steps.isEmpty() ? Documents.text(document, "id") : id,
                new PublishStatus(Documents.text(document, "status")),
                Documents.text(document, "startedOn"),
                steps);
    }

    /** Starts a flow from its first step, for the first time or again. Again: logs and answers of before are lost. */
    public void start(Platform platform, String profile, String publish) throws StoreException {
        api.post(path("v2", platform, profile, publish), Map.of("action", "restart"), Map.of());
    }

    /** All flows that wait or run in the organization now. */
    public List<RunningPublish> running() throws StoreException {
        HttpAnswer answer = api.get("/build/v1/queue/my-dashboard", Map.of("page", "1", "size", "1000"));
        List<RunningPublish> running = new ArrayList<>();
        for (JsonNode one : Documents.list(answer)) {
            if (!Documents.text(one, "publishId").isEmpty()) {
                running.add(new RunningPublish(
                        Documents.text(one, "profileId"),
                        Documents.text(one, "appVersionId"),
                        Documents.text(one, "stepName"),
                        Documents.text(one, "email")));
            }
        }
        return running;
    }

    /** The logs of a flow; empty where there are none (yet). */
    public Optional<String> logs(Platform platform, String profile, String publish) throws StoreException {
        return api.find(path("v1", platform, profile, publish) + "/logs")
                .map(HttpAnswer::text)
                .filter(text -> !text.isBlank() && !text.contains(NO_LOGS));
    }

    private static String path(String version, Platform platform, String profile, String publish) {
        return "/publish/" + version + "/profiles/" + platform.path() + "/" + profile + "/publish/" + publish;
    }
}

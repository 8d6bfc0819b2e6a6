package io.jenkins.plugins.publishflow.sandbox.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import io.jenkins.plugins.publishflow.sandbox.http.Routes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Edits from their beginning to their commit, and the review that follows it. */
final class EditRoutes {

    private static final String INTERNAL = "internal";

    private final PlayState state;

    EditRoutes(PlayState state) {
        this.state = state;
    }

    void addTo(Routes routes, String app) {
        routes.add("POST", app + "/edits", this::insert);
        routes.add("GET", app + "/edits/{edit}", request -> Answer.json(200, shown(request, edit(request))));
        routes.add("DELETE", app + "/edits/{edit}", this::delete);
        routes.add("POST", app + "/edits/{edit}", this::act);
        routes.add("GET", app + "/tracks/{track}/releases", this::releases);
    }

    private ObjectNode edit(Request request) {
        return state.edit(request.pathValue("package"), request.pathValue("edit"));
    }

    /** A new edit drops those that the same account has open, and there is one account. */
    private Answer insert(Request request) {
        String packageName = request.pathValue("package");
        ObjectNode app = state.app(packageName);
        state.dropEdits(packageName, "");
        String id = state.nextId();
        ObjectNode edit = state.all().withObject("/edits").putObject(id);
        edit.put("package", packageName)
                .put("status", "open")
                .put("expires", state.now().plus(state.settings().editLife()).getEpochSecond());
        edit.set("content", app.path("content").deepCopy());
        state.touch();
        return Answer.json(200, shown(id, edit));
    }

    private static ObjectNode shown(Request request, ObjectNode edit) {
        return shown(request.pathValue("edit"), edit);
    }

    private static ObjectNode shown(String id, ObjectNode edit) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("expiryTimeSeconds", Long.toString(edit.path("expires").asLong()));
    }

    private Answer delete(Request request) {
        edit(request).put("status", "deleted").remove("content");
        state.touch();
        return Answer.empty(204);
    }

    private Answer act(Request request) throws IOException {
        String[] parts = request.pathValue("edit").split(":", 2);
        String verb = parts.length == 2 ? parts[1] : "";
        ObjectNode edit = state.edit(request.pathValue("package"), parts[0]);
        boolean flag =
                request.query().getOrDefault("changesNotSentForReview", "false").equals("true");
        switch (verb) {
            case "validate" -> check(request, edit, flag);
            case "commit" -> {
                check(request, edit, flag);
                commit(request.pathValue("package"), edit, flag);
            }
            default -> throw PlayRefusal.notFound("There is no method of that name: " + verb);
        }
        return Answer.json(200, shown(parts[0], edit));
    }

    /** That a validation knows nothing of the flag follows from its contract, which has no such parameter. */
    private void check(Request request, ObjectNode edit, boolean flag) {
        ObjectNode app = state.app(edit.path("package").asText());
        TrackRules.checkWhole(app, (ObjectNode) edit.path("content"));
        if (state.verdicts().sending().equals("REQUIRES_FLAG") && !flag) {
            throw PlayRefusal.invalid("Changes cannot be sent for review automatically. Please set the query parameter"
                    + " changesNotSentForReview to true. Once committed, the changes in this edit can be sent for review"
                    + " from the Google Play Console UI.");
        }
        if (state.verdicts().sending().equals("FORBIDS_FLAG") && flag) {
            throw PlayRefusal.invalid("Changes are sent for review automatically. The query parameter"
                    + " changesNotSentForReview must not be set.");
        }
        boolean fails =
                request.query().getOrDefault("changesInReviewBehavior", "").equals("ERROR_IF_IN_REVIEW");
        if (fails && isInReview(app)) {
            throw PlayRefusal.invalid("There are changes in review. Committing this edit would cancel the review.");
        }
    }

    private static boolean isInReview(ObjectNode app) {
        for (JsonNode review : app.path("reviews")) {
            if (review.path("state").asText().equals("IN_REVIEW")) {
                return true;
            }
        }
        return false;
    }

    private void commit(String packageName, ObjectNode edit, boolean flag) {
        ObjectNode app = state.app(packageName);
        JsonNode before = app.path("content").deepCopy();
        ObjectNode content = (ObjectNode) edit.remove("content");
        app.set("content", content);
        edit.put("status", "committed");
        state.dropEdits(packageName, "");
        for (JsonNode review : app.path("reviews")) {
            if (review.path("state").asText().equals("IN_REVIEW")) {
                app.put("cancelledReviews", app.path("cancelledReviews").asInt() + 1);
                ((ObjectNode) review).put("since", state.now().getEpochSecond());
            }
        }
        for (var track : content.path("tracks").properties()) {
            for (JsonNode release : track.getValue()) {
                review(packageName, track.getKey(), release, before, flag);
            }
        }
        state.touch();
    }

    /** A release that serves new version codes goes to review; one that merely serves them to more users does not. */
    private void review(String packageName, String track, JsonNode release, JsonNode before, boolean flag) {
        List<String> codes = PlayState.texts(release.path("versionCodes"));
        if (release.path("status").asText().equals("draft")) {
            state.review(packageName, track, codes, "DRAFT");
            return;
        }
        for (JsonNode old : before.path("tracks").path(track)) {
            boolean served = !old.path("status").asText().equals("draft");
            if (served && PlayState.texts(old.path("versionCodes")).equals(codes)) {
                return;
            }
        }
        String next = flag ? "NOT_SENT_FOR_REVIEW" : track.equals(INTERNAL) ? "PUBLISHED" : "IN_REVIEW";
        state.review(packageName, track, codes, next);
    }

    /** What is said of releases outside of edits. Those that have been replaced are hidden. */
    private Answer releases(Request request) {
        ObjectNode app = state.app(request.pathValue("package"));
        String track = request.pathValue("track");
        JsonNode live = app.path("content").path("tracks").path(track);
        if (live.isMissingNode()) {
            throw PlayRefusal.notFound("Track not found: " + track + ".");
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode summaries = document.putArray("releases");
        for (JsonNode release : live) {
            List<String> codes = PlayState.texts(release.path("versionCodes"));
            ObjectNode summary = summaries.addObject();
            summary.put("releaseName", release.path("name").asText(String.join(", ", codes)))
                    .put("track", track)
                    .put("releaseLifecycleState", "RELEASE_LIFECYCLE_STATE_" + reviewOf(app, track, codes));
            ArrayNode artifacts = summary.putArray("activeArtifacts");
            codes.forEach(code -> artifacts.addObject().put("versionCode", Integer.parseInt(code)));
        }
        return Answer.json(200, document);
    }

    private static String reviewOf(ObjectNode app, String track, List<String> codes) {
        List<String> found = new ArrayList<>();
        for (JsonNode review : app.path("reviews")) {
            if (review.path("track").asText().equals(track)
                    && PlayState.texts(review.path("versionCodes")).equals(codes)) {
                found.add(review.path("state").asText());
            }
        }
        return found.isEmpty() ? "UNSPECIFIED" : found.get(0);
    }
}

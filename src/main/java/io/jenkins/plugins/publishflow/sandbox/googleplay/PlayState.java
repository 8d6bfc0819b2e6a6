package io.jenkins.plugins.publishflow.sandbox.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a sandboxed Google Play holds, as the JSON that it is saved in: apps by package name with their live content
 * and reviews, and edits with a content of their own. Not thread-safe: whoever uses it holds its lock.
 */
final class PlayState {

    private static final String COMPLETED = "completed";
    private static final double A_FEW = 0.05;
    private static final List<String> TRACKS = List.of("production", "beta", "alpha", "internal");

    private final Clock clock;
    private final PlaySettings settings;
    private ObjectNode all = JsonNodeFactory.instance.objectNode();
    private PlayVerdicts verdicts = PlayVerdicts.GOOD;
    private boolean changed;

    PlayState(Clock clock, PlaySettings settings) {
        this.clock = clock;
        this.settings = settings;
        all.putObject("apps");
        all.putObject("edits");
        all.put("count", 0);
    }

    Instant now() {
        return clock.instant();
    }

    PlaySettings settings() {
        return settings;
    }

    PlayVerdicts verdicts() {
        return verdicts;
    }

    void verdicts(PlayVerdicts other) {
        verdicts = other;
        changed = true;
    }

    ObjectNode all() {
        return all;
    }

    void load(ObjectNode saved) {
        all = saved.deepCopy();
    }

    /** Says that something has changed. */
    void touch() {
        changed = true;
    }

    /** Whether something has changed since this was asked last. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** The next number for an id. */
    String nextId() {
        int next = all.path("count").asInt() + 1;
        all.put("count", next);
        return String.format("%020d", 4_000_000_000L + next);
    }

    void add(PlayApp app) {
        ObjectNode apps = all.withObject("/apps");
        if (apps.has(app.packageName())) {
            return;
        }
        ObjectNode node = apps.putObject(app.packageName());
        node.put("draft", app.liveVersionCode() == null);
        node.putArray("reviews");
        node.put("cancelledReviews", 0);
        ObjectNode content = node.putObject("content");
        ObjectNode tracks = content.putObject("tracks");
        TRACKS.forEach(track -> tracks.putArray(track));
        app.tracks().forEach(track -> tracks.putArray(track));
        content.putArray("artifacts");
        Integer live = app.liveVersionCode();
        if (live != null) {
            release(app.packageName(), content, new PlayApp.Release(live, "production", COMPLETED));
        }
        app.releases().forEach(release -> release(app.packageName(), content, release));
        content.putArray("symbols");
        ObjectNode listing = content.putObject("listings").putObject("en-US");
        listing.put("language", "en-US")
                .put("title", app.name())
                .put("shortDescription", "An app to rehearse releases with.")
                .put("fullDescription", "It is in a sandbox, and nobody can install it.");
        content.putObject("images");
        content.putObject("details").put("defaultLanguage", "en-US").put("contactEmail", "support@example.com");
        touch();
    }

    /** Has passed its review. A track has one release of each status. */
    private void release(String packageName, ObjectNode content, PlayApp.Release release) {
        ArrayNode artifacts = content.withArray("artifacts");
        if (!artifacts.findValuesAsText("versionCode").contains(Integer.toString(release.versionCode()))) {
            artifacts
                    .addObject()
                    .put("kind", "bundles")
                    .put("versionCode", release.versionCode())
                    .put("sha1", "0".repeat(40))
                    .put("sha256", "0".repeat(64));
        }
        ArrayNode track = content.withObject("/tracks").withArray(release.track());
        for (int i = track.size() - 1; i >= 0; i--) {
            if (track.get(i).path("status").asText().equals(release.status())) {
                track.remove(i);
            }
        }
        String code = Integer.toString(release.versionCode());
        ObjectNode added = track.addObject().put("name", "1.0").put("status", release.status());
        added.putArray("versionCodes").add(code);
        if (!release.status().equals(COMPLETED)) {
            added.put("userFraction", A_FEW);
        }
        review(packageName, release.track(), List.of(code), "PUBLISHED");
    }

    /** @throws PlayRefusal where there is no such app, or the account may not work with it */
    ObjectNode app(String packageName) {
        if (!verdicts.permission()) {
            throw PlayRefusal.noPermission();
        }
        if (all.path("apps").path(packageName) instanceof ObjectNode app) {
            return app;
        }
        throw PlayRefusal.notFound("Package not found: " + packageName + ".");
    }

    /** @throws PlayRefusal where the edit cannot be used any more, or never was */
    ObjectNode edit(String packageName, String id) {
        app(packageName);
        if (!(all.path("edits").path(id) instanceof ObjectNode edit)
                || !edit.path("package").asText().equals(packageName)) {
            throw PlayRefusal.notFound("Edit not found: " + id + ".");
        }
        switch (edit.path("status").asText()) {
            case "deleted" -> throw PlayRefusal.invalid("This Edit has been deleted.");
            case "committed" -> throw PlayRefusal.invalid("This Edit has already been successfully committed.");
            default -> {
                if (edit.path("expires").asLong() <= now().getEpochSecond()) {
                    throw PlayRefusal.invalid("This Edit has expired.");
                }
            }
        }
        return edit;
    }

    /** Drops all open edits of the app but the one with that id. */
    void dropEdits(String packageName, String but) {
        all.path("edits").properties().forEach(entry -> {
            ObjectNode edit = (ObjectNode) entry.getValue();
            if (edit.path("package").asText().equals(packageName)
                    && edit.path("status").asText().equals("open")
                    && !entry.getKey().equals(but)) {
                edit.put("status", "deleted").remove("content");
            }
        });
    }

    /** Sets what has become of a release outside of edits. */
    void review(String packageName, String track, List<String> versionCodes, String state) {
        ArrayNode reviews = (ArrayNode) all.path("apps").path(packageName).path("reviews");
        ObjectNode review = null;
        for (JsonNode each : reviews) {
            if (each.path("track").asText().equals(track)
                    && texts(each.path("versionCodes")).equals(versionCodes)) {
                review = (ObjectNode) each;
            }
        }
        if (review == null) {
            review = reviews.addObject().put("track", track);
            ArrayNode codes = review.putArray("versionCodes");
            versionCodes.forEach(codes::add);
        }
        review.put("state", state).put("since", now().getEpochSecond());
        touch();
    }

    /** Lets the reviews end whose time has come. */
    void advance() {
        all.path("apps")
                .forEach(app -> app.path("reviews").forEach(review -> {
                    boolean over =
                            review.path("since").asLong() + settings.review().toSeconds() <= now().getEpochSecond();
                    if (review.path("state").asText().equals("IN_REVIEW") && over) {
                        ((ObjectNode) review).put("state", verdicts.review()).put("since", now().getEpochSecond());
                        touch();
                    }
                }));
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}

package io.jenkins.plugins.publishflow.store.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One app on Google Play: its edits, and what can be read of it without one. */
public final class PlayApp {

    private final PublisherApi api;
    private final String packageName;

    PlayApp(PublisherApi api, String packageName) {
        this.api = api;
        this.packageName = packageName;
    }

    /**
     * Begins an edit ({@code edits.insert}). It drops every open edit that the same account has of the app, so that one
     * run at a time may do this.
     */
    public Edit beginEdit() throws StoreException {
        JsonNode edit = api.post(path("/edits"));
        return new Edit(api, packageName, edit.path("id").asText(), expiry(edit));
    }

    /** The edit with that id, for as long as it can be used; empty where it is gone. */
    public Optional<Edit> findEdit(String id) throws StoreException {
        try {
            return api.find(path("/edits/" + id)).map(edit -> new Edit(api, packageName, id, expiry(edit)));
        } catch (StoreException e) {
            if (Edit.isLost(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The edit with that id, which is known to be open; makes no request. */
    public Edit edit(String id) {
        return new Edit(api, packageName, id, Instant.MAX);
    }

    /**
     * What is said of the latest releases of a track outside of any edit ({@code applications.tracks.releases.list}),
     * their review among it; at most 20. Empty for a track that never had one. Does not disturb a running edit.
     */
    public List<ReleaseSummary> releases(String track) throws StoreException {
        List<ReleaseSummary> releases = new ArrayList<>();
        Optional<JsonNode> answer = api.find(path("/tracks/" + track + "/releases"));
        answer.ifPresent(found -> found.path("releases").forEach(release -> releases.add(ReleaseSummary.of(release))));
        return releases;
    }

    /**
     * The release of that version code on a track, by its status there. Looks it up in an edit of its own, which is dropped
     * again, and drops every other open edit of the same account.
     */
    public Optional<TrackRelease> status(String track, long versionCode) throws StoreException {
        Edit edit = beginEdit();
        try {
            return edit.track(track).flatMap(found -> found.holding(versionCode));
        } finally {
            edit.delete();
        }
    }

    private static Instant expiry(JsonNode edit) {
        return Instant.ofEpochSecond(edit.path("expiryTimeSeconds").asLong());
    }

    private String path(String below) {
        return PublisherApi.path(packageName, below);
    }
}

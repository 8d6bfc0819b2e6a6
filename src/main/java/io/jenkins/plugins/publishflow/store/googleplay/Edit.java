package io.jenkins.plugins.publishflow.store.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import io.jenkins.plugins.publishflow.store.http.HttpAnswer;
import io.jenkins.plugins.publishflow.store.http.HttpCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An edit: a set of changes of one app that become real all together when it is committed, or not at all. Nothing in it
 * can be seen outside before.
 */
public final class Edit {

    /** Stands for the address of an upload, which is a secret. */
    private static final String UPLOAD = GooglePlay.DEFAULT_BASE + "/upload/androidpublisher/v3/applications";

    private static final String BYTES = "application/octet-stream";

    private final PublisherApi api;
    private final String packageName;
    private final String id;
    private final Instant expires;

    Edit(PublisherApi api, String packageName, String id, Instant expires) {
        this.api = api;
        this.packageName = packageName;
        this.id = id;
        this.expires = expires;
    }

    /** Google's id of it. */
    public String id() {
        return id;
    }

    /** When it ends by itself. */
    public Instant expires() {
        return expires;
    }

    /** Whether the problem is that the edit is gone, so that all has to begin anew with another. */
    public static boolean isLost(StoreException problem) {
        return Refusal.EDIT_LOST.code().equals(problem.problem().code());
    }

    /** Whether the problem is that changes of this app have to be sent for review by a person. */
    public static boolean wantsReviewByHand(StoreException problem) {
        return Refusal.NOT_SENT_AUTOMATICALLY.code().equals(problem.problem().code());
    }

    /** Whether the problem is that changes of this app are sent for review in any case. */
    public static boolean wantsReviewByItself(StoreException problem) {
        return Refusal.SENT_AUTOMATICALLY.code().equals(problem.problem().code());
    }

    /** Drops the edit with all that was uploaded in it. */
    public void delete() throws StoreException {
        api.delete(path(""));
    }

    /** The artifacts of that kind that the app has, those of this edit among them. */
    public List<Artifact> artifacts(ArtifactKind kind) throws StoreException {
        List<Artifact> artifacts = new ArrayList<>();
        for (JsonNode node : api.get(path("/" + kind.path())).path(kind.path())) {
            JsonNode digests = kind == ArtifactKind.BUNDLE ? node : node.path("binary");
            artifacts.add(new Artifact(
                    node.path("versionCode").asLong(), digests.path("sha256").asText("")));
        }
        return artifacts;
    }

    /**
     * Begins the upload of an artifact.
     *
     * @param withToken whether the bytes are sent with the access token: for a storage that its address alone does not
     *     open. The token is of the one scope and lives an hour at most
     */
    public UploadTicket uploadArtifact(ArtifactKind kind, long size, boolean withToken) throws StoreException {
        return ticket("/" + kind.path(), BYTES, size, withToken);
    }

    /**
     * Says what it means that the bytes of an upload were refused.
     *
     * @param answer what the sender of the bytes has handed back: empty where they were taken, else status and text
     * @throws StoreException where they were refused
     */
    public static void checkUpload(String answer) throws StoreException {
        if (!answer.isEmpty()) {
            String[] parts = answer.split(" ", 2);
            HttpCall call = new HttpCall(Store.GOOGLE_PLAY, "PUT", URI.create(UPLOAD), Map.of(), null);
            throw GoogleErrors.problem(new HttpAnswer(
                    call,
                    Integer.parseInt(parts[0]),
                    Map.of(),
                    parts[1].getBytes(StandardCharsets.UTF_8),
                    Instant.EPOCH));
        }
    }

    /** Begins the upload of a file with which Google Play makes crash reports readable. */
    public UploadTicket uploadSymbols(long versionCode, SymbolKind kind, long size, boolean withToken)
            throws StoreException {
        return ticket("/apks/" + versionCode + "/deobfuscationFiles/" + kind.value(), BYTES, size, withToken);
    }

    private UploadTicket ticket(String below, String type, long size, boolean withToken) throws StoreException {
        URI address = api.beginUpload(path(below), type, size);
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", type));
        if (withToken) {
            headers.put("Authorization", "Bearer " + api.token());
        }
        return UploadTicket.resumable(Store.GOOGLE_PLAY, id + below, size, address, headers);
    }

    /** All tracks of the app; one that never had a release may be missing. */
    public List<Track> tracks() throws StoreException {
        List<Track> tracks = new ArrayList<>();
        api.get(path("/tracks")).path("tracks").forEach(track -> tracks.add(Track.read(track)));
        return tracks;
    }

    /** That track; empty where Google Play has none of that name, or it never had a release. */
    public Optional<Track> track(String name) throws StoreException {
        return api.find(path("/tracks/" + name)).map(Track::read);
    }

    /** Sets all releases of a track. */
    public void put(Track track) throws StoreException {
        api.put(path("/tracks/" + track.name()), track.json());
    }

    /** The texts of the store page by language. */
    public Map<String, Listing> listings() throws StoreException {
        Map<String, Listing> listings = new HashMap<>();
        for (JsonNode node : api.get(path("/listings")).path("listings")) {
            listings.put(node.path("language").asText(), Listing.read(node));
        }
        return listings;
    }

    /** Sets the texts of the store page in a language, which is added where it is new. */
    public void putListing(String language, Listing listing) throws StoreException {
        api.put(path("/listings/" + language), listing.json().put("language", language));
    }

    /** The digests of the images of that kind, in their order; SHA-256 in lower-case hex. */
    public List<String> images(String language, ImageKind kind) throws StoreException {
        List<String> digests = new ArrayList<>();
        for (JsonNode image : api.get(images(language, kind.value())).path("images")) {
            digests.add(image.path("sha256").asText(""));
        }
        return digests;
    }

    /** Deletes all images of that kind. */
    public void deleteImages(String language, ImageKind kind) throws StoreException {
        api.delete(images(language, kind.value()));
    }

    /** Begins the upload of an image, which comes after those that are there. */
    public UploadTicket uploadImage(String language, ImageKind kind, String contentType, long size, boolean withToken)
            throws StoreException {
        return ticket("/listings/" + language + "/" + kind.value(), contentType, size, withToken);
    }

    private String images(String language, String kind) {
        return path("/listings/" + language + "/" + kind);
    }

    /** Whom users can write to, and the language of the app. */
    public AppDetails details() throws StoreException {
        return AppDetails.read(api.get(path("/details")));
    }

    /** Sets whom users can write to, and the language of the app. */
    public void putDetails(AppDetails details) throws StoreException {
        api.put(path("/details"), details.json());
    }

    /** Has Google check all that {@link #commit} would be checked for; changes nothing. */
    public void validate() throws StoreException {
        api.act(path(""), "validate", Map.of());
    }

    /**
     * Makes all changes of the edit real, and ends it. Where it is refused, the edit stays as it was; where no answer
     * came, it may have worked all the same.
     *
     * @param notSentForReview whether the changes wait for a person to send them for review
     * @param inReview what becomes of changes that are in review already
     */
    public void commit(boolean notSentForReview, InReview inReview) throws StoreException {
        Map<String, String> query = new HashMap<>(Map.of("changesInReviewBehavior", inReview.value()));
        if (notSentForReview) {
            query.put("changesNotSentForReview", "true");
        }
        api.act(path(""), "commit", query);
    }

    /** What becomes, when an edit is committed, of changes that are in review already. */
    public enum InReview {
        /** The commit is refused and the review goes on. */
        FAIL("ERROR_IF_IN_REVIEW"),
        /** The review is cancelled, and everything is sent anew. What Google does where nothing is said. */
        CANCEL("CANCEL_IN_REVIEW_AND_SUBMIT");

        private final String value;

        InReview(String value) {
            this.value = value;
        }

        String value() {
            return value;
        }
    }

    private String path(String below) {
        return PublisherApi.path(packageName, "/edits/" + id + below);
    }
}

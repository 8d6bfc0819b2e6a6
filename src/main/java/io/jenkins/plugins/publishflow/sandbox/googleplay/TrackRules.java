package io.jenkins.plugins.publishflow.sandbox.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Google checks when the releases of a track are set. */
final class TrackRules {

    private static final Set<String> STATUSES = Set.of("draft", "inProgress", "halted", "completed");
    private static final int LONGEST_NOTE = 500;

    private TrackRules() {}

    /**
     * Checks what a track is to become.
     *
     * @param content that of the edit
     * @param live the releases that the track has outside of it
     */
    static void check(ObjectNode content, JsonNode live, JsonNode releases) {
        Set<String> known = new HashSet<>();
        content.path("artifacts")
                .forEach(artifact -> known.add(artifact.path("versionCode").asText()));
        Set<String> statuses = new HashSet<>();
        for (JsonNode release : releases) {
            String status = release.path("status").asText();
            if (!STATUSES.contains(status)) {
                throw PlayRefusal.invalid("Invalid release status: " + status);
            }
            if (!statuses.add(status)) {
                throw PlayRefusal.invalid("The track has more than one release with status " + status + ".");
            }
            fraction(release, status, live);
            List<String> codes = PlayState.texts(release.path("versionCodes"));
            if (codes.isEmpty() && !status.equals("draft")) {
                throw PlayRefusal.invalid("A release needs at least one version code.");
            }
            for (String code : codes) {
                if (!known.contains(code)) {
                    throw PlayRefusal.invalid("Version code " + code + " was not found for this app.");
                }
            }
            int priority = release.path("inAppUpdatePriority").asInt();
            if (priority < 0 || priority > 5) {
                throw PlayRefusal.invalid("inAppUpdatePriority must be between 0 and 5.");
            }
            for (JsonNode note : release.path("releaseNotes")) {
                String text = note.path("text").asText();
                if (text.codePointCount(0, text.length()) > LONGEST_NOTE) {
                    throw PlayRefusal.invalid("The release notes in "
                            + note.path("language").asText() + " are longer than " + LONGEST_NOTE + " characters.");
                }
            }
        }
    }

    /** That a share cannot fall is an assumption: Google documents no text for it. */
    private static void fraction(JsonNode release, String status, JsonNode live) {
        boolean shared = status.equals("inProgress") || status.equals("halted");
        if (release.has("userFraction") && !shared) {
            throw PlayRefusal.invalid("userFraction may only be set for releases with status inProgress or halted.");
        }
        double fraction = release.path("userFraction").asDouble();
        if (status.equals("inProgress") && !release.has("userFraction")
                || release.has("userFraction") && (fraction <= 0 || fraction >= 1)) {
            throw PlayRefusal.invalid("userFraction must be between 0 and 1.");
        }
        for (JsonNode before : live) {
            if (release.has("userFraction")
                    && before.path("versionCodes").equals(release.path("versionCodes"))
                    && before.path("userFraction").asDouble() > fraction) {
                throw PlayRefusal.invalid("The user fraction of a rollout cannot be decreased.");
            }
        }
    }

    /** What Google checks when an edit is validated or committed. */
    static void checkWhole(ObjectNode app, ObjectNode content) {
        if (!app.path("draft").asBoolean()) {
            return;
        }
        content.path("tracks")
                .forEach(track -> ((ArrayNode) track).forEach(release -> {
                    if (!release.path("status").asText().equals("draft")) {
                        throw PlayRefusal.invalid("Only releases with status draft may be created on draft app.");
                    }
                }));
    }
}

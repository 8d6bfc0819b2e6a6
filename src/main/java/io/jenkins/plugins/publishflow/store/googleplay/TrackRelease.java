package io.jenkins.plugins.publishflow.store.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A release of a track ({@code TrackRelease} of the contract). Keeps the fields that it does not know, such as the
 * countries of a release, so that writing a release back changes nothing else. Immutable.
 */
public final class TrackRelease {

    private final ObjectNode fields;

    private TrackRelease(ObjectNode fields) {
        this.fields = fields;
    }

    static TrackRelease read(JsonNode node) {
        return new TrackRelease(node.deepCopy());
    }

    /** A release of these version codes. */
    public static TrackRelease of(Collection<Long> versionCodes, ReleaseStatus status) {
        TrackRelease empty = new TrackRelease(JsonNodeFactory.instance.objectNode());
        ArrayNode codes = JsonNodeFactory.instance.arrayNode();
        versionCodes.forEach(code -> codes.add(Long.toString(code)));
        return empty.with("versionCodes", codes).status(status, null);
    }

    /** The name in Play Console; empty where there is none. */
    public String name() {
        return fields.path("name").asText("");
    }

    public List<Long> versionCodes() {
        List<Long> codes = new ArrayList<>();
        fields.path("versionCodes").forEach(code -> codes.add(code.asLong()));
        return codes;
    }

    /** Whether it is to serve that version code. */
    public boolean has(long versionCode) {
        return versionCodes().contains(versionCode);
    }

    /** The status as Google names it; one that is not known is kept. */
    public String status() {
        return fields.path("status").asText("");
    }

    public boolean is(ReleaseStatus status) {
        return status.value().equals(status());
    }

    /** The share of users that get it, between 0 and 1; null where the status has none. */
    @CheckForNull
    public Double userFraction() {
        return fields.has("userFraction") ? fields.path("userFraction").asDouble() : null;
    }

    /** The notes by language, such as {@code en-US}. */
    public Map<String, String> notes() {
        Map<String, String> notes = new LinkedHashMap<>();
        fields.path("releaseNotes")
                .forEach(note -> notes.put(
                        note.path("language").asText(), note.path("text").asText()));
        return notes;
    }

    /** From 0 to 5; 0 where it is not told. */
    public int updatePriority() {
        return fields.path("inAppUpdatePriority").asInt(0);
    }

    public TrackRelease name(String name) {
        return with("name", JsonNodeFactory.instance.textNode(name));
    }

    /** @param fraction required for {@link ReleaseStatus#IN_PROGRESS}, allowed for halted, null for the others */
    public TrackRelease status(ReleaseStatus status, @CheckForNull Double fraction) {
        ObjectNode other = fields.deepCopy().put("status", status.value());
        other.remove("userFraction");
        if (fraction != null) {
            other.put("userFraction", fraction);
        }
        return new TrackRelease(other);
    }

    public TrackRelease notes(Map<String, String> notes) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        notes.forEach(
                (language, text) -> list.addObject().put("language", language).put("text", text));
        return with("releaseNotes", list);
    }

    /** @param priority from 0 to 5; cannot be changed once the release is rolled out */
    public TrackRelease updatePriority(int priority) {
        return with("inAppUpdatePriority", JsonNodeFactory.instance.numberNode(priority));
    }

    private TrackRelease with(String field, JsonNode value) {
        ObjectNode other = fields.deepCopy();
        other.set(field, value);
        return new TrackRelease(other);
    }

    ObjectNode json() {
        return fields.deepCopy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrackRelease release && fields.equals(release.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** Its version codes, status and fraction. */
    @Override
    public String toString() {
        Double fraction = userFraction();
        return versionCodes() + " " + status() + (fraction == null ? "" : " " + Percentage.of(fraction));
    }
}

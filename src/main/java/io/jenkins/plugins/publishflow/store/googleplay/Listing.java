package io.jenkins.plugins.publishflow.store.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * The texts of a store page in one language; null for what there is none of.
 *
 * @param title at most 30 characters
 * @param shortDescription at most 80 characters
 * @param fullDescription at most 4000 characters
 * @param video address of a video on YouTube
 */
public record Listing(
        @CheckForNull String title,
        @CheckForNull String shortDescription,
        @CheckForNull String fullDescription,
        @CheckForNull String video) {

    /** A page without any text. */
    public static final Listing EMPTY = new Listing(null, null, null, null);

    static Listing read(JsonNode node) {
        return new Listing(
                node.path("title").textValue(),
                node.path("shortDescription").textValue(),
                node.path("fullDescription").textValue(),
                node.path("video").textValue());
    }

    /** The same with the texts that the other one has. */
    public Listing with(Listing other) {
        return new Listing(
                other.title != null ? other.title : title,
                other.shortDescription != null ? other.shortDescription : shortDescription,
                other.fullDescription != null ? other.fullDescription : fullDescription,
                other.video != null ? other.video : video);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "title", title);
        put(json, "shortDescription", shortDescription);
        put(json, "fullDescription", fullDescription);
        put(json, "video", video);
        return json;
    }

    private static void put(ObjectNode json, String name, @CheckForNull String text) {
        if (text != null) {
            json.put(name, text);
        }
    }
}

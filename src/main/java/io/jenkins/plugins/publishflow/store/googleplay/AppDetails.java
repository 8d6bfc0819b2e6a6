package io.jenkins.plugins.publishflow.store.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * Whom users can write to, and the language of the app; null for what there is none of.
 *
 * @param contactEmail shown on the store page
 * @param contactPhone shown on the store page
 * @param contactWebsite shown on the store page
 * @param defaultLanguage such as {@code en-US}
 */
public record AppDetails(
        @CheckForNull String contactEmail,
        @CheckForNull String contactPhone,
        @CheckForNull String contactWebsite,
        @CheckForNull String defaultLanguage) {

    static AppDetails read(JsonNode node) {
        return new AppDetails(
                node.path("contactEmail").textValue(),
                node.path("contactPhone").textValue(),
                node.path("contactWebsite").textValue(),
                node.path("defaultLanguage").textValue());
    }

    /** The same with what the other one has. */
    public AppDetails with(AppDetails other) {
        return new AppDetails(
                other.contactEmail != null ? other.contactEmail : contactEmail,
                other.contactPhone != null ? other.contactPhone : contactPhone,
                other.contactWebsite != null ? other.contactWebsite : contactWebsite,
                other.defaultLanguage != null ? other.defaultLanguage : defaultLanguage);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "contactEmail", contactEmail);
        put(json, "contactPhone", contactPhone);
        put(json, "contactWebsite", contactWebsite);
        put(json, "defaultLanguage", defaultLanguage);
        return json;
    }

    private static void put(ObjectNode json, String name, @CheckForNull String text) {
        if (text != null) {
            json.put(name, text);
        }
    }
}

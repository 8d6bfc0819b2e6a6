package io.jenkins.plugins.publishflow.store.appstore;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One resource of a JSON:API answer, with the resources that came along in {@code included}. Immutable. What Apple left
 * out or answered as null is empty, never a default.
 */
final class Resource {

    private final JsonNode data;
    private final Map<String, JsonNode> included;

    /** @param included by {@code type/id} */
    Resource(JsonNode data, Map<String, JsonNode> included) {
        this.data = data;
        this.included = included;
    }

    String id() {
        return data.path("id").asText();
    }

    String type() {
        return data.path("type").asText();
    }

    /** An attribute as it came; a missing node where it did not. */
    JsonNode attribute(String name) {
        return data.path("attributes").path(name);
    }

    /** An attribute that is a text or a number. */
    Optional<String> text(String name) {
        JsonNode value = attribute(name);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** An attribute that is true or false. */
    Optional<Boolean> flag(String name) {
        JsonNode value = attribute(name);
        return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }

    /** An attribute that is a number. */
    Optional<Long> number(String name) {
        JsonNode value = attribute(name);
        return value.isNumber() ? Optional.of(value.longValue()) : Optional.empty();
    }

    /** An attribute that is a point in time with zone, with or without fraction; empty where it is none. */
    Optional<Instant> instant(String name) {
        return text(name).flatMap(Resource::parse);
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The id at the other end of a to-one relationship; empty where there is none, or the answer did not tell. */
    Optional<String> relatedId(String name) {
        JsonNode identifier = linkage(name);
        return identifier.hasNonNull("id") ? Optional.of(identifier.get("id").asText()) : Optional.empty();
    }

    /** The ids at the other end of a to-many relationship; empty where the answer did not tell. */
    List<String> relatedIds(String name) {
        List<String> ids = new ArrayList<>();
        if (linkage(name).isArray()) {
            linkage(name).forEach(identifier -> ids.add(identifier.path("id").asText()));
        }
        return ids;
    }

    /** The included resource at the other end of a to-one relationship. */
    Optional<Resource> related(String name) {
        return included(linkage(name));
    }

    /** The included resources at the other end of a to-many relationship, in Apple's order. */
    List<Resource> relatedAll(String name) {
        List<Resource> all = new ArrayList<>();
        if (linkage(name).isArray()) {
            linkage(name).forEach(identifier -> included(identifier).ifPresent(all::add));
        }
        return all;
    }

    private JsonNode linkage(String name) {
        return data.path("relationships").path(name).path("data");
    }

    private Optional<Resource> included(JsonNode identifier) {
        return Optional.ofNullable(included.get(key(identifier))).map(node -> new Resource(node, included));
    }

    /** What a resource or its identifier is known by among the included. */
    static String key(JsonNode identifier) {
        return identifier.path("type").asText() + "/" + identifier.path("id").asText();
    }

    @Override
    public String toString() {
        return key(data);
    }
}

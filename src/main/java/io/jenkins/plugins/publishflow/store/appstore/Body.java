package io.jenkins.plugins.publishflow.store.appstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.http.Json;
import java.time.Instant;
import java.util.Collection;

/**
 * The JSON:API document of a request. An attribute that is null is left out, which leaves it unchanged at the store;
 * {@link #clear} sends the null that erases it.
 */
final class Body {

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    private Body() {}

    /** For creating a resource of that type. */
    static Body create(String type) {
        Body body = new Body();
        body.document.putObject("data").put("type", type);
        return body;
    }

    /** For changing a resource. */
    static Body update(String type, String id) {
        Body body = new Body();
        body.document.putObject("data").put("type", type).put("id", id);
        return body;
    }

    /** For setting a to-one relationship. */
    static Body toOne(String type, String id) {
        return update(type, id);
    }

    /** For setting, adding to or taking from a to-many relationship. */
    static Body toMany(String type, Collection<String> ids) {
        Body body = new Body();
        identifiers(body.document.putArray("data"), type, ids);
        return body;
    }

    /**
     * Sets an attribute; does nothing where the value is null.
     *
     * @param value text, number, boolean, instant, JSON, or a list or map of such
     */
    Body attribute(String name, @CheckForNull Object value) {
        if (value != null) {
            attributes().set(name, json(value));
        }
        return this;
    }

    /** Sends null for the attribute: the store erases what it has. */
    Body clear(String name) {
        attributes().putNull(name);
        return this;
    }

    /** Relates to one resource; does nothing where the id is null. */
    Body relate(String name, String type, @CheckForNull String id) {
        if (id != null) {
            relationship(name).putObject("data").put("type", type).put("id", id);
        }
        return this;
    }

    /** Relates to several resources. */
    Body relateAll(String name, String type, Collection<String> ids) {
        identifiers(relationship(name).putArray("data"), type, ids);
        return this;
    }

    /** The document itself. */
    JsonNode json() {
        return document;
    }

    private static JsonNode json(Object value) {
        return value instanceof Instant instant
                ? JsonNodeFactory.instance.textNode(instant.toString())
                : Json.MAPPER.valueToTree(value);
    }

    private ObjectNode attributes() {
        return child(data(), "attributes");
    }

    private ObjectNode relationship(String name) {
        return child(child(data(), "relationships"), name);
    }

    private ObjectNode data() {
        return (ObjectNode) document.get("data");
    }

    private static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
    }

    private static void identifiers(ArrayNode array, String type, Collection<String> ids) {
        ids.forEach(id -> array.addObject().put("type", type).put("id", id));
    }
}

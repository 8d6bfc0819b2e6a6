package io.jenkins.plugins.publishflow.sandbox.appstore.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One resource: what clients see of it (attributes, relationships), and what only the sandbox knows (facts: since when
 * it is in its state, which parts came). Guarded by the lock of {@link Resources}; every change makes the state dirty.
 */
public final class Resource {

    private final Resources owner;
    private final ResourceType type;
    private final String id;
    private final ObjectNode attributes;
    private final ObjectNode facts;
    private final Map<String, List<String>> links = new LinkedHashMap<>();

    Resource(Resources owner, ResourceType type, String id, ObjectNode attributes, ObjectNode facts) {
        this.owner = owner;
        this.type = type;
        this.id = id;
        this.attributes = attributes;
        this.facts = facts;
    }

    public ResourceType type() {
        return type;
    }

    public String id() {
        return id;
    }

    /** The stored attribute, or null where it is absent or cleared. */
    @Nullable
    public JsonNode get(String attribute) {
        JsonNode value = attributes.get(type.checkAttribute(attribute));
        return value == null || value.isNull() ? null : value;
    }

    /** The stored attribute as text, or null. */
    @Nullable
    public String text(String attribute) {
        JsonNode value = get(attribute);
        return value == null ? null : value.asText();
    }

    /** Whether the stored attribute is there and true. */
    public boolean is(String attribute) {
        JsonNode value = get(attribute);
        return value != null && value.asBoolean();
    }

    /** Whether the stored attribute is that text. */
    public boolean is(String attribute, String text) {
        return text.equals(text(attribute));
    }

    public Resource set(String attribute, @CheckForNull String value) {
        return set(attribute, value == null ? null : JsonNodeFactory.instance.textNode(value));
    }

    public Resource set(String attribute, boolean value) {
        return set(attribute, JsonNodeFactory.instance.booleanNode(value));
    }

    /** Sets a date as Apple writes dates. */
    public Resource set(String attribute, Instant value) {
        return set(attribute, AppleTime.text(value));
    }

    /** Sets, or with null clears. */
    public Resource set(String attribute, @CheckForNull JsonNode value) {
        if (value == null || value.isNull()) {
            attributes.remove(type.checkAttribute(attribute));
        } else {
            attributes.set(type.checkAttribute(attribute), value);
        }
        owner.changed();
        return this;
    }

    /** Sets all those attributes; a JSON null clears one. */
    public Resource setAll(ObjectNode values) {
        values.properties().forEach(value -> set(value.getKey(), value.getValue()));
        return this;
    }

    /** What only the sandbox knows: an instant, or empty. */
    public Optional<Instant> since(String fact) {
        return Optional.ofNullable(facts.get(fact)).map(value -> Instant.parse(value.asText()));
    }

    public Resource since(String fact, Instant at) {
        return fact(fact, JsonNodeFactory.instance.textNode(at.toString()));
    }

    /** What only the sandbox knows, or null. */
    @Nullable
    public JsonNode fact(String fact) {
        return facts.get(fact);
    }

    /** Sets, or with null forgets, what only the sandbox knows. Never a secret: facts are shown at the state's page. */
    public Resource fact(String fact, @CheckForNull JsonNode value) {
        if (value == null) {
            facts.remove(fact);
        } else {
            facts.set(fact, value);
        }
        owner.changed();
        return this;
    }

    /** All resources at that relationship, stored or derived, in the order they came. */
    public List<Resource> related(String relationship) {
        return type.relationship(relationship).resolve(this, owner);
    }

    /** The one resource at that relationship, or empty. */
    public Optional<Resource> one(String relationship) {
        return related(relationship).stream().findFirst();
    }

    /** Makes the relationship point to that resource alone, or with null to none. */
    public Resource link(String relationship, @CheckForNull Resource target) {
        links.put(storedRelationship(relationship), target == null ? List.of() : List.of(target.id));
        owner.changed();
        return this;
    }

    /** Adds to a to-many relationship; what is there already stays once. */
    public Resource add(String relationship, Resource target) {
        List<String> ids = new ArrayList<>(ids(relationship));
        if (!ids.contains(target.id)) {
            ids.add(target.id);
        }
        links.put(storedRelationship(relationship), ids);
        owner.changed();
        return this;
    }

    /** Removes from a relationship; what is not there is no mistake. */
    public Resource remove(String relationship, Resource target) {
        List<String> ids = new ArrayList<>(ids(relationship));
        ids.remove(target.id);
        links.put(storedRelationship(relationship), ids);
        owner.changed();
        return this;
    }

    List<String> ids(String relationship) {
        return links.getOrDefault(relationship, List.of());
    }

    ObjectNode attributes() {
        return attributes;
    }

    ObjectNode facts() {
        return facts;
    }

    Map<String, List<String>> links() {
        return links;
    }

    private String storedRelationship(String relationship) {
        if (!type.relationship(relationship).isStored()) {
            throw new IllegalArgumentException(type.name() + "." + relationship + " is derived, not stored");
        }
        return relationship;
    }

    @Override
    public String toString() {
        return type.name() + "/" + id;
    }
}

package io.jenkins.plugins.publishflow.sandbox.appstore.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What resources of one type look like: the attributes and relationships of the contract that the sandbox keeps, by
 * Apple's names. Built once, before the server starts; a name that is not declared is a mistake in the sandbox.
 */
public final class ResourceType {

    private final String name;
    private final Set<String> attributes = new LinkedHashSet<>();
    private final Map<String, Function<Resource, JsonNode>> computed = new LinkedHashMap<>();
    private final Set<String> secret = new LinkedHashSet<>();
    private final Map<String, Relationship> relationships = new LinkedHashMap<>();

    /** @param name Apple's name of the type, such as {@code builds} */
    public ResourceType(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Declares attributes that are stored. */
    public ResourceType attributes(String... names) {
        attributes.addAll(List.of(names));
        return this;
    }

    /** Declares an attribute that is made at each look; a missing or null node leaves it out. */
    public ResourceType computed(String attribute, Function<Resource, JsonNode> value) {
        computed.put(attribute, value);
        return this;
    }

    /** Makes a declared attribute one that is neither saved nor shown at the state's page. */
    public ResourceType secret(String attribute) {
        if (!hasAttribute(attribute)) {
            throw new IllegalArgumentException(name + " has no attribute " + attribute);
        }
        secret.add(attribute);
        return this;
    }

    /** Declares a stored to-one relationship that carries links. */
    public ResourceType toOne(String relationship, String target) {
        return declare(new Relationship(relationship, target, false, true, Optional.empty()));
    }

    /** Declares a stored to-many relationship that carries links. */
    public ResourceType toMany(String relationship, String target) {
        return declare(new Relationship(relationship, target, true, true, Optional.empty()));
    }

    /** Declares a to-many relationship made of all resources of the target whose {@code inverse} points here. */
    public ResourceType manyPointingHere(String relationship, String target, String inverse) {
        return derived(relationship, target, true, pointingHere(target, inverse));
    }

    /** Declares a to-one relationship made of the resource of the target whose {@code inverse} points here. */
    public ResourceType onePointingHere(String relationship, String target, String inverse) {
        return derived(relationship, target, false, pointingHere(target, inverse));
    }

    /** Declares a relationship that is made at each look. */
    public ResourceType derived(
            String relationship,
            String target,
            boolean many,
            BiFunction<Resource, Resources, List<Resource>> derivation) {
        return declare(new Relationship(relationship, target, many, true, Optional.of(derivation)));
    }

    /** Takes the links away from a declared relationship: the contract gives it {@code data} alone. */
    public ResourceType unlinked(String relationship) {
        Relationship old = relationship(relationship);
        return declare(new Relationship(old.name(), old.target(), old.many(), false, old.derivation()));
    }

    public Collection<Relationship> relationships() {
        return relationships.values();
    }

    /** The declared relationship of that name. */
    public Relationship relationship(String relationship) {
        Relationship found = relationships.get(relationship);
        if (found == null) {
            throw new IllegalArgumentException(name + " has no relationship " + relationship);
        }
        return found;
    }

    public boolean hasRelationship(String relationship) {
        return relationships.containsKey(relationship);
    }

    public boolean hasAttribute(String attribute) {
        return attributes.contains(attribute) || computed.containsKey(attribute);
    }

    /** What clients see of the attributes, in the order of declaration; what is null is left out. */
    public ObjectNode visible(Resource resource) {
        ObjectNode visible = JsonNodeFactory.instance.objectNode();
        for (String attribute : attributes) {
            JsonNode value = resource.get(attribute);
            if (value != null) {
                visible.set(attribute, value);
            }
        }
        computed.forEach((attribute, how) -> {
            JsonNode value = how.apply(resource);
            if (value != null && !value.isNull() && !value.isMissingNode()) {
                visible.set(attribute, value);
            }
        });
        return visible;
    }

    String checkAttribute(String attribute) {
        if (!attributes.contains(attribute)) {
            throw new IllegalArgumentException(name + " has no stored attribute " + attribute);
        }
        return attribute;
    }

    Set<String> secret() {
        return secret;
    }

    private ResourceType declare(Relationship relationship) {
        relationships.put(relationship.name(), relationship);
        return this;
    }

    private static BiFunction<Resource, Resources, List<Resource>> pointingHere(String target, String inverse) {
        return (here, all) -> all.all(target).stream()
                .filter(each -> each.ids(inverse).contains(here.id()))
                .toList();
    }
}

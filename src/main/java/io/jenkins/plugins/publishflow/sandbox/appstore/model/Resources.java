package io.jenkins.plugins.publishflow.sandbox.appstore.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All resources, by type and in the order they came. One lock guards them all: {@code AppStoreState} holds it while it
 * answers a request. Ids are drawn from a saved count, so that a run repeated from the same state gets the same ids.
 */
public final class Resources {

    private final Map<String, ResourceType> types = new LinkedHashMap<>();
    private final Map<String, Map<String, Resource>> byType = new LinkedHashMap<>();
    private long count;
    private boolean dirty;

    public Resources(Collection<ResourceType> types) {
        for (ResourceType type : types) {
            if (this.types.put(type.name(), type) != null) {
                throw new IllegalArgumentException("Two types " + type.name());
            }
            byType.put(type.name(), new LinkedHashMap<>());
        }
    }

    /** Adds a resource under a new id that looks like a UUID. */
    public Resource create(String type) {
        String id = UUID.nameUUIDFromBytes((type + "/" + ++count).getBytes(StandardCharsets.UTF_8))
                .toString();
        return create(type, id);
    }

    /** Adds a resource under that id. */
    public Resource create(String type, String id) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return put(new Resource(this, type(type), id, json.objectNode(), json.objectNode()));
    }

    public void delete(Resource resource) {
        if (byType.get(resource.type().name()).remove(resource.id()) == null) {
            throw new IllegalArgumentException("No " + resource);
        }
        changed();
    }

    public Optional<Resource> find(String type, String id) {
        return Optional.ofNullable(byType.get(type(type).name()).get(id));
    }

    /** All of that type, in the order they came; a copy. */
    public List<Resource> all(String type) {
        return List.copyOf(byType.get(type(type).name()).values());
    }

    public ResourceType type(String name) {
        ResourceType type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("No type " + name);
        }
        return type;
    }

    void changed() {
        dirty = true;
    }

    /** Whether anything changed since the last call. */
    public boolean takeDirty() {
        boolean was = dirty;
        dirty = false;
        return was;
    }

    /** Everything as JSON, without the secret attributes. */
    public ObjectNode save() {
        ObjectNode saved = JsonNodeFactory.instance.objectNode().put("count", count);
        ObjectNode all = saved.putObject("resources");
        byType.forEach((type, resources) -> {
            ArrayNode list = all.putArray(type);
            resources.values().forEach(resource -> list.add(save(resource)));
        });
        return saved;
    }

    /** Takes over what {@link #save} made; types that are no longer known are a mistake in the file. */
    public void load(ObjectNode saved) {
        count = saved.path("count").asLong();
        saved.path("resources")
                .properties()
                .forEach(type -> type.getValue().forEach(each -> load(type(type.getKey()), each)));
        dirty = false;
    }

    /** Everything as clients see it, relationships with their ids, and the facts; without the secret attributes. */
    public ObjectNode show() {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        byType.forEach((type, resources) -> {
            ArrayNode list = shown.putArray(type);
            resources.values().forEach(resource -> {
                ObjectNode each = save(resource);
                ObjectNode visible = resource.type().visible(resource);
                visible.remove(resource.type().secret());
                each.set("attributes", visible);
                list.add(each);
            });
        });
        return shown;
    }

    private static ObjectNode save(Resource resource) {
        ObjectNode saved = JsonNodeFactory.instance.objectNode().put("id", resource.id());
        ObjectNode attributes = resource.attributes().deepCopy();
        attributes.remove(resource.type().secret());
        saved.set("attributes", attributes);
        ObjectNode links = saved.putObject("relationships");
        resource.links().forEach((name, ids) -> {
            ArrayNode list = links.putArray(name);
            ids.forEach(list::add);
        });
        saved.set("facts", resource.facts().deepCopy());
        return saved;
    }

    private void load(ResourceType type, JsonNode saved) {
        Resource resource = put(new Resource(
                this,
                type,
                saved.path("id").asText(),
                ((ObjectNode) saved.path("attributes")).deepCopy(),
                ((ObjectNode) saved.path("facts")).deepCopy()));
        saved.path("relationships").properties().forEach(link -> {
            List<String> ids = new ArrayList<>();
            link.getValue().forEach(id -> ids.add(id.asText()));
            resource.links().put(link.getKey(), ids);
        });
    }

    private Resource put(Resource resource) {
        byType.get(resource.type().name()).put(resource.id(), resource);
        changed();
        return resource;
    }
}

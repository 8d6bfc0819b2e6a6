package io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resources;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The body of a POST or PATCH, after all its attributes and relationships were checked against the rules. */
public final class Payload {

    private final ObjectNode attributes;
    private final Map<String, List<Resource>> related = new LinkedHashMap<>();

    private Payload(ObjectNode attributes) {
        this.attributes = attributes;
    }

    /**
     * Reads and checks the body.
     *
     * @param id the id in the path of a PATCH, or null
     * @throws Refusal with all that is wrong at once, as Apple does
     */
    static Payload read(Request request, BodyRules rules, @CheckForNull String id, Resources resources)
            throws IOException {
        JsonNode data = tree(request).path("data");
        if (!data.path("type").asText().equals(rules.type())
                || id != null && !data.path("id").asText().equals(id)) {
            throw new Refusal(ApiError.of(
                            409,
                            "ENTITY_ERROR",
                            "The request entity is not valid",
                            "The body must be of type '" + rules.type() + "' and carry the id of the path")
                    .at("/data"));
        }
        List<ApiError> errors = new ArrayList<>();
        Payload payload = new Payload(checkAttributes(data.path("attributes"), rules, errors));
        payload.checkLinks(data.path("relationships"), rules, resources, errors);
        if (!errors.isEmpty()) {
            throw new Refusal(errors);
        }
        return payload;
    }

    /** The resources of a linkage body ({@code {"data":[…]}} or {@code {"data":{…}}}); empty for {@code null}. */
    static List<Resource> linkage(Request request, String target, Resources resources) throws IOException {
        JsonNode data = tree(request).path("data");
        List<Resource> linked = new ArrayList<>();
        for (JsonNode each : data.isArray() ? data : data.isNull() ? List.<JsonNode>of() : List.of(data)) {
            linked.add(target(each, target, resources)
                    .orElseThrow(() -> Refusal.notFound(target, each.path("id").asText())));
        }
        return linked;
    }

    /** The attributes sent, JSON nulls included. */
    public ObjectNode attributes() {
        return attributes;
    }

    /** Whether the attribute was sent, be it null. */
    public boolean has(String attribute) {
        return attributes.has(attribute);
    }

    /** The attribute as text, or null where it was not sent or is null. */
    @Nullable
    public String text(String attribute) {
        return attributes.path(attribute).isNull()
                ? null
                : attributes.path(attribute).textValue();
    }

    /** Whether the attribute was sent and is true. */
    public boolean isTrue(String attribute) {
        return attributes.path(attribute).asBoolean(false);
    }

    /** The one resource at that relationship, which the rules require. */
    public Resource one(String relationship) {
        return related.get(relationship).get(0);
    }

    /** The resources at that relationship; empty where it was not sent or is null. */
    public List<Resource> related(String relationship) {
        return related.getOrDefault(relationship, List.of());
    }

    /** Whether the relationship was sent, be it null. */
    public boolean hasRelationship(String relationship) {
        return related.containsKey(relationship);
    }

    private static JsonNode tree(Request request) throws IOException {
        try {
            JsonNode tree = Json.MAPPER.readTree(request.body());
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            request.note("the body is no JSON");
        }
        throw new Refusal(ApiError.of(
                400, "ENTITY_INVALID", "The request entity could not be read", "The body is not a JSON document"));
    }

    private static ObjectNode checkAttributes(JsonNode sent, BodyRules rules, List<ApiError> errors) {
        ObjectNode attributes = sent instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        attributes.properties().forEach(each -> {
            BodyRules.Attribute rule = rules.attributes().get(each.getKey());
            if (rule == null) {
                errors.addAll(Refusal.attribute(
                                "UNKNOWN", each.getKey(), "'" + each.getKey() + "' is not an attribute of this request")
                        .errors());
            } else if (!(each.getValue().isNull() && rule.nullable())) {
                rule.check()
                        .apply(each.getValue())
                        .ifPresent(wrong -> errors.addAll(Refusal.attribute(
                                        "INVALID", each.getKey(), "The attribute '" + each.getKey() + "' " + wrong)
                                .errors()));
            }
        });
        rules.attributes().forEach((name, rule) -> {
            if (rule.required() && !attributes.has(name)) {
                errors.addAll(Refusal.attribute("REQUIRED", name, "The attribute '" + name + "' is required")
                        .errors());
            }
        });
        return attributes;
    }

    private void checkLinks(JsonNode sent, BodyRules rules, Resources resources, List<ApiError> errors) {
        sent.properties().forEach(each -> {
            BodyRules.Link rule = rules.links().get(each.getKey());
            if (rule == null) {
                errors.addAll(Refusal.relationship(
                                "UNKNOWN", each.getKey(), "'" + each.getKey() + "' is no relationship of this request")
                        .errors());
                return;
            }
            JsonNode data = each.getValue().path("data");
            List<Resource> found = new ArrayList<>();
            for (JsonNode one : data.isArray() ? data : data.isNull() ? List.<JsonNode>of() : List.of(data)) {
                target(one, rule.target(), resources)
                        .ifPresentOrElse(
                                found::add,
                                () -> errors.addAll(Refusal.relationship(
                                                "INVALID.NOT_FOUND",
                                                each.getKey(),
                                                "There is no such resource of type '" + rule.target() + "'")
                                        .errors()));
            }
            related.put(each.getKey(), found);
        });
        rules.links().forEach((name, rule) -> {
            if (rule.required() && !sent.has(name)) {
                errors.addAll(Refusal.relationship("REQUIRED", name, "The relationship '" + name + "' is required")
                        .errors());
            }
        });
    }

    private static Optional<Resource> target(JsonNode reference, String type, Resources resources) {
        return reference.path("type").asText().equals(type)
                ? resources.find(type, reference.path("id").asText())
                : Optional.empty();
    }
}

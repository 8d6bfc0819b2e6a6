package io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Relationship;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes resources as documents. Relationships carry {@code data} only where they are included, as an assumption about
 * Apple that makes the stricter peer; a to-one relationship to nothing has none.
 */
final class Documents {

    private final Supplier<URI> baseUrl;

    Documents(Supplier<URI> baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** A document with one resource. */
    ObjectNode one(Request request, Resource resource, Query query) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("data", resource(resource, query, true));
        include(document, List.of(resource), query);
        boolean made = request.method().equals("POST");
        document.putObject("links").put("self", made ? self(resource) : baseUrl.get() + request.target());
        return document;
    }

    /** A document that says that there is no such resource. */
    ObjectNode none(Request request) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putNull("data");
        document.putObject("links").put("self", baseUrl.get() + request.target());
        return document;
    }

    /** A document with one page of those that the query selects. */
    ObjectNode page(Request request, List<Resource> all, Query query) {
        List<Resource> selected = query.select(all);
        int from = Math.min(query.offset(), selected.size());
        int to = Math.min(from + query.limit(), selected.size());
        List<Resource> page = selected.subList(from, to);

        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode data = document.putArray("data");
        page.forEach(resource -> data.add(resource(resource, query, true)));
        include(document, page, query);
        ObjectNode links = document.putObject("links").put("self", baseUrl.get() + request.target());
        ObjectNode paging = document.putObject("meta").putObject("paging");
        paging.put("total", selected.size()).put("limit", query.limit());
        if (to < selected.size()) {
            String cursor = Query.cursor(to);
            links.put("next", baseUrl.get() + withCursor(request, cursor));
            paging.put("nextCursor", cursor);
        }
        return document;
    }

    private void include(ObjectNode document, List<Resource> from, Query query) {
        if (query.includes().isEmpty()) {
            return;
        }
        Map<String, Resource> included = new LinkedHashMap<>();
        for (String name : query.includes()) {
            for (Resource resource : from) {
                resource.related(name).forEach(each -> included.put(each.toString(), each));
            }
        }
        from.forEach(each -> included.remove(each.toString()));
        ArrayNode list = document.putArray("included");
        included.values().forEach(resource -> list.add(resource(resource, query, false)));
    }

    private ObjectNode resource(Resource resource, Query query, boolean primary) {
        String type = resource.type().name();
        @CheckForNull Set<String> fields = query.fields(type).orElse(null);
        ObjectNode json = reference(resource);
        ObjectNode attributes = resource.type().visible(resource);
        if (fields != null) {
            attributes.retain(fields);
        }
        if (!attributes.isEmpty()) {
            json.set("attributes", attributes);
        }
        String self = self(resource);
        ObjectNode relationships = JsonNodeFactory.instance.objectNode();
        for (Relationship relationship : resource.type().relationships()) {
            boolean withData = primary && query.includes().contains(relationship.name());
            if (withData || fields == null || fields.contains(relationship.name())) {
                ObjectNode described = relationship(resource, relationship, self, withData);
                if (!described.isEmpty()) {
                    relationships.set(relationship.name(), described);
                }
            }
        }
        if (!relationships.isEmpty()) {
            json.set("relationships", relationships);
        }
        json.putObject("links").put("self", self);
        return json;
    }

    private static ObjectNode relationship(Resource from, Relationship relationship, String self, boolean withData) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (withData) {
            List<Resource> related = from.related(relationship.name());
            if (relationship.many()) {
                ArrayNode data = json.putArray("data");
                related.forEach(each -> data.add(reference(each)));
                json.putObject("meta")
                        .putObject("paging")
                        .put("total", related.size())
                        .put("limit", Math.max(1, related.size()));
            } else if (!related.isEmpty()) {
                json.set("data", reference(related.get(0)));
            }
        }
        if (relationship.linked()) {
            json.putObject("links")
                    .put("self", self + "/relationships/" + relationship.name())
                    .put("related", self + "/" + relationship.name());
        }
        return json;
    }

    private String self(Resource resource) {
        return baseUrl.get() + "/v1/" + resource.type().name() + "/" + resource.id();
    }

    private static ObjectNode reference(Resource resource) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", resource.type().name())
                .put("id", resource.id());
    }

    private static String withCursor(Request request, String cursor) {
        String target =
                request.target().replaceAll("([?&])cursor=[^&]*&?", "$1").replaceAll("[?&]$", "");
        return target + (target.contains("?") ? "&" : "?") + "cursor=" + cursor;
    }
}

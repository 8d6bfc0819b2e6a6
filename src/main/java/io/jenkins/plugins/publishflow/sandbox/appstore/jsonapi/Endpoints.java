package io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi;

import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resources;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import io.jenkins.plugins.publishflow.sandbox.http.Routes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Adds the routes of a resource, each in a line: what may be asked, and what is done. The work runs under the lock and
 * may throw {@link Refusal}, before it changed anything. Paths are the contract's; the id in them is always {@code id}.
 */
public final class Endpoints {

    private final Routes routes;
    private final Resources resources;
    private final Documents documents;

    /** @param baseUrl where the server listens; asked at each answer */
    public Endpoints(Routes routes, Resources resources, Supplier<URI> baseUrl) {
        this.routes = routes;
        this.resources = resources;
        this.documents = new Documents(baseUrl);
    }

    /** GET of all resources of a type: {@code /v1/builds}. */
    public void list(String type, Rules rules) {
        routes.add("GET", "/v1/" + type, request -> {
            Query query = new Query(request.query(), rules);
            return Answer.json(200, documents.page(request, resources.all(type), query));
        });
    }

    /** GET of one resource: {@code /v1/builds/{id}}. */
    public void read(String type, Rules rules) {
        routes.add("GET", "/v1/" + type + "/{id}", request -> {
            Query query = new Query(request.query(), rules);
            return Answer.json(200, documents.one(request, resource(type, request), query));
        });
    }

    /**
     * GET over a relationship: {@code /v1/apps/{id}/builds} a list, {@code /v1/builds/{id}/buildBetaDetail} one
     * resource, or 404 where there is none.
     */
    public void related(String type, String relationship, Rules rules) {
        boolean many = resources.type(type).relationship(relationship).many();
        routes.add("GET", "/v1/" + type + "/{id}/" + relationship, request -> {
            Query query = new Query(request.query(), rules);
            List<Resource> related = resource(type, request).related(relationship);
            if (many) {
                return Answer.json(200, documents.page(request, related, query));
            }
            if (related.isEmpty()) {
                throw Refusal.notFound(relationship, request.pathValue("id"));
            }
            return Answer.json(200, documents.one(request, related.get(0), query));
        });
    }

    /** As {@link #related} for a to-one relationship, but {@code data} is null where there is none. */
    public void relatedOrNull(String type, String relationship, Rules rules) {
        routes.add("GET", "/v1/" + type + "/{id}/" + relationship, request -> {
            Query query = new Query(request.query(), rules);
            return Answer.json(
                    200,
                    resource(type, request)
                            .one(relationship)
                            .map(found -> documents.one(request, found, query))
                            .orElseGet(() -> documents.none(request)));
        });
    }

    /** POST that makes a resource; the work returns it. */
    public void create(BodyRules rules, Function<Payload, Resource> work) {
        routes.add("POST", "/v1/" + rules.type(), request -> {
            Payload payload = Payload.read(request, rules, null, resources);
            return document(request, 201, work.apply(payload));
        });
    }

    /** PATCH that changes a resource; the work gets the resource as it is. */
    public void update(BodyRules rules, BiConsumer<Resource, Payload> work) {
        routes.add("PATCH", "/v1/" + rules.type() + "/{id}", request -> {
            Resource resource = resource(rules.type(), request);
            work.accept(resource, Payload.read(request, rules, resource.id(), resources));
            return document(request, 200, resource);
        });
    }

    /** DELETE of a resource; the work deletes it. */
    public void delete(String type, Consumer<Resource> work) {
        routes.add("DELETE", "/v1/" + type + "/{id}", request -> {
            work.accept(resource(type, request));
            return Answer.empty(204);
        });
    }

    /** POST, PATCH or DELETE at {@code /v1/builds/{id}/relationships/betaGroups}: answers 204. */
    public void linkage(String method, String type, String relationship, BiConsumer<Resource, List<Resource>> work) {
        String target = resources.type(type).relationship(relationship).target();
        routes.add(method, "/v1/" + type + "/{id}/relationships/" + relationship, request -> {
            Resource resource = resource(type, request);
            work.accept(resource, Payload.linkage(request, target, resources));
            return Answer.empty(204);
        });
    }

    private Answer document(Request request, int status, Resource resource) {
        return Answer.json(status, documents.one(request, resource, new Query(Map.of(), Rules.plain())));
    }

    private Resource resource(String type, Request request) {
        String id = request.pathValue("id");
        return resources.find(type, id).orElseThrow(() -> Refusal.notFound(type, id));
    }
}

package io.jenkins.plugins.publishflow.sandbox.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import io.jenkins.plugins.publishflow.sandbox.http.Routes;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** What can be read and set in an edit besides artifacts: tracks, store pages, details. */
final class ContentRoutes {

    private static final Map<String, Integer> LONGEST =
            Map.of("title", 30, "shortDescription", 80, "fullDescription", 4000);
    private static final Set<String> FORM_FACTORS = Set.of("DEFAULT", "WEAR", "AUTOMOTIVE");

    private final PlayState state;

    ContentRoutes(PlayState state) {
        this.state = state;
    }

    void addTo(Routes routes, String edit) {
        routes.add("GET", edit + "/tracks", this::tracks);
        routes.add("POST", edit + "/tracks", this::createTrack);
        routes.add("GET", edit + "/tracks/{track}", request -> track(request, releases(request)));
        routes.add("PUT", edit + "/tracks/{track}", this::putTrack);
        routes.add("PATCH", edit + "/tracks/{track}", this::putTrack);
        routes.add("GET", edit + "/listings", this::listings);
        routes.add("GET", edit + "/listings/{language}", request -> Answer.json(200, listing(request)));
        routes.add("PUT", edit + "/listings/{language}", request -> putListing(request, false));
        routes.add("PATCH", edit + "/listings/{language}", request -> putListing(request, true));
        routes.add("GET", edit + "/listings/{language}/{type}", request -> images(request, "images", false));
        routes.add("DELETE", edit + "/listings/{language}/{type}", request -> images(request, "deleted", true));
        routes.add(
                "GET",
                edit + "/details",
                request -> Answer.json(200, content(request).path("details")));
        routes.add("PUT", edit + "/details", this::putDetails);
        routes.add("PATCH", edit + "/details", this::putDetails);
    }

    ObjectNode content(Request request) {
        return (ObjectNode) state.edit(request.pathValue("package"), request.pathValue("edit"))
                .path("content");
    }

    /** Those that have had a release; an assumption, by what clients report: Google documents no rule. */
    private Answer tracks(Request request) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("kind", "androidpublisher#tracksListResponse");
        ArrayNode tracks = document.putArray("tracks");
        content(request).path("tracks").properties().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .forEach(entry -> tracks.add(track(entry.getKey(), entry.getValue())));
        return Answer.json(200, document);
    }

    private static ObjectNode track(String name, JsonNode releases) {
        ObjectNode track = JsonNodeFactory.instance.objectNode().put("track", name);
        track.set("releases", releases);
        return track;
    }

    private static Answer track(Request request, JsonNode releases) {
        return Answer.json(200, track(request.pathValue("track"), releases));
    }

    private JsonNode releases(Request request) {
        JsonNode releases = content(request).path("tracks").path(request.pathValue("track"));
        if (releases.isMissingNode()) {
            throw PlayRefusal.notFound("Track not found: " + request.pathValue("track") + ".");
        }
        return releases;
    }

    private Answer createTrack(Request request) throws IOException {
        JsonNode config = Json.MAPPER.readTree(request.body());
        String name = config.path("track").asText();
        if (name.isBlank()
                || !config.path("type").asText().equals("CLOSED_TESTING")
                || !FORM_FACTORS.contains(config.path("formFactor").asText())) {
            throw PlayRefusal.invalid("A closed track needs a name, the type CLOSED_TESTING and a form factor.");
        }
        ObjectNode tracks = (ObjectNode) content(request).path("tracks");
        if (tracks.has(name)) {
            throw PlayRefusal.invalid("The track " + name + " exists already.");
        }
        tracks.putArray(name);
        state.touch();
        return Answer.json(200, track(name, tracks.get(name)));
    }

    private Answer putTrack(Request request) throws IOException {
        releases(request);
        ObjectNode content = content(request);
        String name = request.pathValue("track");
        JsonNode given = Json.MAPPER.readTree(request.body()).path("releases");
        JsonNode live = state.app(request.pathValue("package"))
                .path("content")
                .path("tracks")
                .path(name);
        TrackRules.check(content, live, given);
        ArrayNode releases = JsonNodeFactory.instance.arrayNode();
        given.forEach(releases::add);
        ((ObjectNode) content.path("tracks")).set(name, releases);
        state.touch();
        return track(request, releases);
    }

    private Answer listings(Request request) {
        ObjectNode document =
                JsonNodeFactory.instance.objectNode().put("kind", "androidpublisher#listingsListResponse");
        ArrayNode listings = document.putArray("listings");
        content(request).path("listings").forEach(listings::add);
        return Answer.json(200, document);
    }

    private JsonNode listing(Request request) {
        JsonNode listing = content(request).path("listings").path(request.pathValue("language"));
        if (listing.isMissingNode()) {
            throw PlayRefusal.notFound("There is no listing in " + request.pathValue("language") + ".");
        }
        return listing;
    }

    private Answer putListing(Request request, boolean patch) throws IOException {
        String language = request.pathValue("language");
        ObjectNode listings = (ObjectNode) content(request).path("listings");
        ObjectNode listing = patch ? (ObjectNode) listing(request).deepCopy() : JsonNodeFactory.instance.objectNode();
        listing.setAll((ObjectNode) Json.MAPPER.readTree(request.body()));
        LONGEST.forEach((field, most) -> {
            String text = listing.path(field).asText();
            if (text.codePointCount(0, text.length()) > most) {
                throw PlayRefusal.invalid(
                        "The " + field + " in " + language + " is longer than " + most + " characters.");
            }
        });
        listings.set(language, listing.put("language", language));
        state.touch();
        return Answer.json(200, listing);
    }

    private Answer images(Request request, String name, boolean delete) {
        listing(request);
        ObjectNode all = content(request).withObject("/images");
        String key = request.pathValue("language") + "/" + request.pathValue("type");
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set(name, all.has(key) ? all.get(key) : JsonNodeFactory.instance.arrayNode());
        if (delete) {
            all.remove(key);
            state.touch();
        }
        return Answer.json(200, document);
    }

    private Answer putDetails(Request request) throws IOException {
        ObjectNode details = (ObjectNode) content(request).path("details");
        details.setAll((ObjectNode) Json.MAPPER.readTree(request.body()));
        state.touch();
        return Answer.json(200, details);
    }
}

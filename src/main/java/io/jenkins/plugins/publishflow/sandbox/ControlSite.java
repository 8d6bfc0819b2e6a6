package io.jenkins.plugins.publishflow.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Verdicts;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import io.jenkins.plugins.publishflow.sandbox.http.Routes;
import io.jenkins.plugins.publishflow.sandbox.http.Site;
import io.jenkins.plugins.publishflow.sandbox.http.StoreSite;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/**
 * The pages below {@code /sandbox/}, for people, scripts and tests. They need no key: the sandbox listens on the
 * loopback address alone, and shows no secret. A request that a web page sent across is refused, as a browser on this
 * machine can reach the loopback address too.
 */
final class ControlSite implements Site {

    private static final String WHAT =
            "A sandbox for rehearsals. It is none of the stores: nothing here reaches Apple, Google, Huawei, testers or users.";

    private final Routes routes = new Routes();

    ControlSite(Sandbox sandbox, List<StoreSite> stores) {
        stores.forEach(store -> store.addControls(routes));
        routes.add("GET", "/sandbox/state", request -> Answer.json(200, about().setAll(sandbox.wholeState())));
        routes.add("GET", "/sandbox/clock", request -> Answer.json(200, clock(sandbox)));
        routes.add("POST", "/sandbox/clock", request -> moveClock(sandbox, request));
        routes.add("GET", "/sandbox/requests", request -> Answer.json(200, requests(sandbox)));
        routes.add(
                "GET",
                "/sandbox/faults",
                request -> Answer.json(200, sandbox.faults().pending()));
        routes.add("POST", "/sandbox/faults", request -> setFault(sandbox, request));
        routes.add("DELETE", "/sandbox/faults", request -> {
            sandbox.faults().clear();
            return Answer.empty(204);
        });
        routes.add("GET", "/sandbox/verdicts", request -> Answer.json(200, sandbox.verdicts()));
        routes.add("PUT", "/sandbox/verdicts", request -> {
            sandbox.verdicts(Json.MAPPER.readValue(request.body(), Verdicts.class));
            return Answer.json(200, sandbox.verdicts());
        });
    }

    @Override
    public Answer answer(Request request) throws IOException {
        if (request.header("Origin") != null) {
            return failure(403, request);
        }
        try {
            var handler = routes.find(request);
            return handler.isPresent() ? handler.get().handle(request) : failure(404, request);
        } catch (JsonProcessingException e) {
            return Answer.json(400, Map.of("error", e.getOriginalMessage()));
        }
    }

    @Override
    public Answer failure(int status, Request request) {
        return Answer.json(status, Map.of("error", "status " + status));
    }

    private static ObjectNode about() {
        return JsonNodeFactory.instance.objectNode().put("sandbox", WHAT);
    }

    private static ObjectNode clock(Sandbox sandbox) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("now", sandbox.clock().instant().toString());
    }

    private static Answer moveClock(Sandbox sandbox, Request request) throws IOException {
        String time = Json.MAPPER.readTree(request.body()).path("moveTo").asText();
        try {
            if (!sandbox.moveTo(Instant.parse(time))) {
                return Answer.json(409, Map.of("error", "the clock of this sandbox cannot be moved"));
            }
        } catch (DateTimeParseException e) {
            return Answer.json(400, Map.of("error", "moveTo is no ISO 8601 time in UTC: " + time));
        }
        return Answer.json(200, clock(sandbox));
    }

    /** A fault that names no request strikes the next one; one at a request that has been would never strike. */
    private static Answer setFault(Sandbox sandbox, Request request) throws IOException {
        Fault fault = Json.MAPPER.readValue(request.body(), Fault.class);
        long next = sandbox.requests().count() + 1;
        boolean ofAll = fault.method() == null && fault.path() == null;
        if (ofAll && !Json.MAPPER.readTree(request.body()).has("nth")) {
            fault = fault.at(next);
        }
        if (ofAll && fault.nth() + fault.times() <= next) {
            return Answer.json(400, Map.of("error", "request " + fault.nth() + " has been; the next one is " + next));
        }
        sandbox.faults().add(fault);
        return Answer.json(200, sandbox.faults().pending());
    }

    private static ObjectNode requests(Sandbox sandbox) {
        ObjectNode requests = JsonNodeFactory.instance.objectNode();
        requests.put("count", sandbox.requests().count());
        requests.set("requests", Json.MAPPER.valueToTree(sandbox.requests().entries()));
        return requests;
    }
}

package io.jenkins.plugins.publishflow.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.contract.Violation.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A store's OpenAPI 3.0 document. Does not change once it is loaded; any thread may check with it. */
public final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonNode document;
    private final Operations operations;

    private Contract(JsonNode document) {
        this.document = document;
        this.operations = new Operations(document.get("paths"));
    }

    /** Reads the document; the schemas in it are looked at only when an exchange needs them. */
    public static Contract load(Path file) throws IOException {
        return new Contract(JSON.readTree(file.toFile()));
    }

    /** Reads a discovery document of Google. */
    static Contract discovery(Path file) throws IOException {
        return new Contract(DiscoveryDocument.asOpenApi(JSON.readTree(file.toFile())));
    }

    /** The values of an enumeration among the schemas, by its name. */
    public List<String> values(String schema) {
        List<String> values = new ArrayList<>();
        document.at("/components/schemas/" + schema + "/enum").forEach(value -> values.add(value.asText()));
        return values;
    }

    /** All that the contract does not allow in this exchange; empty where there is nothing. */
    public List<Violation> check(WholeExchange exchange) {
        List<Violation> found = new ArrayList<>();
        BiConsumer<String, String> wrongRequest =
                (where, what) -> found.add(new Violation(Part.REQUEST, exchange.toString(), where, what));
        BiConsumer<String, String> wrongAnswer =
                (where, what) -> found.add(new Violation(Part.ANSWER, exchange.toString(), where, what));
        Optional<JsonNode> path = operations.at(exchange.path());
        JsonNode operation = path.map(methods -> methods.get(exchange.method().toLowerCase(Locale.ROOT)))
                .orElse(null);
        if (operation == null) {
            wrongRequest.accept(path.isEmpty() ? "path" : "method", "the contract does not know it");
        } else {
            request(exchange, operation, wrongRequest);
            if (exchange.status() != 0) {
                answer(exchange, operation.get("responses"), wrongAnswer);
            }
        }
        return found;
    }

    private void request(WholeExchange exchange, JsonNode operation, BiConsumer<String, String> wrong) {
        SchemaCheck schemas = new SchemaCheck(document, false, wrong);
        new QueryCheck(schemas, wrong).check(exchange.rawQuery(), operation.path("parameters"));
        JsonNode body = operation.path("requestBody");
        if (exchange.requestBody() == null) {
            return;
        }
        if (exchange.requestBody().length > 0 || body.path("required").asBoolean()) {
            body(exchange.requestType(), exchange.requestBody(), body.path("content"), schemas, wrong);
        }
    }

    private void answer(WholeExchange exchange, JsonNode statuses, BiConsumer<String, String> wrong) {
        // Apple refuses to delete what is in use with 409, which its contract lists for all writes but deletes.
        boolean refusedDelete = exchange.method().equals("DELETE") && exchange.status() == 409;
        JsonNode status = statuses.path(refusedDelete ? "404" : Integer.toString(exchange.status()));
        if (status.isMissingNode()) {
            wrong.accept("status", "the operation knows only " + names(statuses));
        } else if (exchange.answerBody().length > 0 || status.has("content")) {
            SchemaCheck schemas = new SchemaCheck(document, true, wrong);
            body(exchange.answerType(), exchange.answerBody(), status.path("content"), schemas, wrong);
        }
    }

    private static void body(
            @CheckForNull String type,
            byte[] body,
            JsonNode content,
            SchemaCheck schemas,
            BiConsumer<String, String> wrong) {
        String bare = type == null ? "" : type.split(";")[0].trim();
        JsonNode schema = content.path(bare).path("schema");
        if (schema.isMissingNode()) {
            wrong.accept("body", "Content-Type is " + type + ", the contract has " + names(content));
        } else if (bare.equals("application/json")) {
            try {
                schemas.check(JSON.readTree(body), schema, "");
            } catch (JsonProcessingException e) {
                wrong.accept("body", "is no JSON: " + e.getOriginalMessage());
            } catch (IOException e) {
                throw new IllegalStateException("reading from memory cannot fail", e);
            }
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

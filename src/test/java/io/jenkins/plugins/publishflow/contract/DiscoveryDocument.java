package io.jenkins.plugins.publishflow.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Google's discovery document, told as the OpenAPI document that {@link Contract} checks with: paths, parameters, bodies
 * and schemas mean the same in both.
 */
final class DiscoveryDocument {

    private static final String JSON = "application/json";
    private static final int[] REFUSALS = {400, 401, 403, 404, 409, 413, 429, 500, 503, 504};

    private final JsonNode discovery;
    private final ObjectNode openApi = JsonNodeFactory.instance.objectNode();

    private DiscoveryDocument(JsonNode discovery) {
        this.discovery = discovery;
    }

    static JsonNode asOpenApi(JsonNode discovery) {
        DiscoveryDocument document = new DiscoveryDocument(discovery);
        document.openApi.putObject("paths");
        document.schemas();
        document.resources(discovery.path("resources"));
        return document.openApi;
    }

    /** A path as {@link #asOpenApi} has it: a custom method, which Google puts behind a colon, has a segment of its own. */
    static String path(String path) {
        return path.replaceFirst("/edits/([^/:]+):(\\w+)$", "/edits/$1/:$2");
    }

    private void schemas() {
        ObjectNode schemas = openApi.putObject("components").putObject("schemas");
        discovery.path("schemas").properties().forEach(entry -> schemas.set(entry.getKey(), schema(entry.getValue())));
    }

    private static JsonNode schema(JsonNode google) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (google.has("$ref")) {
            return schema.put(
                    "$ref", "#/components/schemas/" + google.get("$ref").asText());
        }
        schema.put("type", google.path("type").asText());
        if (google.has("enum")) {
            schema.set("enum", google.get("enum"));
        }
        if (google.has("items")) {
            schema.set("items", schema(google.get("items")));
        }
        if (google.path("type").asText().equals("object")) {
            ObjectNode properties = schema.putObject("properties");
            google.path("properties")
                    .properties()
                    .forEach(entry -> properties.set(entry.getKey(), schema(entry.getValue())));
        }
        return schema;
    }

    private void resources(JsonNode resources) {
        for (JsonNode resource : resources) {
            resource.path("methods").forEach(this::method);
            resources(resource.path("resources"));
        }
    }

    private void method(JsonNode method) {
        ObjectNode operation = operation(method);
        if (method.has("request")) {
            operation
                    .putObject("requestBody")
                    .putObject("content")
                    .putObject(JSON)
                    .set("schema", schema(method.get("request")));
        }
        String path = "/" + method.path("flatPath").asText();
        add(path, method, operation);
        method.path("mediaUpload").path("protocols").forEach(protocol -> {
            ObjectNode upload = operation(method);
            ObjectNode content = upload.putObject("requestBody").putObject("content");
            method.path("mediaUpload")
                    .path("accept")
                    .forEach(type -> content.putObject(type.asText().replace("image/*", "image/png"))
                            .putObject("schema"));
            add(protocol.path("path").asText(), method, upload);
        });
    }

    private void add(String path, JsonNode method, ObjectNode operation) {
        openApi.withObject("/paths")
                .withObject("/" + path.replace("}:", "}/:").replace("~", "~0").replace("/", "~1"))
                .set(method.path("httpMethod").asText().toLowerCase(java.util.Locale.ROOT), operation);
    }

    private ObjectNode operation(JsonNode method) {
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        parameters(operation, method.path("parameters"));
        parameters(operation, discovery.path("parameters"));
        ObjectNode answers = operation.putObject("responses");
        if (method.has("response")) {
            answers.putObject("200").putObject("content").putObject(JSON).set("schema", schema(method.get("response")));
        } else {
            answers.putObject("204");
        }
        for (int status : REFUSALS) {
            answers.putObject(Integer.toString(status))
                    .putObject("content")
                    .putObject(JSON)
                    .putObject("schema")
                    .put("type", "object")
                    .put("additionalProperties", true);
        }
        return operation;
    }

    private static void parameters(ObjectNode operation, JsonNode parameters) {
        parameters
                .properties()
                .forEach(entry -> operation
                        .withArray("parameters")
                        .addObject()
                        .put("name", entry.getKey())
                        .put("in", entry.getValue().path("location").asText())
                        .put("required", entry.getValue().path("required").asBoolean())
                        .set("schema", schema(entry.getValue())));
    }
}

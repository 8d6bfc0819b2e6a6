package io.jenkins.plugins.publishflow.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/** Checks a query against the parameters of an operation: known names, required ones, values by their schema. */
final class QueryCheck {

    private final SchemaCheck schemas;
    private final BiConsumer<String, String> wrong;

    QueryCheck(SchemaCheck schemas, BiConsumer<String, String> wrong) {
        this.schemas = schemas;
        this.wrong = wrong;
    }

    void check(@CheckForNull String rawQuery, JsonNode parameters) {
        Set<String> seen = new HashSet<>();
        for (String pair : rawQuery == null || rawQuery.isEmpty() ? new String[0] : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (!seen.add(name)) {
                wrong.accept("?" + name, "is given twice; lists are joined by commas");
            }
            JsonNode schema = schema(name, parameters);
            if (schema != null) {
                value(value, schema, "?" + name);
            } else if (!name.equals("cursor") || schema("limit", parameters) == null) {
                // Apple's links to the next page carry a cursor, which its contract does not list.
                wrong.accept("?" + name, "the contract does not know this parameter");
            }
        }
        for (JsonNode parameter : parameters) {
            String name = parameter.get("name").asText();
            if (parameter.path("required").asBoolean() && isQuery(parameter) && !seen.contains(name)) {
                wrong.accept("?" + name, "is required and missing");
            }
        }
    }

    private void value(String value, JsonNode schema, String where) {
        if (schema.get("type").asText().equals("array")) {
            for (String item : value.split(",", -1)) {
                value(item, schema.get("items"), where);
            }
            return;
        }
        if (value.isEmpty()) {
            wrong.accept(where, "has an empty value");
        }
        schemas.check(typed(value, schema.get("type").asText()), schema, where);
    }

    private static JsonNode typed(String value, String type) {
        if (type.equals("integer") && value.matches("-?\\d{1,18}")) {
            return LongNode.valueOf(Long.parseLong(value));
        }
        if (type.equals("boolean") && value.matches("true|false")) {
            return BooleanNode.valueOf(value.equals("true"));
        }
        return TextNode.valueOf(value);
    }

    @CheckForNull
    private static JsonNode schema(String name, JsonNode parameters) {
        for (JsonNode parameter : parameters) {
            if (isQuery(parameter) && parameter.get("name").asText().equals(name)) {
                return parameter.get("schema");
            }
        }
        return null;
    }

    private static boolean isQuery(JsonNode parameter) {
        return parameter.get("in").asText().equals("query");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

package io.jenkins.plugins.publishflow.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Checks JSON against the part of OpenAPI 3.0 schemas that store contracts use. Stricter than OpenAPI in one point:
 * where a schema lists properties, no other may be there, because a property that the store does not know is either a
 * misspelt one or one that the store never sends.
 *
 * <p>More lenient in one point, and only for answers: the {@code data} of a to-one relationship may be null. Apple
 * answers so where there is nothing, although its contract does not say it.
 */
final class SchemaCheck {

    private final JsonNode contract;
    private final boolean answer;
    private final BiConsumer<String, String> wrong;

    /** @param wrong takes a JSON pointer and what is wrong there */
    SchemaCheck(JsonNode contract, boolean answer, BiConsumer<String, String> wrong) {
        this.contract = contract;
        this.answer = answer;
        this.wrong = wrong;
    }

    void check(JsonNode value, JsonNode schema, String pointer) {
        if (schema.has("$ref")) {
            check(value, target(schema.get("$ref").asText()), pointer);
        } else if (value.isNull()) {
            if (!schema.path("nullable").asBoolean() && !emptyInAnswer(schema, pointer)) {
                wrong.accept(pointer, "null is not allowed");
            }
        } else if (schema.has("oneOf")) {
            alternatives(value, schema, pointer);
        } else {
            switch (schema.path("type").asText()) {
                case "object" -> object(value, schema, pointer);
                case "array" -> array(value, schema, pointer);
                case "string" -> text(value, schema, pointer);
                case "integer", "number" -> number(value, schema, pointer);
                case "boolean" -> expect(value.isBoolean(), value, "a boolean", pointer);
                default -> throw new IllegalStateException("a schema of no known type, for " + pointer + ": " + schema);
            }
        }
    }

    private boolean emptyInAnswer(JsonNode schema, String pointer) {
        return answer
                && pointer.endsWith("/data")
                && resolved(schema).path("type").asText().equals("object");
    }

    private void object(JsonNode value, JsonNode schema, String pointer) {
        if (!expect(value.isObject(), value, "an object", pointer)) {
            return;
        }
        JsonNode properties = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        value.properties().forEach(member -> {
            String at = pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
            if (properties.has(member.getKey())) {
                check(member.getValue(), properties.get(member.getKey()), at);
            } else if (others.isObject()) {
                check(member.getValue(), others, at);
            } else if (!others.asBoolean()) {
                wrong.accept(at, "the contract does not know this property");
            }
        });
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asText())) {
                wrong.accept(pointer + "/" + required.asText(), "is required and missing");
            }
        }
    }

    private void array(JsonNode value, JsonNode schema, String pointer) {
        if (expect(value.isArray(), value, "an array", pointer)) {
            for (int i = 0; i < value.size(); i++) {
                check(value.get(i), schema.get("items"), pointer + "/" + i);
            }
        }
    }

    private void text(JsonNode value, JsonNode schema, String pointer) {
        if (!expect(value.isTextual(), value, "a string", pointer)) {
            return;
        }
        String format = schema.path("format").asText();
        if (!Format.met(format, value.asText())) {
            wrong.accept(pointer, "'" + value.asText() + "' is no " + format);
        }
        oneOfTheNamed(value, schema, pointer);
    }

    private void number(JsonNode value, JsonNode schema, String pointer) {
        boolean whole = schema.get("type").asText().equals("integer");
        if (!expect(whole ? value.isIntegralNumber() : value.isNumber(), value, "a number", pointer)) {
            return;
        }
        if (schema.has("minimum") && value.asDouble() < schema.get("minimum").asDouble()) {
            wrong.accept(pointer, value + " is less than " + schema.get("minimum"));
        }
        if (schema.has("maximum") && value.asDouble() > schema.get("maximum").asDouble()) {
            wrong.accept(pointer, value + " is more than " + schema.get("maximum"));
        }
    }

    private void oneOfTheNamed(JsonNode value, JsonNode schema, String pointer) {
        JsonNode named = schema.path("enum");
        for (JsonNode one : named) {
            if (one.equals(value)) {
                return;
            }
        }
        if (named.isArray()) {
            wrong.accept(pointer, value + " is none of " + named);
        }
    }

    private void alternatives(JsonNode value, JsonNode schema, String pointer) {
        JsonNode discriminator = schema.path("discriminator");
        if (discriminator.isObject()) {
            JsonNode name = value.path(discriminator.get("propertyName").asText());
            JsonNode chosen = discriminator.path("mapping").path(name.asText());
            if (chosen.isMissingNode()) {
                wrong.accept(pointer, "an object of type " + name + " is not listed here");
            } else {
                check(value, target(chosen.asText()), pointer);
            }
            return;
        }
        for (JsonNode alternative : schema.get("oneOf")) {
            List<String> problems = new ArrayList<>();
            new SchemaCheck(contract, answer, (where, what) -> problems.add(what)).check(value, alternative, pointer);
            if (problems.isEmpty()) {
                return;
            }
        }
        wrong.accept(pointer, "fits none of the alternatives of the contract");
    }

    private boolean expect(boolean right, JsonNode value, String type, String pointer) {
        if (!right) {
            wrong.accept(pointer, "is not " + type + " but " + value.getNodeType());
        }
        return right;
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? resolved(target(schema.get("$ref").asText())) : schema;
    }

    private JsonNode target(String reference) {
        JsonNode target = contract.at(reference.substring(1));
        if (target.isMissingNode()) {
            throw new IllegalStateException("the contract lacks " + reference);
        }
        return target;
    }
}

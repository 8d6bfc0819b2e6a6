package io.jenkins.plugins.publishflow.flow.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.publishflow.flow.Durations;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON schema of flow files, made from what the step types declare, so that an editor knows every step and setting
 * that the reader knows. Draft 7, which the YAML plugins of editors understand. It is a little more lenient than the
 * reader: where a variable may stand, its value is not known yet.
 */
final class FlowSchema {

    private static final String ID =
            "https://raw.githubusercontent.com/jenkinsci/publish-flow-plugin/main/docs/publish-flow.schema.json";

    private final StepCatalog catalog;

    FlowSchema(StepCatalog catalog) {
        this.catalog = catalog;
    }

    String json() {
        try {
            String json = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(file());
            return json.replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts are JSON", e);
        }
    }

    private Map<String, Object> file() {
        Map<String, Object> properties = map(
                "name", described(ref("text"), "The name of the flow, for people. Without it, the name of the file."),
                "variables",
                        map(
                                "type",
                                "object",
                                "description",
                                "Variables with their defaults. One without a default has to be given by each run.",
                                "propertyNames",
                                map("pattern", "^[A-Za-z_][A-Za-z0-9_]*$"),
                                "additionalProperties",
                                map("type", List.of("string", "number", "boolean", "null"))),
                "steps",
                        map(
                                "type",
                                "array",
                                "description",
                                "What shall happen, in order.",
                                "minItems",
                                1,
                                "maxItems",
                                100,
                                "items",
                                ref("step")));
        return map(
                "$schema",
                "http://json-schema.org/draft-07/schema#",
                "$id",
                ID,
                "title",
                "Publish Flow",
                "description",
                "A flow file: takes a signed app from a build to the stores, step by step.",
                "type",
                "object",
                "required",
                List.of("steps"),
                "additionalProperties",
                false,
                "properties",
                properties,
                "definitions",
                definitions());
    }

    private Map<String, Object> definitions() {
        Map<String, Object> definitions = map(
                "text", map("type", List.of("string", "number", "boolean", "null")),
                "variable", map("type", "string", "pattern", "\\$\\{"),
                "boolean", anyOf(map("type", List.of("boolean", "null")), ref("variable")),
                "integer", anyOf(map("type", List.of("integer", "null")), ref("variable")),
                "list", anyOf(ref("text"), map("type", "array", "items", ref("text"))),
                "localizedText", anyOf(ref("text"), map("type", "object", "additionalProperties", ref("text"))),
                "duration",
                        anyOf(
                                map("type", "string", "pattern", "^(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?$", "minLength", 2),
                                map("type", "string", "pattern", "^PT?[0-9]"),
                                map("type", "null"),
                                ref("variable")),
                "instant",
                        anyOf(
                                map("type", "string", "pattern", "^\\d{4}-\\d\\d-\\d\\dT"),
                                map("type", "null"),
                                ref("variable")),
                "when", when(),
                "step", step());
        catalog.types().forEach(type -> definitions.put(definition(type), settings(type)));
        return definitions;
    }

    private static Map<String, Object> when() {
        Map<String, Object> values = map("type", "object", "additionalProperties", ref("list"));
        return map(
                "type",
                "object",
                "description",
                "When the step runs: all that is said here has to hold, otherwise the step is skipped.",
                "minProperties",
                1,
                "additionalProperties",
                false,
                "properties",
                map(
                        "after",
                                described(
                                        map("enum", List.of("success", "failure", "always")),
                                        "What must have become of the steps before. Without it: success."),
                        "variables",
                                described(
                                        values,
                                        "Variable to the value, or the values, allowed. '*' is any value but none."),
                        "outputs",
                                described(
                                        values,
                                        "step-id.output to the value, or the values, allowed. '*' is any value but none.")));
    }

    private Map<String, Object> step() {
        Map<String, Object> byName = new LinkedHashMap<>();
        catalog.types().forEach(type -> byName.put(type.name(), described(ref(definition(type)), type.summary())));
        List<Object> alone = catalog.types().stream()
                .filter(type -> type.settings().stream().noneMatch(Setting::required))
                .map(type -> (Object) map("const", type.name(), "description", type.summary()))
                .toList();
        return map(
                "anyOf",
                List.of(
                        map("type", "string", "anyOf", alone),
                        map(
                                "type",
                                "object",
                                "minProperties",
                                1,
                                "maxProperties",
                                1,
                                "additionalProperties",
                                false,
                                "properties",
                                byName)));
    }

    /** Not the bare name, which could be that of another definition. */
    private static String definition(StepType type) {
        return "step." + type.name();
    }

    private static Map<String, Object> settings(StepType type) {
        Map<String, Object> properties = map(
                "id",
                        map(
                                "type", "string",
                                "pattern", "^[A-Za-z][A-Za-z0-9_-]{0,63}$",
                                "description",
                                        "Unique in the flow. Without it: " + type.name() + ", or " + type.name()
                                                + "-2 for the second one, and so on."),
                "name", described(ref("text"), "For people. Without it: " + type.displayName() + "."),
                "timeout",
                        described(
                                ref("duration"),
                                "How long the step may take. Without it: " + Durations.format(type.defaultTimeout())
                                        + "."),
                "when", ref("when"));
        for (Setting setting : type.settings()) {
            properties.put(setting.name(), setting(setting));
        }
        List<String> required = type.settings().stream()
                .filter(Setting::required)
                .map(Setting::name)
                .toList();
        Map<String, Object> schema = map(
                "type",
                required.isEmpty() ? List.of("object", "null") : "object",
                "additionalProperties",
                false,
                "properties",
                properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static Map<String, Object> setting(Setting setting) {
        Map<String, Object> schema = described(value(setting), setting.help());
        if (setting.defaultValue() != null) {
            schema.put(
                    "default",
                    switch (setting.type()) {
                        case BOOLEAN, INTEGER -> SettingValues.parse(setting, setting.defaultValue());
                        default -> setting.defaultValue();
                    });
        }
        return schema;
    }

    private static Map<String, Object> value(Setting setting) {
        return switch (setting.type()) {
            case TEXT, FOLDER, FILE, IMAGES -> ref("text");
            case LOCALIZED_TEXT -> ref("localizedText");
            case BOOLEAN -> ref("boolean");
            case INTEGER -> ref("integer");
            case CHOICE -> anyOf(map("enum", setting.allowed()), map("type", "null"), ref("variable"));
            case LIST -> ref("list");
            case DURATION -> ref("duration");
            case INSTANT -> ref("instant");
        };
    }

    /** Draft 7 passes over everything beside a reference, so a described one goes into a list of one. */
    private static Map<String, Object> described(Map<String, Object> schema, String description) {
        Map<String, Object> described = schema.containsKey("$ref") ? map("allOf", List.of(schema)) : schema;
        described.put("description", description);
        return described;
    }

    private static Map<String, Object> ref(String definition) {
        return map("$ref", "#/definitions/" + definition);
    }

    @SafeVarargs
    private static Map<String, Object> anyOf(Map<String, Object>... schemas) {
        return map("anyOf", List.of(schemas));
    }

    /** A map of keys and values in turn, in their order; may be changed. */
    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}

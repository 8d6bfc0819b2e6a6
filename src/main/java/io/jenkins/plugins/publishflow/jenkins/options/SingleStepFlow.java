package io.jenkins.plugins.publishflow.jenkins.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The flow that a Pipeline step or builder of a single store action comes to: so that it takes the same way as any other
 * flow. Written as JSON, which a flow file may be, for nothing has to be quoted by hand then.
 */
public final class SingleStepFlow {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final String name;
    private final List<Map<String, Object>> steps = new ArrayList<>();

    public SingleStepFlow(String name) {
        this.name = name;
    }

    /**
     * Adds a flow step.
     *
     * @param settings by name; those that are null or empty are left out
     */
    public SingleStepFlow step(String type, Map<String, Object> settings) {
        Map<String, Object> given = new LinkedHashMap<>();
        settings.forEach((setting, value) -> {
            if (isGiven(value)) {
                given.put(setting, literal(value));
            }
        });
        steps.add(Map.of(type, given));
        return this;
    }

    /** The text of the flow. */
    public String text() {
        Map<String, Object> flow = new LinkedHashMap<>();
        flow.put("name", name);
        flow.put("steps", steps);
        try {
            return MAPPER.writeValueAsString(flow);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings are plain data", e);
        }
    }

    private static boolean isGiven(@CheckForNull Object value) {
        if (value instanceof String text) {
            return !text.isBlank();
        }
        if (value instanceof List<?> list) {
            return !list.isEmpty();
        }
        return value instanceof Map<?, ?> map ? !map.isEmpty() : value != null;
    }

    /** A dollar sign that a user wrote is one, and begins no variable of the flow. */
    private static Object literal(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(SingleStepFlow::literal).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> literal = new LinkedHashMap<>();
            map.forEach((key, each) -> literal.put(key, literal(each)));
            return literal;
        }
        return value instanceof String text ? text.replace("${", "$${") : value;
    }
}

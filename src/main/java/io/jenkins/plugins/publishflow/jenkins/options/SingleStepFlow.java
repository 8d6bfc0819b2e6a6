package io.jenkins.plugins.publishflow.jenkins.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.publishflow.flow.definition.FlowFileException;
import io.jenkins.plugins.publishflow.flow.definition.FlowFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The flow that a Pipeline step or builder of a single store action comes to: so that it takes the same way as any other
 * flow. Written as JSON, which a flow file may be, for nothing has to be quoted by hand then; each option has a line of
 * its own, by which a finding is led back to it.
 */
public final class SingleStepFlow {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern OPTION = Pattern.compile("\\s*\"(\\w+)\" : (?!\\{$|\\[ \\{$).*");

    private final String name;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final List<Map<String, Object>> steps = new ArrayList<>();

    /** The value of a setting that is one of the {@link #variables}. */
    record Variable(String name) {}

    public SingleStepFlow(String name) {
        this.name = name;
    }

    /** Declares variables, each with its default. */
    SingleStepFlow variables(Map<String, String> defaults) {
        variables.putAll(defaults);
        return this;
    }

    /**
     * Adds a flow step.
     *
     * @param settings by name; those that are null are left out, and blank ones are as good as not given
     */
    public SingleStepFlow step(String type, Map<String, ?> settings) {
        Map<String, Object> given = new LinkedHashMap<>();
        settings.forEach((setting, value) -> {
            if (value != null) {
                given.put(setting, literal(value));
            }
        });
        steps.add(Map.of(type, given));
        return this;
    }

    /** The text of the flow. */
    public String text() {
        Map<String, Object> flow = new LinkedHashMap<>();
        flow.put("name", literal(name));
        if (!variables.isEmpty()) {
            flow.put("variables", variables);
        }
        flow.put("steps", steps);
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(flow);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings are plain data", e);
        }
    }

    /** What is wrong with such a flow, in sentences that name options in place of lines. */
    public static List<String> findings(String text, FlowFileException wrong) {
        List<String> lines = text.lines().toList();
        return wrong.findings().stream()
                .map(finding -> sentence(finding, lines.get(finding.line() - 1)))
                .distinct()
                .toList();
    }

    private static String sentence(FlowFinding finding, String line) {
        Matcher option = OPTION.matcher(line);
        if (!option.matches() || finding.text().contains("'" + option.group(1) + "'")) {
            return finding.text();
        }
        return "'" + option.group(1) + "': " + finding.text();
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
        if (value instanceof Variable variable) {
            return "${" + variable.name() + "}";
        }
        return value instanceof String text ? text.replace("${", "$${") : value;
    }
}

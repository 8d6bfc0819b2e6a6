package io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi;

import io.jenkins.plugins.publishflow.sandbox.appstore.model.DottedNumber;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What one GET asks for, checked against the route's {@link Rules}; anything else is 400 as at Apple. */
final class Query {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private final Rules rules;
    private final Map<String, Set<String>> filters = new LinkedHashMap<>();
    private final Map<String, Set<String>> fields = new LinkedHashMap<>();
    private List<String> includes = List.of();
    private List<String> sort = List.of();
    private int limit = DEFAULT_LIMIT;
    private int offset;

    Query(Map<String, String> parameters, Rules rules) {
        this.rules = rules;
        parameters.forEach(this::read);
        for (String required : rules.requiredFilters()) {
            if (!filters.containsKey(required)) {
                String name = "filter[" + required + "]";
                throw Refusal.parameter("REQUIRED", name, "The parameter '" + name + "' is required");
            }
        }
    }

    List<String> includes() {
        return includes;
    }

    int limit() {
        return limit;
    }

    int offset() {
        return offset;
    }

    /** The fields asked for of that type; empty where all. */
    Optional<Set<String>> fields(String type) {
        return Optional.ofNullable(fields.get(type));
    }

    /** Those that pass the filters, sorted. */
    List<Resource> select(List<Resource> all) {
        Stream<Resource> chosen = all.stream().filter(this::passes);
        for (int i = sort.size() - 1; i >= 0; i--) {
            chosen = chosen.sorted(order(sort.get(i)));
        }
        return chosen.toList();
    }

    static String cursor(int offset) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("from:" + offset).getBytes(StandardCharsets.UTF_8));
    }

    private void read(String name, String value) {
        String inner = name.endsWith("]") && name.contains("[")
                ? name.substring(name.indexOf('[') + 1, name.length() - 1)
                : "";
        if (name.startsWith("filter[") && rules.filters().contains(inner)) {
            filters.put(inner, Set.copyOf(List.of(value.split(","))));
        } else if (name.startsWith("fields[")) {
            fields.put(inner, Set.copyOf(List.of(value.split(","))));
        } else if (name.equals("include")) {
            includes = allowed(name, value, rules.includes());
        } else if (name.equals("sort") && !rules.sorts().isEmpty()) {
            sort = List.of(value.split(","));
            sort.forEach(key -> allowed(
                    name,
                    key.startsWith("-") ? key.substring(1) : key,
                    rules.sorts().keySet()));
        } else if (name.equals("limit")) {
            limit = number(name, value, MAX_LIMIT);
        } else if (name.startsWith("limit[") && rules.includes().contains(inner)) {
            number(name, value, 1000);
        } else if (name.equals("cursor")) {
            offset = offset(value);
        } else {
            throw Refusal.parameter(
                    "ILLEGAL",
                    name,
                    "The parameter '" + name
                            + "' cannot be used with this request; the sandbox does not take all that Apple does");
        }
    }

    private static List<String> allowed(String name, String value, Set<String> known) {
        List<String> values = List.of(value.split(","));
        for (String each : values) {
            if (!known.contains(each)) {
                throw Refusal.parameter("INVALID", name, "'" + each + "' is not a valid value of '" + name + "'");
            }
        }
        return values;
    }

    private static int number(String name, String value, int max) {
        if (!value.matches("[0-9]{1,4}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > max) {
            throw Refusal.parameter("INVALID", name, "'" + name + "' must be from 1 to " + max);
        }
        return Integer.parseInt(value);
    }

    private static int offset(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.matches("from:[0-9]{1,9}")) {
                return Integer.parseInt(text.substring("from:".length()));
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the same refusal as a text that is no place in a list.
        }
        throw Refusal.parameter("INVALID", "cursor", "The cursor is not one that was given out");
    }

    private boolean passes(Resource resource) {
        return filters.entrySet().stream()
                .allMatch(filter -> values(resource, filter.getKey())
                        .anyMatch(value -> filter.getValue().contains(value)
                                || rules.isLoose(filter.getKey())
                                        && filter.getValue().stream().anyMatch(value::startsWith)));
    }

    private static Stream<String> values(Resource resource, String path) {
        String[] steps = path.split("\\.", 2);
        if (resource.type().hasRelationship(steps[0])) {
            Stream<Resource> related = resource.related(steps[0]).stream();
            return steps.length == 1 ? related.map(Resource::id) : related.flatMap(each -> values(each, steps[1]));
        }
        if (path.equals("id")) {
            return Stream.of(resource.id());
        }
        return Stream.of(resource.type().visible(resource).path(path))
                .filter(node -> !node.isMissingNode())
                .map(node -> node.isObject() ? node.path(path).asText() : node.asText());
    }

    private Comparator<Resource> order(String key) {
        String path = rules.sorts().get(key.startsWith("-") ? key.substring(1) : key);
        Comparator<Resource> order = Comparator.comparing(
                resource -> values(resource, path).findFirst().orElse(""), DottedNumber::compare);
        return key.startsWith("-") ? order.reversed() : order;
    }
}

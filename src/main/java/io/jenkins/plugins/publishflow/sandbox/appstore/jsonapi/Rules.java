package io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a client may ask of one GET route, by the contract: filters, sorts, includes. A filter is a path over
 * relationships that ends at an attribute or a relationship, such as {@code preReleaseVersion.version}; it takes the
 * resources that have one of the values.
 */
public final class Rules {

    private final Set<String> filters = new LinkedHashSet<>();
    private final Set<String> requiredFilters = new LinkedHashSet<>();
    private final Set<String> prefixFilters = new LinkedHashSet<>();
    private final Map<String, String> sorts = new LinkedHashMap<>();
    private final Set<String> includes = new LinkedHashSet<>();

    /** Nothing but {@code limit} and {@code fields}. */
    public static Rules plain() {
        return new Rules();
    }

    public Rules filters(String... names) {
        filters.addAll(List.of(names));
        return this;
    }

    /** Filters without which the route answers 400. */
    public Rules requiredFilters(String... names) {
        requiredFilters.addAll(List.of(names));
        return filters(names);
    }

    /** Filters that also let through what only begins with the value: clients must compare by themselves. */
    public Rules looseFilters(String... names) {
        prefixFilters.addAll(List.of(names));
        return filters(names);
    }

    /** Attributes to sort by; a leading minus turns the order around. */
    public Rules sorts(String... names) {
        List.of(names).forEach(name -> sorts.put(name, name));
        return this;
    }

    /** Something to sort by that stands for a path over relationships to an attribute. */
    public Rules sort(String name, String path) {
        sorts.put(name, path);
        return this;
    }

    public Rules includes(String... names) {
        includes.addAll(List.of(names));
        return this;
    }

    Set<String> filters() {
        return filters;
    }

    Set<String> requiredFilters() {
        return requiredFilters;
    }

    boolean isLoose(String filter) {
        return prefixFilters.contains(filter);
    }

    /** What to sort by, with the path to the attribute. */
    Map<String, String> sorts() {
        return sorts;
    }

    Set<String> includes() {
        return includes;
    }
}

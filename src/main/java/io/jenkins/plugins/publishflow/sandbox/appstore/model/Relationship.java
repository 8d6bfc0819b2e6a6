package io.jenkins.plugins.publishflow.sandbox.appstore.model;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A relationship of a resource type. Either stored with the resource, or derived from others at each look.
 *
 * @param name Apple's name
 * @param target the type it points to
 * @param many whether to many
 * @param linked whether the contract lets it carry {@code links}; some carry {@code data} alone
 * @param derivation where it is derived: how; empty where it is stored
 */
public record Relationship(
        String name,
        String target,
        boolean many,
        boolean linked,
        Optional<BiFunction<Resource, Resources, List<Resource>>> derivation) {

    boolean isStored() {
        return derivation.isEmpty();
    }

    List<Resource> resolve(Resource from, Resources all) {
        return derivation
                .map(how -> how.apply(from, all))
                .orElseGet(() -> from.ids(name).stream()
                        .flatMap(id -> all.find(target, id).stream())
                        .toList());
    }
}

package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.store.appstore.BetaGroup;
import java.util.List;
import java.util.Optional;

/** Finds the beta group that a flow means by a name. */
final class BetaGroupNames {

    private BetaGroupNames() {}

    /** The group of exactly that name, or else the only one that differs in upper and lower case alone. */
    static Optional<BetaGroup> find(List<BetaGroup> groups, String name) {
        Optional<BetaGroup> exact =
                groups.stream().filter(group -> group.name().equals(name)).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        List<BetaGroup> similar = groups.stream()
                .filter(group -> group.name().strip().equalsIgnoreCase(name))
                .toList();
        return similar.size() == 1 ? Optional.of(similar.get(0)) : Optional.empty();
    }
}

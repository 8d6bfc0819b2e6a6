package io.jenkins.plugins.publishflow.store.appstore;

import java.util.Map;
import java.util.Set;

/**
 * What the store says of the app itself, whatever its version (contract: {@code AppInfo}). An app that is live usually
 * has two: the live one, and one that is being prepared.
 *
 * @param id Apple's id
 * @param state where it stands, as Apple writes it
 * @param categories relationship name, such as {@code primaryCategory}, to Apple's category id
 */
public record AppInfo(String id, String state, Map<String, String> categories) {

    private static final Set<String> EDITABLE =
            Set.of("PREPARE_FOR_SUBMISSION", "READY_FOR_REVIEW", "DEVELOPER_REJECTED", "REJECTED");

    public AppInfo {
        categories = Map.copyOf(categories);
    }

    /** Whether texts and categories can be changed. */
    public boolean isEditable() {
        return EDITABLE.contains(state);
    }
}

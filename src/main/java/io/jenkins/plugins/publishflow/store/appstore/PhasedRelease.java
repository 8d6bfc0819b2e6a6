package io.jenkins.plugins.publishflow.store.appstore;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * The rollout of a version over seven days (contract: {@code AppStoreVersionPhasedRelease}).
 *
 * @param id Apple's id
 * @param state {@code INACTIVE} until the release, then {@code ACTIVE}, {@code PAUSED} or {@code COMPLETE}
 * @param day which of the seven days it is, or null where Apple says nothing
 */
public record PhasedRelease(
        String id, String state, @CheckForNull Long day) {

    /** Whether it waits for the release and can still be taken away. */
    public boolean isInactive() {
        return state.equals("INACTIVE");
    }
}

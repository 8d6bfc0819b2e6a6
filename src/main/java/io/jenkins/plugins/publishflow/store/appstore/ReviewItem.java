package io.jenkins.plugins.publishflow.store.appstore;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * One thing in a review submission (contract: {@code ReviewSubmissionItem}).
 *
 * @param id Apple's id
 * @param state as Apple writes it, such as {@code READY_FOR_REVIEW} or {@code REMOVED}
 * @param versionId the App Store version, or null where the item is something else, such as an in-app event
 */
public record ReviewItem(
        String id, String state, @CheckForNull String versionId) {

    /** Whether it has been taken out again. */
    public boolean isRemoved() {
        return state.equals("REMOVED");
    }
}

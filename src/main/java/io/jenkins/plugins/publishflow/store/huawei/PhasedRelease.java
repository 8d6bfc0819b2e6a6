package io.jenkins.plugins.publishflow.store.huawei;

import java.util.Set;

/**
 * A release to a share of the users, as AppGallery Connect shows it. Texts are empty where Huawei says nothing.
 *
 * @param state Huawei's word, such as {@code RELEASE} or {@code SUSPEND}
 * @param percent the share, such as {@code 10.00}
 */
public record PhasedRelease(String state, String percent) {

    /** An assumption: Huawei documents {@code RELEASE} and {@code SUSPEND} alone; clients know the others. */
    private static final Set<String> ENDED = Set.of("", "ROLLBACK", "GRAY_TERMINATED", "FINISH", "FINISHED");

    /** Whether it goes on or is paused. A word that nobody knows counts as unfinished, which is the safer guess. */
    public boolean isUnfinished() {
        return !ENDED.contains(state);
    }

    /** Whether users get the version now. */
    public boolean isReleasing() {
        return state.equals("RELEASE");
    }

    /** Whether it is paused. */
    public boolean isPaused() {
        return state.equals("SUSPEND");
    }
}

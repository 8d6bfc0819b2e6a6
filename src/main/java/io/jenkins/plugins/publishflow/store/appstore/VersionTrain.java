package io.jenkins.plugins.publishflow.store.appstore;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether Apple still takes builds of a marketing version. Once a version has been approved, its train and all lower ones
 * are closed, whether it is released or not; Apple then refuses an upload with 90186, 90062 or 90478.
 */
public final class VersionTrain {

    private VersionTrain() {}

    /**
     * The highest version that closes the train of that version; empty where it is open.
     *
     * @param versions all App Store versions of the app on the platform
     * @param version marketing version of a binary
     */
    public static Optional<AppStoreVersion> closedBy(List<AppStoreVersion> versions, String version) {
        if (!VersionNumber.isNumeric(version)) {
            return Optional.empty();
        }
        return highest(versions.stream().filter(one -> closes(one.state())).toList())
                .filter(one -> VersionNumber.of(one.versionString()).compareTo(VersionNumber.of(version)) >= 0);
    }

    /** The version with the highest number, of equal ones the one made last; empty where there is none. */
    public static Optional<AppStoreVersion> highest(List<AppStoreVersion> versions) {
        return versions.stream()
                .filter(one -> VersionNumber.isNumeric(one.versionString()))
                .max(Comparator.comparing((AppStoreVersion one) -> VersionNumber.of(one.versionString()))
                        .thenComparing(AppStoreVersion::createdDate, Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    private static boolean closes(AppVersionState state) {
        return state.isApproved() || state.equals(AppVersionState.REPLACED_WITH_NEW_VERSION);
    }
}

package io.jenkins.plugins.publishflow.store.appstore;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;

/**
 * One version of an app on the App Store (contract: {@code AppStoreVersion}).
 *
 * @param id Apple's id
 * @param platform Apple's platform value, such as {@code IOS}
 * @param versionString what customers see, such as {@code 4.2.0}
 * @param state where it stands
 * @param releaseType {@code MANUAL}, {@code AFTER_APPROVAL} or {@code SCHEDULED}; null where Apple says nothing
 * @param earliestReleaseDate when a scheduled version goes out, or null
 * @param copyright or null
 * @param createdDate when it was made, or null where Apple says nothing
 */
public record AppStoreVersion(
        String id,
        String platform,
        String versionString,
        AppVersionState state,
        @CheckForNull String releaseType,
        @CheckForNull Instant earliestReleaseDate,
        @CheckForNull String copyright,
        @CheckForNull Instant createdDate) {}

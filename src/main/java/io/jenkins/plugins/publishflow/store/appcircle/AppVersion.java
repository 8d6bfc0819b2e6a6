package io.jenkins.plugins.publishflow.store.appcircle;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.time.Instant;

/**
 * One version in a profile.
 *
 * @param id Appcircle's id of it
 * @param version marketing version or version name
 * @param code build number or version code
 * @param fileName name of the file that was uploaded
 * @param releaseCandidate whether it is the one that may be published
 * @param created when it was added, or null where Appcircle does not say
 */
public record AppVersion(
        String id,
        String version,
        String code,
        String fileName,
        boolean releaseCandidate,
        @Nullable Instant created) {}

package io.jenkins.plugins.publishflow.store.appstore;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.StoreError;
import java.time.Instant;
import java.util.List;

/**
 * The reception of one binary at Apple, from the reservation to the build (contract: {@code BuildUpload}).
 *
 * @param id Apple's id
 * @param version marketing version that it was reserved for; empty where Apple does not say
 * @param build build number that it was reserved for; empty where Apple does not say
 * @param state where it stands, as Apple writes it; empty where Apple does not say
 * @param errors why Apple does not take the binary; may be empty
 * @param warnings what Apple does not like but takes
 * @param infos what Apple says besides
 * @param createdDate when it was reserved, or null where Apple does not say
 * @param buildId the build that came of it, or null before there is one
 */
public record BuildUpload(
        String id,
        String version,
        String build,
        String state,
        List<StoreError> errors,
        List<StoreError> warnings,
        List<StoreError> infos,
        @CheckForNull Instant createdDate,
        @CheckForNull String buildId) {

    /** Reserved; the file is not committed. */
    public static final String AWAITING_UPLOAD = "AWAITING_UPLOAD";

    /** Apple unpacks and validates the binary. */
    public static final String PROCESSING = "PROCESSING";

    /** Apple has taken the binary: there is a build, or will be in a moment. */
    public static final String COMPLETE = "COMPLETE";

    /** Apple has refused the binary; the build number may be used again. */
    public static final String FAILED = "FAILED";

    public BuildUpload {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        infos = List.copyOf(infos);
    }
}

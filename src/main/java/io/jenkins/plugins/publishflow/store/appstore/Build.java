package io.jenkins.plugins.publishflow.store.appstore;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import java.time.Instant;

/**
 * A build of an app, as TestFlight has it (contract: {@code Build}).
 *
 * @param id Apple's id
 * @param version marketing version; empty where Apple does not say
 * @param build build number; empty where Apple does not say
 * @param processingState as Apple writes it; empty where Apple does not say
 * @param expired whether nobody can test it any more
 * @param audience {@code buildAudienceType} as Apple writes it, or null where Apple does not say
 * @param usesNonExemptEncryption the answer to the export question, or null as long as there is none
 * @param uploadedDate when it was uploaded, or null where Apple does not say
 * @param expirationDate when it expires, or null where Apple does not say
 * @param beta where it stands in TestFlight, or null where Apple does not say (yet)
 */
public record Build(
        String id,
        String version,
        String build,
        String processingState,
        boolean expired,
        @CheckForNull String audience,
        @CheckForNull Boolean usesNonExemptEncryption,
        @CheckForNull Instant uploadedDate,
        @CheckForNull Instant expirationDate,
        @Nullable BetaDetail beta) {

    /** Apple is still at it. */
    public static final String PROCESSING = "PROCESSING";

    /** Processed, and good. */
    public static final String VALID = "VALID";

    /** Processed, and refused. */
    public static final String INVALID = "INVALID";

    /** Could not be processed. */
    public static final String FAILED = "FAILED";

    /** The {@link #audience} of a build that can never leave TestFlight's internal groups. */
    public static final String INTERNAL_ONLY = "INTERNAL_ONLY";

    /** Whether it can be tested or released. */
    public boolean isUsable() {
        return processingState.equals(VALID) && !expired;
    }

    /** Whether Apple will never make it usable. */
    public boolean isBroken() {
        return processingState.equals(INVALID) || processingState.equals(FAILED);
    }
}

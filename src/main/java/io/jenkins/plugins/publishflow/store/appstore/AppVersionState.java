package io.jenkins.plugins.publishflow.store.appstore;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The state of an App Store version, as Apple writes it in {@code appVersionState}. A state that this version of the
 * plugin has never heard of is kept to the letter, and none of the questions about it is answered with yes.
 *
 * @param name Apple's word, such as {@code WAITING_FOR_REVIEW}
 */
public record AppVersionState(String name) {

    public static final AppVersionState PREPARE_FOR_SUBMISSION = new AppVersionState("PREPARE_FOR_SUBMISSION");
    public static final AppVersionState READY_FOR_REVIEW = new AppVersionState("READY_FOR_REVIEW");
    public static final AppVersionState WAITING_FOR_REVIEW = new AppVersionState("WAITING_FOR_REVIEW");
    public static final AppVersionState WAITING_FOR_EXPORT_COMPLIANCE =
            new AppVersionState("WAITING_FOR_EXPORT_COMPLIANCE");
    public static final AppVersionState IN_REVIEW = new AppVersionState("IN_REVIEW");
    public static final AppVersionState ACCEPTED = new AppVersionState("ACCEPTED");
    public static final AppVersionState PENDING_APPLE_RELEASE = new AppVersionState("PENDING_APPLE_RELEASE");
    public static final AppVersionState PENDING_DEVELOPER_RELEASE = new AppVersionState("PENDING_DEVELOPER_RELEASE");
    public static final AppVersionState PROCESSING_FOR_DISTRIBUTION =
            new AppVersionState("PROCESSING_FOR_DISTRIBUTION");
    public static final AppVersionState READY_FOR_DISTRIBUTION = new AppVersionState("READY_FOR_DISTRIBUTION");
    public static final AppVersionState REPLACED_WITH_NEW_VERSION = new AppVersionState("REPLACED_WITH_NEW_VERSION");
    public static final AppVersionState REJECTED = new AppVersionState("REJECTED");
    public static final AppVersionState METADATA_REJECTED = new AppVersionState("METADATA_REJECTED");
    public static final AppVersionState INVALID_BINARY = new AppVersionState("INVALID_BINARY");
    public static final AppVersionState DEVELOPER_REJECTED = new AppVersionState("DEVELOPER_REJECTED");

    private static final Set<AppVersionState> REFUSED =
            Set.of(REJECTED, METADATA_REJECTED, INVALID_BINARY, DEVELOPER_REJECTED);
    private static final Set<AppVersionState> IN_APPLES_HANDS =
            Set.of(WAITING_FOR_REVIEW, WAITING_FOR_EXPORT_COMPLIANCE, IN_REVIEW, ACCEPTED);
    private static final Set<AppVersionState> APPROVED = Set.of(
            PENDING_APPLE_RELEASE, PENDING_DEVELOPER_RELEASE, PROCESSING_FOR_DISTRIBUTION, READY_FOR_DISTRIBUTION);

    /** The names that the deprecated attribute {@code appStoreState} has for two of the states. */
    private static final Map<String, String> OLD_NAMES = Map.of(
            "READY_FOR_SALE", READY_FOR_DISTRIBUTION.name,
            "PROCESSING_FOR_APP_STORE", PROCESSING_FOR_DISTRIBUTION.name);

    /** All that Apple documents, in the order in which a version goes through them. */
    public static List<AppVersionState> known() {
        return Arrays.asList(
                PREPARE_FOR_SUBMISSION,
                READY_FOR_REVIEW,
                WAITING_FOR_REVIEW,
                WAITING_FOR_EXPORT_COMPLIANCE,
                IN_REVIEW,
                ACCEPTED,
                PENDING_APPLE_RELEASE,
                PENDING_DEVELOPER_RELEASE,
                PROCESSING_FOR_DISTRIBUTION,
                READY_FOR_DISTRIBUTION,
                REPLACED_WITH_NEW_VERSION,
                REJECTED,
                METADATA_REJECTED,
                INVALID_BINARY,
                DEVELOPER_REJECTED);
    }

    /** What a person has written: any case, and Apple's old names as well; {@link #isKnown()} tells a misspelling. */
    public static AppVersionState written(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        return new AppVersionState(OLD_NAMES.getOrDefault(name, name));
    }

    /** Whether Apple documents it. */
    public boolean isKnown() {
        return known().contains(this);
    }

    /** Whether texts, build and version number can be changed, and the version can be submitted. */
    public boolean isEditable() {
        return this.equals(PREPARE_FOR_SUBMISSION) || isRefused();
    }

    /** Whether the last submission came to nothing: refused by Apple, or withdrawn. */
    public boolean isRefused() {
        return REFUSED.contains(this);
    }

    /** Whether it has been submitted and Apple has not yet decided. */
    public boolean isUnderReview() {
        return IN_APPLES_HANDS.contains(this);
    }

    /** Whether Apple has approved it: it waits for its release, or is being released, or is live. */
    public boolean isApproved() {
        return APPROVED.contains(this);
    }

    /** Whether customers have it, or get it now. */
    public boolean isReleased() {
        return this.equals(PROCESSING_FOR_DISTRIBUTION) || this.equals(READY_FOR_DISTRIBUTION);
    }

    @Override
    public String toString() {
        return name;
    }
}

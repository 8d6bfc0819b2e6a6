package io.jenkins.plugins.publishflow.sandbox.appstore.version;

import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;

/**
 * The states of an App Store version, by the names of the contract's {@code AppVersionState}, with what each allows.
 * Which edits Apple allows in READY_FOR_REVIEW, and which app info state goes with which version state, are
 * assumptions.
 */
public enum VersionState {
    PREPARE_FOR_SUBMISSION(Phase.EDITABLE, "PREPARE_FOR_SUBMISSION"),
    READY_FOR_REVIEW(Phase.IN_SUBMISSION, "READY_FOR_REVIEW"),
    WAITING_FOR_REVIEW(Phase.IN_SUBMISSION, "WAITING_FOR_REVIEW"),
    WAITING_FOR_EXPORT_COMPLIANCE(Phase.IN_SUBMISSION, "WAITING_FOR_REVIEW"),
    IN_REVIEW(Phase.IN_SUBMISSION, "IN_REVIEW"),
    ACCEPTED(Phase.IN_SUBMISSION, "ACCEPTED"),
    PENDING_APPLE_RELEASE(Phase.APPROVED, "PENDING_RELEASE"),
    PENDING_DEVELOPER_RELEASE(Phase.APPROVED, "PENDING_RELEASE"),
    PROCESSING_FOR_DISTRIBUTION(Phase.APPROVED, "PENDING_RELEASE"),
    READY_FOR_DISTRIBUTION(Phase.RELEASED, "READY_FOR_DISTRIBUTION"),
    REPLACED_WITH_NEW_VERSION(Phase.RELEASED, "REPLACED_WITH_NEW_INFO"),
    DEVELOPER_REJECTED(Phase.EDITABLE, "DEVELOPER_REJECTED"),
    REJECTED(Phase.EDITABLE, "REJECTED"),
    METADATA_REJECTED(Phase.EDITABLE, "REJECTED"),
    INVALID_BINARY(Phase.EDITABLE, "REJECTED");

    private enum Phase {
        EDITABLE,
        IN_SUBMISSION,
        APPROVED,
        RELEASED
    }

    private final Phase phase;
    private final String appInfoState;

    VersionState(Phase phase, String appInfoState) {
        this.phase = phase;
        this.appInfoState = appInfoState;
    }

    /** The state that the version is in. */
    public static VersionState of(Resource version) {
        return valueOf(version.text("appVersionState"));
    }

    /** Whether everything of the version may be changed. */
    public boolean isEditable() {
        return phase == Phase.EDITABLE;
    }

    /** Whether texts, contact and release settings may be changed. */
    public boolean takesTexts() {
        return isEditable() || this == READY_FOR_REVIEW;
    }

    /** Whether the version is neither live nor replaced: an app has one such version a platform at most. */
    public boolean isUnfinished() {
        return phase != Phase.RELEASED;
    }

    /** Whether App Review has let the version pass, which closes its train for new builds. */
    public boolean isApproved() {
        return phase == Phase.APPROVED || phase == Phase.RELEASED;
    }

    /** The deprecated {@code appStoreState} of the same meaning. */
    String oldName() {
        return switch (this) {
            case READY_FOR_DISTRIBUTION -> "READY_FOR_SALE";
            case PROCESSING_FOR_DISTRIBUTION -> "PROCESSING_FOR_APP_STORE";
            default -> name();
        };
    }

    /** The {@code state} of the app info that goes with the version. */
    String appInfoState() {
        return appInfoState;
    }
}

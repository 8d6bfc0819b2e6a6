package io.jenkins.plugins.publishflow.store.googleplay;

/**
 * What has become of a release, review included ({@code releaseLifecycleState} of the contract). A state that is not
 * among the known ones keeps its name and is neither good nor bad.
 *
 * @param name without the prefix that all values have
 */
public record ReleaseState(String name) {

    private static final String PREFIX = "RELEASE_LIFECYCLE_STATE_";

    /** Can still be edited; nobody gets it. */
    public static final ReleaseState DRAFT = new ReleaseState("DRAFT");

    /** Ready, but a person has to send it for review in Play Console. */
    public static final ReleaseState NOT_SENT_FOR_REVIEW = new ReleaseState("NOT_SENT_FOR_REVIEW");

    public static final ReleaseState IN_REVIEW = new ReleaseState("IN_REVIEW");

    /** Through review; managed publishing holds it back. */
    public static final ReleaseState APPROVED_NOT_PUBLISHED = new ReleaseState("APPROVED_NOT_PUBLISHED");

    public static final ReleaseState NOT_APPROVED = new ReleaseState("NOT_APPROVED");

    /** Available, perhaps to a part of the users, or halted and able to go on. */
    public static final ReleaseState PUBLISHED = new ReleaseState("PUBLISHED");

    static ReleaseState of(String value) {
        return new ReleaseState(value.startsWith(PREFIX) ? value.substring(PREFIX.length()) : value);
    }

    /** Whether review is over and was passed. */
    public boolean isApproved() {
        return equals(APPROVED_NOT_PUBLISHED) || equals(PUBLISHED);
    }

    @Override
    public String toString() {
        return name;
    }
}

package io.jenkins.plugins.publishflow.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;

/**
 * One line of the activity log.
 *
 * @param id unique; made from what happened, so that the same happening never has two
 * @param time when
 * @param actor who: a user id, a mail address, or {@code Publish Flow} for what the flow did by itself
 * @param action what
 * @param app bundle id or package name, or null where none is known yet
 * @param version marketing version, or null
 * @param build build number, or null
 * @param store id of the store, or null where none is known yet
 * @param run id of the flow run
 * @param step id of the flow step, or null for the run as a whole
 * @param job full name of the Jenkins job, or null outside Jenkins
 * @param jobBuild number of the Jenkins build, or null outside Jenkins
 * @param rehearsal whether it happened against the sandbox
 * @param detail one sentence more, or empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Activity(
        String id,
        Instant time,
        String actor,
        Action action,
        @CheckForNull String app,
        @CheckForNull String version,
        @CheckForNull String build,
        @CheckForNull String store,
        String run,
        @CheckForNull String step,
        @CheckForNull String job,
        @CheckForNull Integer jobBuild,
        boolean rehearsal,
        String detail) {

    /** What can happen. The names for people are those of the Publish module where it has one. */
    public enum Action {
        PUBLISHING_STARTED("Publishing Started"),
        PUBLISHING_SUCCESS("Publishing Success"),
        PUBLISHING_FAILED("Publishing Failed"),
        PUBLISHING_STOPPED("Publishing Stopped"),
        PUBLISHING_RESTARTED("Publishing Restarted"),
        PUBLISH_STEP_STARTED("Publish Step Started"),
        PUBLISH_STEP_SUCCESS("Publish Step Success"),
        PUBLISH_STEP_FAILED("Publish Step Failed"),
        PUBLISH_STEP_SKIPPED("Publish Step Skipped"),
        MARKED_AS_RELEASE_CANDIDATE("Marked as Release Candidate"),
        APP_VERSION_UPLOADED("App Version Uploaded"),
        APP_VERSION_CREATED("App Version Created"),
        APP_VERSION_REJECTED("App Version Rejected"),
        APP_VERSION_RELEASED("App Version Released"),
        METADATA_UPDATED("Metadata Updated"),
        RELEASE_NOTES_UPDATED("Release Notes Updated"),
        APP_INFO_UPDATED("App Info Store Update Succeeded"),
        BETA_GROUPS_ASSIGNED("Beta Groups Assigned"),
        SUBMITTED_FOR_BETA_REVIEW("Submitted for Beta Review"),
        SUBMITTED_FOR_REVIEW("Submitted for Review"),
        REVIEW_SUBMISSION_CANCELLED("Review Submission Cancelled"),
        STORE_STATUS_CHANGED("Store Status Changed"),
        PHASED_RELEASE_UPDATED("Phased Release Updated"),
        APPROVAL_REQUESTED("Approval Requested"),
        APPROVAL_GIVEN("Approval Given"),
        APPROVAL_REFUSED("Approval Refused"),
        APPROVAL_TIMED_OUT("Approval Timed Out");

        private final String displayName;

        Action(String displayName) {
            this.displayName = displayName;
        }

        public String displayName() {
            return displayName;
        }
    }
}

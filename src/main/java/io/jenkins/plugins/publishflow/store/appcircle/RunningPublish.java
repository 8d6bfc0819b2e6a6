package io.jenkins.plugins.publishflow.store.appcircle;

/**
 * A flow that is waiting or running in the organization.
 *
 * @param profileId the profile that it is of
 * @param appVersionId the version that it is of
 * @param stepName the step that it is at; may be empty
 * @param startedBy mail address of who started it; may be empty
 */
public record RunningPublish(String profileId, String appVersionId, String stepName, String startedBy) {}

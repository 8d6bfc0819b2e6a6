package io.jenkins.plugins.publishflow.store.appcircle;

/**
 * One step of a flow that Appcircle runs.
 *
 * @param name its name
 * @param status where it stands
 */
public record PublishStep(String name, PublishStatus status) {}

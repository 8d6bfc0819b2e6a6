package io.jenkins.plugins.publishflow.store.appcircle;

/**
 * A Publish profile: one app on one platform.
 *
 * @param id Appcircle's id of it
 * @param name its name
 * @param appId bundle id or package name; empty where the profile has no version yet
 */
public record Profile(String id, String name, String appId) {}

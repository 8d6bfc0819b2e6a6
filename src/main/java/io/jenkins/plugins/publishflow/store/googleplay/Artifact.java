package io.jenkins.plugins.publishflow.store.googleplay;

/**
 * A bundle or APK that Google Play has.
 *
 * @param versionCode its version code
 * @param sha256 digest of the file as it was uploaded, lower-case hex; empty where Google does not tell it
 */
public record Artifact(long versionCode, String sha256) {}

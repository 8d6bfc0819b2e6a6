package io.jenkins.plugins.publishflow.store.huawei;

/**
 * A package that has been added to an app.
 *
 * @param id Huawei's id of the package
 * @param versionCode its version code; empty before Huawei has parsed it
 */
public record AppPackage(String id, String versionCode) {}

package io.jenkins.plugins.publishflow.store.huawei;

/**
 * An app of AppGallery Connect.
 *
 * @param id Huawei's id of the app, a number as text
 * @param name its name there
 */
public record App(String id, String name) {}

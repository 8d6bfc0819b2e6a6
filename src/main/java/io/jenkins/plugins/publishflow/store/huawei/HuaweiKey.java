package io.jenkins.plugins.publishflow.store.huawei;

/**
 * A key of AppGallery Connect, of one of the two kinds that its Publishing API takes. Lives in memory alone;
 * {@code toString()} tells kind and id and nothing secret.
 */
public sealed interface HuaweiKey permits ApiClientKey, ServiceAccountKey {

    /** The id that AppGallery Connect shows beside the key; no secret. */
    String id();
}

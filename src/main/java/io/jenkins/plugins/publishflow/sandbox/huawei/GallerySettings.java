package io.jenkins.plugins.publishflow.sandbox.huawei;

import java.time.Duration;

/**
 * How one sandboxed AppGallery Connect is set up; fixed while it runs.
 *
 * @param listing until a new package shows up in the compile states
 * @param compiling until a new package is compiled
 * @param review until a submission is decided
 * @param uploadAddresses how long an address for an upload is good
 * @param signedStorage whether files are taken into the signed storage; without, by form alone
 * @param maxPackages how many packages a draft may have
 */
public record GallerySettings(
        Duration listing,
        Duration compiling,
        Duration review,
        Duration uploadAddresses,
        boolean signedStorage,
        int maxPackages) {

    /** What a rehearsal goes by. */
    public static final GallerySettings USUAL = new GallerySettings(
            Duration.ofSeconds(20), Duration.ofMinutes(3), Duration.ofHours(20), Duration.ofHours(1), true, 300);

    public GallerySettings compiling(Duration other) {
        return new GallerySettings(listing, other, review, uploadAddresses, signedStorage, maxPackages);
    }

    /** Files are taken by form alone. */
    public GallerySettings byForm() {
        return new GallerySettings(listing, compiling, review, uploadAddresses, false, maxPackages);
    }

    public GallerySettings maxPackages(int other) {
        return new GallerySettings(listing, compiling, review, uploadAddresses, signedStorage, other);
    }
}

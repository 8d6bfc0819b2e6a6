package io.jenkins.plugins.publishflow.sandbox.huawei;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How one sandboxed AppGallery Connect is set up; fixed while it runs.
 *
 * @param listing until a new package shows up in the compile states
 * @param compiling until a new package is compiled
 * @param review until a submission is decided
 * @param uploadAddresses how long an address for an upload is good
 * @param signedStorage whether files are taken into the signed storage; without, by form alone
 * @param maxPackages how many packages a draft may have
 * @param apps the apps that the account has from the start; those that a kept state has already stay as they are
 */
public record GallerySettings(
        Duration listing,
        Duration compiling,
        Duration review,
        Duration uploadAddresses,
        boolean signedStorage,
        int maxPackages,
        List<CatalogueEntry> apps) {

    /** What a rehearsal goes by. */
    public static final GallerySettings USUAL = new GallerySettings(
            Duration.ofSeconds(20),
            Duration.ofMinutes(3),
            Duration.ofHours(20),
            Duration.ofHours(1),
            true,
            300,
            List.of(CatalogueEntry.DECOY, CatalogueEntry.SAMPLE));

    /** The id of the app of a release, where that is none of the sandbox's own. */
    private static final String RELEASED = "100000003";

    public GallerySettings {
        apps = List.copyOf(apps);
    }

    /** Packages are compiled after that time. */
    public GallerySettings compiling(Duration other) {
        return new GallerySettings(listing, other, review, uploadAddresses, signedStorage, maxPackages, apps);
    }

    /** Submissions are decided after that time. */
    public GallerySettings review(Duration other) {
        return new GallerySettings(listing, compiling, other, uploadAddresses, signedStorage, maxPackages, apps);
    }

    /** Files are taken by form alone. */
    public GallerySettings byForm() {
        return new GallerySettings(listing, compiling, review, uploadAddresses, false, maxPackages, apps);
    }

    /** A draft has at most that many packages. */
    public GallerySettings maxPackages(int other) {
        return new GallerySettings(listing, compiling, review, uploadAddresses, signedStorage, other, apps);
    }

    /** The account has these apps. */
    public GallerySettings apps(List<CatalogueEntry> others) {
        return new GallerySettings(listing, compiling, review, uploadAddresses, signedStorage, maxPackages, others);
    }

    /**
     * The account has the app of a release too, as an update of a version that is lower than any that people release.
     *
     * @param languages the languages that the release has texts in; none: English and German
     */
    public GallerySettings releasing(String packageName, String name, List<String> languages) {
        if (apps.stream().anyMatch(app -> app.packageName().equals(packageName))) {
            return this;
        }
        List<CatalogueEntry> more = new ArrayList<>(apps);
        more.add(new CatalogueEntry(
                RELEASED, packageName, name, "0.0.1", 0, languages.isEmpty() ? List.of("en-US", "de-DE") : languages));
        return apps(more);
    }

    /**
     * The app of that package name gets another id, for a flow that names the one at Huawei.
     *
     * @param id empty: as it is
     */
    public GallerySettings numbered(String packageName, String id) {
        return id.isEmpty()
                ? this
                : apps(apps.stream()
                        .map(app -> app.packageName().equals(packageName) ? app.numbered(id) : app)
                        .toList());
    }
}

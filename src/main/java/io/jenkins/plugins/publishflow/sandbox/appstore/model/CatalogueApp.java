package io.jenkins.plugins.publishflow.sandbox.appstore.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * An app that an account has from the start. Each area puts in its part of it: groups, a contact, the live version.
 *
 * @param id the id of its {@code apps} resource
 * @param bundleId its bundle id
 * @param name its name in the store
 * @param liveVersion the version that is in the store, or null where the first one is still to come
 * @param prepared the version that is in preparation beside it, with every text that App Review asks for, or null
 * @param preparedBuild number of a processed build of that version, or null where it is still to be sent
 */
public record CatalogueApp(
        String id,
        String bundleId,
        String name,
        @CheckForNull String liveVersion,
        @CheckForNull String prepared,
        @CheckForNull String preparedBuild) {

    /** The app that a rehearsal without a binary releases. */
    public static final CatalogueApp SAMPLE =
            new CatalogueApp("6470000002", "com.example.publishflow.sample", "Sample", "1.0");

    /** An app whose bundle id begins like the sample's: who does not compare exactly takes it for that. */
    public static final CatalogueApp DECOY =
            new CatalogueApp("6470000001", "com.example.publishflow.sample.beta", "Sample Beta", null);

    /** An app with nothing in preparation. */
    public CatalogueApp(String id, String bundleId, String name, @CheckForNull String liveVersion) {
        this(id, bundleId, name, liveVersion, null, null);
    }

    /** The same, with a version in preparation. */
    public CatalogueApp prepared(String version, @CheckForNull String build) {
        return new CatalogueApp(id, bundleId, name, liveVersion, version, build);
    }

    /** The language in which all of them are told first. */
    public static final String PRIMARY_LOCALE = "en-US";

    /** The build number of the live version's build. */
    public static final String LIVE_BUILD = "1";
}

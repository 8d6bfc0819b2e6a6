package io.jenkins.plugins.publishflow.sandbox.appstore.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * An app that an account has from the start. Each area puts in its part of it: groups, a contact, the live version.
 *
 * @param id the id of its {@code apps} resource
 * @param bundleId its bundle id
 * @param name its name in the store
 * @param liveVersion the version that is in the store, or null where the first one is still to come
 * @param prepared the version that is in preparation beside it, with every text that App Review asks for, or null
 * @param preparedBuild number of a processed build of that version, or null where it is still to be sent
 * @param locales the languages that it has texts in, the primary one first; at least one
 * @param internalGroups names of internal groups besides those that every app has
 * @param externalGroups names of external groups besides those that every app has
 */
public record CatalogueApp(
        String id,
        String bundleId,
        String name,
        @CheckForNull String liveVersion,
        @CheckForNull String prepared,
        @CheckForNull String preparedBuild,
        List<String> locales,
        List<String> internalGroups,
        List<String> externalGroups) {

    private static final String ENGLISH = "en-US";

    /** The app that a rehearsal without a binary releases. */
    public static final CatalogueApp SAMPLE =
            new CatalogueApp("6470000002", "com.example.publishflow.sample", "Sample", "1.0");

    /** An app whose bundle id begins like the sample's: who does not compare exactly takes it for that. */
    public static final CatalogueApp DECOY =
            new CatalogueApp("6470000001", "com.example.publishflow.sample.beta", "Sample Beta", null);

    /** The build number of the live version's build. */
    public static final String LIVE_BUILD = "1";

    public CatalogueApp {
        locales = List.copyOf(locales);
        internalGroups = List.copyOf(internalGroups);
        externalGroups = List.copyOf(externalGroups);
    }

    /** An app with nothing in preparation: in English, one with a live version in German too, and with the usual groups. */
    public CatalogueApp(String id, String bundleId, String name, @CheckForNull String liveVersion) {
        this(
                id,
                bundleId,
                name,
                liveVersion,
                null,
                null,
                liveVersion == null ? List.of(ENGLISH) : List.of(ENGLISH, "de-DE"),
                List.of(),
                List.of());
    }

    /** The language in which it is told first. */
    public String primaryLocale() {
        return locales.get(0);
    }

    /** The same app in other languages, English first among them; in English alone where there are none. */
    public CatalogueApp locales(List<String> others) {
        List<String> englishFirst = others.stream()
                .distinct()
                .sorted((one, other) -> Boolean.compare(other.equals(ENGLISH), one.equals(ENGLISH)))
                .toList();
        return new CatalogueApp(
                id,
                bundleId,
                name,
                liveVersion,
                prepared,
                preparedBuild,
                englishFirst.isEmpty() ? List.of(ENGLISH) : englishFirst,
                internalGroups,
                externalGroups);
    }

    /** The same app with these groups besides those that every app has. */
    public CatalogueApp groups(List<String> internal, List<String> external) {
        return new CatalogueApp(id, bundleId, name, liveVersion, prepared, preparedBuild, locales, internal, external);
    }

    /** The same app with a version in preparation. */
    public CatalogueApp prepared(String version, @CheckForNull String build) {
        return new CatalogueApp(
                id, bundleId, name, liveVersion, version, build, locales, internalGroups, externalGroups);
    }
}

package io.jenkins.plugins.publishflow.sandbox.huawei;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * An app that an account has from the start.
 *
 * @param id Huawei's id of the app
 * @param packageName its package name
 * @param name its name
 * @param liveVersion the version name on the shelf, or null where the first is still to come
 * @param liveCode the version code on the shelf; meaningless without a version
 * @param languages the languages that it has texts in, the default first; at least one
 */
public record CatalogueEntry(
        String id,
        String packageName,
        String name,
        @CheckForNull String liveVersion,
        int liveCode,
        List<String> languages) {

    /** The app that a rehearsal without a binary releases. */
    public static final CatalogueEntry SAMPLE = new CatalogueEntry(
            "100000002", "com.example.publishflow.sample", "Sample", "1.0", 1, List.of("en-US", "de-DE"));

    /** An app whose package name begins like the sample's: who does not compare exactly takes it for that. */
    public static final CatalogueEntry DECOY = new CatalogueEntry(
            "100000001", "com.example.publishflow.sample.beta", "Sample Beta", null, 0, List.of("en-US"));

    public CatalogueEntry {
        languages = List.copyOf(languages);
    }

    /** The same app with another id. */
    CatalogueEntry numbered(String number) {
        return new CatalogueEntry(number, packageName, name, liveVersion, liveCode, languages);
    }
}

package io.jenkins.plugins.publishflow.sandbox.googleplay;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.List;

/**
 * An app that the developer account has from the start.
 *
 * @param packageName its package name
 * @param name its name on the store page
 * @param liveVersionCode what users of production have, or null where the app was never published and takes drafts only
 * @param tracks names of closed tracks besides those that every app has
 * @param releases what is on its tracks besides
 */
public record PlayApp(
        String packageName,
        String name,
        @Nullable Integer liveVersionCode,
        List<String> tracks,
        List<Release> releases) {

    /**
     * A release on a track. It takes the place of the one with its status there.
     *
     * @param status as Google writes it; a release to a share of the users goes to a twentieth of them
     */
    public record Release(int versionCode, String track, String status) {}

    /** The app that a rehearsal without a binary releases. */
    public static final PlayApp SAMPLE =
            new PlayApp("com.example.publishflow.sample", "Sample", 1, List.of("qa-team"), List.of());

    /** An app that was never published. */
    public static final PlayApp DRAFT =
            new PlayApp("com.example.publishflow.sample.draft", "Sample Draft", null, List.of(), List.of());

    public PlayApp {
        tracks = List.copyOf(tracks);
        releases = List.copyOf(releases);
    }

    public PlayApp releases(List<Release> others) {
        return new PlayApp(packageName, name, liveVersionCode, tracks, others);
    }
}

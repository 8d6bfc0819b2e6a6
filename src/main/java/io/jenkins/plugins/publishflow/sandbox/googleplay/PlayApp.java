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
 */
public record PlayApp(
        String packageName, String name, @Nullable Integer liveVersionCode, List<String> tracks) {

    /** The app that a rehearsal without a binary releases. */
    public static final PlayApp SAMPLE = new PlayApp("com.example.publishflow.sample", "Sample", 1, List.of("qa-team"));

    /** An app that was never published. */
    public static final PlayApp DRAFT =
            new PlayApp("com.example.publishflow.sample.draft", "Sample Draft", null, List.of());

    public PlayApp {
        tracks = List.copyOf(tracks);
    }
}

package io.jenkins.plugins.publishflow.flow.definition;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A flow that comes with the plugin, for teams that need no file of their own. It is a flow file like any other, read by
 * the same reader; what differs from team to team comes in by its variables, all of which have a default.
 */
public enum PredefinedFlow {
    BETA_TESTING("beta testing"),
    BETA_TESTING_AND_RELEASE("beta testing and release"),
    RELEASE_ONLY("release only"),
    GOOGLE_PLAY("google play"),
    APPGALLERY_RELEASE("appgallery release"),
    BOTH_ANDROID_STORES("both android stores");

    private final String displayName;

    PredefinedFlow(String displayName) {
        this.displayName = displayName;
    }

    /** The flow of that name, with blanks, hyphens or underscores between words, in any case; empty where there is none. */
    public static Optional<PredefinedFlow> find(String name) {
        String words = name.strip().replaceAll("[-_\\s]+", " ").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(flow -> flow.displayName.equals(words))
                .findFirst();
    }

    /** The names of all, as people write them. */
    public static List<String> names() {
        return Arrays.stream(values()).map(PredefinedFlow::displayName).toList();
    }

    /** The name as people write it. */
    public String displayName() {
        return displayName;
    }

    /** Its flow file. */
    public FlowSource source() {
        String resource = displayName.replace(' ', '-') + ".yml";
        try (InputStream in = PredefinedFlow.class.getResourceAsStream(resource)) {
            return FlowSource.read(resource, in);
        } catch (IOException | FlowFileException e) {
            throw new IllegalStateException("the plugin's own file " + resource + " cannot be read", e);
        }
    }
}

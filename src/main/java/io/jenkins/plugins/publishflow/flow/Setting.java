package io.jenkins.plugins.publishflow.flow;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * One setting of a step type, declared once.
 *
 * @param name the name in flow files
 * @param type what its value looks like
 * @param required whether a flow must give it
 * @param defaultValue what holds where a flow does not give it, as it would be written in a flow file; null for nothing
 * @param allowed the only values allowed, for {@link Type#CHOICE}; empty otherwise
 * @param help what it means, for people; plain text
 */
public record Setting(
        String name,
        Type type,
        boolean required,
        @CheckForNull String defaultValue,
        List<String> allowed,
        String help) {

    /** What the value of a setting looks like in a flow file. */
    public enum Type {
        TEXT,
        /** A text, or a map from locale to text. */
        LOCALIZED_TEXT,
        BOOLEAN,
        INTEGER,
        /** One of the allowed values. */
        CHOICE,
        /** A list of texts, or one text. */
        LIST,
        /** An amount of time, such as {@code 30m}, {@code 4h}, {@code 10d}. */
        DURATION,
        /** A point in time with zone, ISO 8601. */
        INSTANT,
        /** A folder of text files; read when the run is made, and carried with it. */
        FOLDER,
        /** A file that is sent as it is, by path or Ant pattern; found and read through when the run is made. */
        FILE,
        /** A folder of images that are sent as they are; found and read through when the run is made. */
        IMAGES
    }

    public Setting {
        allowed = List.copyOf(allowed);
    }

    public static Setting optional(String name, Type type, @CheckForNull String defaultValue, String help) {
        return new Setting(name, type, false, defaultValue, List.of(), help);
    }

    public static Setting required(String name, Type type, String help) {
        return new Setting(name, type, true, null, List.of(), help);
    }

    /** A choice between values; the default may be null. */
    public static Setting choice(String name, @CheckForNull String defaultValue, List<String> allowed, String help) {
        return new Setting(name, Type.CHOICE, false, defaultValue, allowed, help);
    }
}

package io.jenkins.plugins.publishflow.flow.step.googleplay;

import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Release notes in a folder as fastlane's supply has it: for each language {@code changelogs/<version code>.txt}, or
 * {@code changelogs/default.txt} where the version has none of its own. Other files of the folder are left to others.
 */
final class Changelogs {

    static final String NAME = "changelogs";

    static final Setting SETTING = Setting.optional(
            NAME,
            Setting.Type.FOLDER,
            null,
            "What is new, from a folder as fastlane's supply has it, such as fastlane/metadata/android: for each language"
                    + " (en-US, de-DE) a file changelogs/<version code>.txt, or changelogs/default.txt where the version"
                    + " has none of its own. At most 500 characters each. Not together with releaseNotes.");

    private static final String DEFAULT = "default";
    private static final Pattern PATH = Pattern.compile("([^/]+)/changelogs/(\\d+|default)\\.txt");

    private final Map<String, String> files;

    Changelogs(StepSettings settings) {
        files = settings.map(NAME);
    }

    /** Whether there is a folder. */
    boolean isGiven() {
        return !files.isEmpty();
    }

    /** The path of the file that each language has for a version; languages without one, or with a blank one, are missing. */
    Map<String, String> paths(String versionCode) {
        Map<String, String> paths = new TreeMap<>();
        files.forEach((path, text) -> {
            Matcher matcher = PATH.matcher(path);
            if (matcher.matches() && !text.isBlank()) {
                boolean own = matcher.group(2).equals(versionCode);
                if (own) {
                    paths.put(matcher.group(1), path);
                } else if (matcher.group(2).equals(DEFAULT)) {
                    paths.putIfAbsent(matcher.group(1), path);
                }
            }
        });
        return paths;
    }

    /** The notes of a version by language. */
    Map<String, String> notes(String versionCode) {
        Map<String, String> notes = paths(versionCode);
        notes.replaceAll((language, path) -> files.get(path).strip());
        return notes;
    }
}

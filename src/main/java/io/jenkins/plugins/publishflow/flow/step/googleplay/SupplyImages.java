package io.jenkins.plugins.publishflow.flow.step.googleplay;

import io.jenkins.plugins.publishflow.binary.Megabytes;
import io.jenkins.plugins.publishflow.flow.Attachment;
import io.jenkins.plugins.publishflow.flow.StepType.Finding;
import io.jenkins.plugins.publishflow.store.googleplay.ImageKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The images of a metadata folder as fastlane's supply has it: {@code <language>/images/icon.png} for a kind that there is
 * one of, {@code <language>/images/phoneScreenshots/1.png} for one that there are several of, which are shown in the order
 * of their names.
 */
final class SupplyImages {

    private static final long LARGEST = 15_728_640;
    private static final Pattern PATH = Pattern.compile("(?:.*/)?([^/]+)/images/(?:([^/]+)/[^/]+|([^/]+)\\.[^./]+)");
    private static final Pattern IMAGES = Pattern.compile("(?:.*/)?images/.*");

    /**
     * All images of one kind and language.
     *
     * @param files in the order in which users see them
     */
    record Group(String language, ImageKind kind, List<Attachment> files) {

        /** Its name in logs and in what the step remembers. */
        String name() {
            return language + "/" + kind.value();
        }
    }

    private final Map<String, Group> groups = new TreeMap<>();
    private final List<String> unknown = new ArrayList<>();

    SupplyImages(List<Attachment> files) {
        for (Attachment file : files) {
            Matcher matcher = PATH.matcher(file.path());
            Optional<Group> group = matcher.matches() ? group(matcher) : Optional.empty();
            if (group.isPresent()) {
                groups.computeIfAbsent(group.get().name(), name -> group.get())
                        .files()
                        .add(file);
            } else if (IMAGES.matcher(file.path()).matches()) {
                unknown.add(file.path());
            }
        }
    }

    private static Optional<Group> group(Matcher matcher) {
        boolean one = matcher.group(3) != null;
        return ImageKind.of(one ? matcher.group(3) : matcher.group(2))
                .filter(kind -> one == (kind.most() == 1))
                .map(kind -> new Group(matcher.group(1), kind, new ArrayList<>()));
    }

    /** In the order of languages and kinds. */
    List<Group> groups() {
        return List.copyOf(groups.values());
    }

    List<Finding> findings(String setting) {
        List<Finding> findings = new ArrayList<>();
        unknown.forEach(path -> findings.add(new Finding(
                setting,
                "'" + path + "' is no image of a store page; there are <language>/images/" + names(true)
                        + " as files, and " + names(false) + " as folders")));
        for (Group group : groups.values()) {
            if (group.files().size() > group.kind().most()) {
                findings.add(new Finding(
                        setting,
                        "there are " + group.files().size() + " images for " + group.name() + "; Google Play takes "
                                + group.kind().most()));
            }
            if (!ReleaseChecks.isLanguage(group.language())) {
                findings.add(new Finding(
                        setting, "'" + group.language() + "' is no language; write for example en-US, de-DE or tr-TR"));
            }
            group.files().stream()
                    .filter(file -> file.size() > LARGEST)
                    .forEach(file -> findings.add(new Finding(
                            setting,
                            "'" + file.path() + "' has " + Megabytes.text(file.size()) + "; Google Play takes "
                                    + Megabytes.text(LARGEST))));
        }
        return findings;
    }

    private static String names(boolean single) {
        return Arrays.stream(ImageKind.values())
                .filter(kind -> single == (kind.most() == 1))
                .map(kind -> kind.value() + (single ? ".png" : ""))
                .collect(Collectors.joining(", "));
    }

    /** As Google is told of it. */
    static String contentType(Attachment file) {
        return file.path().toLowerCase(Locale.ROOT).endsWith(".png") ? "image/png" : "image/jpeg";
    }
}

package io.jenkins.plugins.publishflow.flow.step.googleplay;

import io.jenkins.plugins.publishflow.flow.StepType.Finding;
import io.jenkins.plugins.publishflow.store.googleplay.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A metadata folder as fastlane's supply has it: a folder for each language, a file for each text. */
final class SupplyFolder {

    private static final String TITLE = "title.txt";
    private static final String SHORT = "short_description.txt";
    private static final String FULL = "full_description.txt";
    private static final String VIDEO = "video.txt";
    private static final String CHANGELOGS = "changelogs/";
    private static final Map<String, Integer> LONGEST = Map.of(TITLE, 30, SHORT, 80, FULL, 4000, VIDEO, 200);
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,4})?");

    private final Map<String, Map<String, String>> texts = new TreeMap<>();
    private final List<String> unknown = new ArrayList<>();

    /** @param files texts by their path in the folder */
    SupplyFolder(Map<String, String> files) {
        files.forEach((path, text) -> {
            int slash = path.indexOf('/');
            String language = slash < 0 ? "" : path.substring(0, slash);
            String name = path.substring(slash + 1);
            if (LONGEST.containsKey(name) && LANGUAGE.matcher(language).matches()) {
                texts.computeIfAbsent(language, key -> new TreeMap<>()).put(name, text.strip());
            } else if (!name.startsWith(CHANGELOGS)) {
                unknown.add(path);
            }
        });
    }

    List<Finding> findings(String setting) {
        List<Finding> findings = new ArrayList<>();
        unknown.forEach(path -> findings.add(new Finding(
                setting + "/" + path,
                "no text of a store page has that name; there are <language>/" + TITLE + ", " + SHORT + ", " + FULL
                        + " and " + VIDEO)));
        texts.forEach((language, files) -> files.forEach((name, text) -> {
            int length = text.codePointCount(0, text.length());
            if (length > LONGEST.get(name)) {
                findings.add(new Finding(
                        setting + "/" + language + "/" + name,
                        "has " + length + " characters; Google Play takes " + LONGEST.get(name)));
            }
        }));
        return findings;
    }

    /** The pages by language; null in one for what has no file. */
    Map<String, Listing> listings() {
        Map<String, Listing> listings = new TreeMap<>();
        texts.forEach((language, files) -> listings.put(
                language, new Listing(files.get(TITLE), files.get(SHORT), files.get(FULL), files.get(VIDEO))));
        return listings;
    }
}

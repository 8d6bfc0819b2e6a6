package io.jenkins.plugins.publishflow.flow.step.metadata;

import io.jenkins.plugins.publishflow.flow.Spelling;
import io.jenkins.plugins.publishflow.flow.StepType.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sorts the files of a metadata folder into texts, and finds everything that is wrong with them: names that nobody
 * would look at, languages that the store does not have, texts that Apple would refuse. Reads once, in its constructor.
 */
public final class MetadataReader {

    private static final String REVIEW = "review_information";
    private static final String COPYRIGHT = "copyright.txt";

    /** Folders that the layout, or a neighbour of deliver, knows and that hold nothing for this step; lower case. */
    private static final Set<String> OTHER_FOLDERS = Set.of(
            "android",
            "appletv",
            "imessage",
            "fonts",
            "trade_representative_contact_information",
            "app_clip_review_information");

    private final String setting;
    private final MetadataFolder folder = new MetadataFolder();
    private final List<Finding> findings = new ArrayList<>();
    private final Collection<String> moreLocales;
    private final Set<String> unknownFolders = new HashSet<>();

    /**
     * @param setting the name of the setting that holds the folder; findings begin with it
     * @param files relative path, with {@code /}, to text
     * @param locales languages to write besides those that have a folder of their own; taken though we may not know them
     */
    public MetadataReader(String setting, Map<String, String> files, Collection<String> locales) {
        this.setting = setting;
        this.moreLocales = locales.stream().map(String::strip).toList();
        new TreeMap<>(files).forEach((path, text) -> read(path, clean(text)));
        checkLocales();
        if (findings.isEmpty() && folder.isEmpty()) {
            findings.add(new Finding(setting, "there is no text in the folder, so there is nothing to update"));
        }
    }

    /** What is wrong, in the order of the paths; empty where the folder can be used. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The texts. */
    public MetadataFolder folder() {
        return folder;
    }

    private static String clean(String text) {
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return withoutMark.replace("\r\n", "\n").strip();
    }

    private void read(String path, String text) {
        String[] parts = path.split("/");
        String file = parts[parts.length - 1];
        String top = parts[0];
        if (Arrays.stream(parts).anyMatch(part -> part.startsWith("."))) {
            return;
        }
        if (parts.length == 1) {
            readTop(file, text);
        } else if (OTHER_FOLDERS.contains(top.toLowerCase(Locale.ROOT))) {
            folder.addUnused(path);
        } else if (parts.length > 2) {
            find(path, "nothing is read from folders within '" + top + "'; remove the file, or move it up");
        } else if (top.equalsIgnoreCase(REVIEW)) {
            readReview(path, file, text);
        } else {
            readLocalized(path, top, file, text);
        }
    }

    private void readTop(String file, String text) {
        Optional<Category> category = Category.ofFile(file);
        if (file.equals(COPYRIGHT)) {
            if (!text.isEmpty()) {
                TextRule.line(text).ifPresent(what -> find(file, what));
                folder.setCopyright(text);
            }
        } else if (category.isPresent()) {
            if (!text.isEmpty()) {
                TextRule.category(text).ifPresent(what -> find(file, what));
                folder.add(category.get(), text);
            }
        } else if (file.toUpperCase(Locale.ROOT).startsWith("README") || file.endsWith(".json")) {
            folder.addUnused(file);
        } else {
            List<String> known = new ArrayList<>(List.of(COPYRIGHT));
            Arrays.stream(Category.values()).map(Category::file).forEach(known::add);
            Arrays.stream(LocalizedText.values()).map(LocalizedText::file).forEach(known::add);
            boolean localized = LocalizedText.ofFile(file).isPresent();
            find(
                    file,
                    localized
                            ? "this text is kept for each language; move the file into a folder such as 'en-US' or '"
                                    + MetadataFolder.DEFAULT + "'"
                            : unknownFile(file, known));
        }
    }

    private void readReview(String path, String file, String text) {
        Optional<ReviewText> kind = ReviewText.ofFile(file);
        if (kind.isEmpty()) {
            find(
                    path,
                    unknownFile(
                            file,
                            Arrays.stream(ReviewText.values())
                                    .map(ReviewText::file)
                                    .toList()));
        } else if (!text.isEmpty()) {
            if (kind.get() == ReviewText.DEMO_PASSWORD) {
                find(
                        path,
                        "a password does not belong here, because the folder is saved with the run; empty the file, and"
                                + " enter the password in App Store Connect under App Review Information");
            } else if (!folder.add(kind.get(), text)) {
                find(path, "the folder has this text twice, here and in a file with the older name; remove one");
            }
        }
    }

    private void readLocalized(String path, String top, String file, String text) {
        Optional<String> locale = locale(top);
        if (locale.isEmpty()) {
            if (unknownFolders.add(top)) {
                find(top, unknownLocale(top));
            }
            return;
        }
        Optional<LocalizedText> kind = LocalizedText.ofFile(file);
        if (kind.isEmpty()) {
            find(
                    path,
                    unknownFile(
                            file,
                            Arrays.stream(LocalizedText.values())
                                    .map(LocalizedText::file)
                                    .toList()));
            return;
        }
        TextRule.of(kind.get(), text).ifPresent(what -> find(path, what));
        if (!folder.add(locale.get(), kind.get(), text)) {
            find(path, "the folder has this text twice, under two spellings of " + locale.get() + "; remove one");
        }
    }

    private Optional<String> locale(String name) {
        if (name.equalsIgnoreCase(MetadataFolder.DEFAULT)) {
            return Optional.of(MetadataFolder.DEFAULT);
        }
        return AppStoreLocales.named(name)
                .or(() -> moreLocales.stream().filter(name::equalsIgnoreCase).findFirst());
    }

    private void checkLocales() {
        boolean fallback = folder.hasLocale(MetadataFolder.DEFAULT);
        for (String written : moreLocales) {
            String locale = AppStoreLocales.named(written).orElse(written);
            if (!locale.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
                findings.add(new Finding("locales", "'" + written + "' is no language; write for example en-US"));
            } else if (!fallback && !folder.hasLocale(locale)) {
                findings.add(new Finding(
                        "locales",
                        "there are no texts for " + locale + ": the folder has neither '" + locale + "' nor '"
                                + MetadataFolder.DEFAULT + "'"));
            } else {
                folder.addLocale(locale);
            }
        }
        if (fallback && folder.locales().isEmpty()) {
            find(
                    MetadataFolder.DEFAULT,
                    "these texts stand in for languages that have a folder of their own or are named in 'locales', and"
                            + " there is none; name the languages in 'locales'");
        }
    }

    private static String unknownFile(String file, List<String> known) {
        String hint = Spelling.hint(file, known);
        return "nothing reads a file of this name"
                + (hint.isEmpty() ? ": it can be one of " + String.join(", ", known) : hint);
    }

    private static String unknownLocale(String name) {
        String language = name.split("[-_]")[0].toLowerCase(Locale.ROOT);
        List<String> alike = AppStoreLocales.KNOWN.stream()
                .filter(locale -> locale.split("-")[0].equals(language))
                .toList();
        String hint = alike.isEmpty()
                ? Spelling.hint(name, AppStoreLocales.KNOWN)
                : "; did you mean " + String.join(" or ", alike) + "?";
        return "the App Store has no language '" + name + "'" + hint + (hint.isEmpty() ? "; if" : " If")
                + " Apple has added it lately, name it in 'locales'";
    }

    private void find(String path, String what) {
        findings.add(new Finding(setting + "/" + path, what));
    }
}

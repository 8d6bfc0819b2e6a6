package io.jenkins.plugins.publishflow.flow.step.metadata;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The store texts of a folder in the layout of fastlane's {@code deliver}, ready to be compared with the store. A text
 * that is missing or empty in the folder is not in it, so that nothing here can erase what the store has. Immutable
 * once read; {@link MetadataReader} makes it.
 */
public final class MetadataFolder {

    /** The folder whose texts hold for every language that has no such file of its own. */
    static final String DEFAULT = "default";

    private final Map<String, Map<LocalizedText, String>> localized = new TreeMap<>();
    private final Map<Category, String> categories = new EnumMap<>(Category.class);
    private final Map<ReviewText, String> review = new EnumMap<>(ReviewText.class);
    private final List<String> unused = new ArrayList<>();

    @CheckForNull
    private String copyright;

    MetadataFolder() {}

    /**
     * Reads a folder whose findings have been reported before.
     *
     * @param files relative path to text
     * @param locales languages to write besides those that have a folder of their own
     */
    public static MetadataFolder of(Map<String, String> files, Collection<String> locales) {
        return new MetadataReader("", files, locales).folder();
    }

    /** The languages, sorted; without {@code default}. */
    public Collection<String> locales() {
        TreeSet<String> locales = new TreeSet<>(localized.keySet());
        locales.remove(DEFAULT);
        return Collections.unmodifiableSet(locales);
    }

    /** The texts of the version in that language: Apple's attribute to text. */
    public Map<String, String> versionTexts(String locale) {
        return texts(locale, LocalizedText.Owner.VERSION);
    }

    /** The texts of the app itself in that language: Apple's attribute to text. */
    public Map<String, String> appTexts(String locale) {
        return texts(locale, LocalizedText.Owner.APP);
    }

    /** Whether there are texts of the app itself in any language, or categories. */
    public boolean hasAppTexts() {
        return !categories.isEmpty()
                || locales().stream().anyMatch(locale -> !appTexts(locale).isEmpty());
    }

    /** The copyright line of the version. */
    public Optional<String> copyright() {
        return Optional.ofNullable(copyright);
    }

    /** Apple's relationship of the app info to Apple's category id. */
    public Map<String, String> categories() {
        Map<String, String> byRelation = new TreeMap<>();
        categories.forEach((category, id) -> byRelation.put(category.relation(), id));
        return byRelation;
    }

    /** What App Review has to know: Apple's attribute to text. */
    public Map<String, String> reviewTexts() {
        Map<String, String> byAttribute = new TreeMap<>();
        review.forEach((text, value) -> byAttribute.put(text.attribute(), value));
        return byAttribute;
    }

    /** Paths that the layout knows and this plugin does nothing with, so that people can be told. */
    public List<String> unused() {
        return Collections.unmodifiableList(unused);
    }

    boolean isEmpty() {
        boolean noTexts = localized.values().stream()
                .allMatch(texts -> texts.values().stream().allMatch(String::isEmpty));
        return noTexts && categories.isEmpty() && review.isEmpty() && copyright == null;
    }

    boolean hasLocale(String locale) {
        return localized.containsKey(locale);
    }

    void addLocale(String locale) {
        localized.computeIfAbsent(locale, key -> new EnumMap<>(LocalizedText.class));
    }

    /** @return whether the folder had no such text before */
    boolean add(String locale, LocalizedText kind, String text) {
        addLocale(locale);
        return localized.get(locale).put(kind, text) == null;
    }

    void add(Category category, String id) {
        categories.put(category, id);
    }

    /** @return whether the folder had no such text before */
    boolean add(ReviewText kind, String text) {
        return review.put(kind, text) == null;
    }

    void setCopyright(String text) {
        copyright = text;
    }

    void addUnused(String path) {
        unused.add(path);
    }

    /** An empty file of a language hides the one in {@code default}: that language is left as the store has it. */
    private Map<String, String> texts(String locale, LocalizedText.Owner owner) {
        Map<LocalizedText, String> merged = new EnumMap<>(LocalizedText.class);
        merged.putAll(localized.getOrDefault(DEFAULT, Map.of()));
        merged.putAll(localized.getOrDefault(locale, Map.of()));
        Map<String, String> texts = new TreeMap<>();
        merged.forEach((kind, text) -> {
            if (kind.owner() == owner && !text.isEmpty()) {
                texts.put(kind.attribute(), text);
            }
        });
        return texts;
    }
}

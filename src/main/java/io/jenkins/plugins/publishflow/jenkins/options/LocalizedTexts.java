package io.jenkins.plugins.publishflow.jenkins.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An option with what people read: one text for every language, or a text for each locale. It is kept as a map, in which
 * the one text stands without a locale.
 */
public final class LocalizedTexts {

    private static final String EVERY_LANGUAGE = "";

    private LocalizedTexts() {}

    /** What a Jenkinsfile or a form gave, one text or a map from locale to text. Null for null and for nothing. */
    @CheckForNull
    public static Map<String, String> read(@CheckForNull Object given) {
        return given == null || given instanceof Map
                ? OptionValues.texts((Map<?, ?>) given)
                : OptionValues.texts(given.toString().isBlank() ? null : Map.of(EVERY_LANGUAGE, given));
    }

    /** As a Jenkinsfile writes it: the one text, or the map; null for null. */
    @CheckForNull
    public static Object written(@CheckForNull Map<String, String> texts) {
        boolean forAll = texts != null && texts.size() == 1 && texts.containsKey(EVERY_LANGUAGE);
        return forAll ? texts.get(EVERY_LANGUAGE) : texts;
    }

    /** The rows of its table in a form, of what {@link #written} gave. */
    public static List<TextRow> rows(@CheckForNull Object written) {
        return TextRow.of(read(written));
    }

    /**
     * The setting of the flow step.
     *
     * @param option its name, as in {@code sendToTestFlight: 'whatToTest'}
     * @throws AbortException where a text for every language stands beside others
     */
    public static Object setting(String option, @CheckForNull Map<String, String> texts, UnaryOperator<String> expand)
            throws AbortException {
        Map<String, String> expanded = OptionValues.expanded(texts, expand);
        if (expanded.containsKey(EVERY_LANGUAGE) && expanded.size() > 1) {
            throw new AbortException(option + " has a text without a locale beside texts for locales. Give either one"
                    + " text for all, or a locale to each.");
        }
        return expanded.containsKey(EVERY_LANGUAGE) ? expanded.get(EVERY_LANGUAGE) : expanded;
    }
}

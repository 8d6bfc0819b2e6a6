package io.jenkins.plugins.publishflow.jenkins.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Brings what a Jenkinsfile or a form gives into the form in which options keep it. */
public final class OptionValues {

    private OptionValues() {}

    /** A map of texts, in its order; a Jenkinsfile may also give numbers and flags. Null for null and for an empty map. */
    @CheckForNull
    public static Map<String, String> texts(@CheckForNull Map<?, ?> given) {
        if (given == null || given.isEmpty()) {
            return null;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        given.forEach((key, value) -> texts.put(String.valueOf(key), value == null ? "" : value.toString()));
        return texts;
    }

    /**
     * A list of texts, from a list or from one text with commas; without blanks around them and without empty ones. Null
     * for null and where nothing is left.
     */
    @CheckForNull
    public static List<String> list(@CheckForNull Object given) {
        if (given == null) {
            return null;
        }
        List<?> items =
                given instanceof List<?> list ? list : List.of(given.toString().split(","));
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(String.valueOf(item).strip()));
        texts.removeIf(String::isEmpty);
        return texts.isEmpty() ? null : texts;
    }

    /** A text without blanks around it, of a text or of a number. Null for null and for a blank one. */
    @CheckForNull
    public static String text(@CheckForNull Object given) {
        return given == null ? null : Util.fixEmptyAndTrim(given.toString());
    }

    /** The map with every value changed; empty for null. */
    public static Map<String, String> expanded(@CheckForNull Map<String, String> texts, UnaryOperator<String> expand) {
        Map<String, String> expanded = new LinkedHashMap<>();
        if (texts != null) {
            texts.forEach((key, value) -> expanded.put(key, expand.apply(value)));
        }
        return expanded;
    }

    /** The list with every item changed; empty for null. */
    public static List<String> expanded(@CheckForNull List<String> texts, UnaryOperator<String> expand) {
        return texts == null ? List.of() : texts.stream().map(expand).toList();
    }

    /** The text changed; null for null. */
    @CheckForNull
    public static String expanded(@CheckForNull String text, UnaryOperator<String> expand) {
        return text == null ? null : expand.apply(text);
    }
}

package io.jenkins.plugins.publishflow.jenkins.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of a mail with {@link MailPlaceholder placeholders} in it. Immutable. */
public final class MailText {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");
    private static final Pattern BLANK_LINES = Pattern.compile("\n{3,}");

    private final String template;

    /** @param template may have anything in it; brackets around what is no placeholder stay as they are */
    public MailText(String template) {
        this.template = template.replace("\r\n", "\n").strip();
    }

    /**
     * The text with the values in it. A line that has placeholders, none of which has a value, is left out, and so are
     * the blank lines that this leaves. Values are put in as they are: a bracket in one stands for nothing.
     *
     * @param values those that are missing count as empty
     */
    public String filled(Map<MailPlaceholder, String> values) {
        String lines = template.lines()
                .filter(line -> says(line, values))
                .map(line ->
                        PLACEHOLDER.matcher(line).replaceAll(found -> Matcher.quoteReplacement(value(found, values))))
                .collect(Collectors.joining("\n"));
        return BLANK_LINES.matcher(lines).replaceAll("\n\n").strip();
    }

    /** The same in one line, for a header of a mail. */
    public String filledLine(Map<MailPlaceholder, String> values) {
        return filled(values).replaceAll("\\s+", " ");
    }

    private static boolean says(String line, Map<MailPlaceholder, String> values) {
        List<MatchResult> known = PLACEHOLDER
                .matcher(line)
                .results()
                .filter(found -> MailPlaceholder.byKey(found.group(1)).isPresent())
                .toList();
        return known.isEmpty()
                || known.stream().anyMatch(found -> !value(found, values).isBlank());
    }

    private static String value(MatchResult found, Map<MailPlaceholder, String> values) {
        Optional<MailPlaceholder> placeholder = MailPlaceholder.byKey(found.group(1));
        return placeholder.isPresent() ? values.getOrDefault(placeholder.get(), "") : found.group();
    }

    /** Whether the placeholder is in it. */
    boolean has(MailPlaceholder placeholder) {
        return template.contains("{" + placeholder.key() + "}");
    }

    /** What is written like a placeholder and is none, in the order of the text. */
    Set<String> unknown() {
        return PLACEHOLDER
                .matcher(template)
                .results()
                .filter(found -> MailPlaceholder.byKey(found.group(1)).isEmpty())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

package io.jenkins.plugins.publishflow.flow.definition;

import io.jenkins.plugins.publishflow.flow.Spelling;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The variables of a flow: those that its file declares, with their defaults, and those given when the run is made,
 * which win. A name that is neither is a mistake, because a misspelled one would otherwise change a release silently.
 */
final class Variables {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(}?)");

    /** A value that is used often must not swell a small file to gigabytes. */
    private static final int MAXIMUM_TEXT = 100_000;

    private final Map<String, String> given;
    private final Map<String, String> declared = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    Variables(Map<String, String> given) {
        this.given = Map.copyOf(given);
    }

    /** Takes what stands under {@code variables}. */
    void declare(Entries entries, Findings findings) {
        entries.keys().forEach((name, place) -> {
            if (!NAME.matcher(name).matches()) {
                findings.add(place, Quoted.of(name) + " is no name for a variable; use letters, digits and '_'");
            }
            Optional<String> byDefault = entries.get(name).flatMap(value -> defaultText(name, value, findings));
            String value = given.getOrDefault(name, byDefault.orElse(null));
            if (value == null && entries.get(name).isEmpty()) {
                findings.add(place, "variable '" + name + "' has no default, so a run has to give it a value");
            }
            declared.put(name, value == null ? "" : value);
        });
    }

    private static Optional<String> defaultText(String name, Node node, Findings findings) {
        if (!(node instanceof ScalarNode scalar)) {
            findings.add(node, "the default of '" + name + "' has to be a text, not " + Scalars.kind(node));
            return Optional.empty();
        }
        if (scalar.getValue().contains("${")) {
            findings.add(node, "the default of '" + name + "' is taken as it is; it cannot use other variables");
        }
        return Optional.of(scalar.getValue());
    }

    /** What the file declares, with the values that hold for this run. */
    Map<String, String> declared() {
        return declared;
    }

    /** All names that have a value. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(given.keySet());
        names.addAll(declared.keySet());
        return names;
    }

    /** The value of a variable, which counts as used; empty where there is none of that name. */
    Optional<String> value(String name) {
        used.add(name);
        return Optional.ofNullable(declared.getOrDefault(name, given.get(name)));
    }

    /**
     * Finds what a run gives that the file, read completely, has not asked for: where a name is misspelled, the default
     * would hold without a word.
     */
    void findUnused(Findings findings) {
        given.keySet().stream()
                .filter(name -> !used.contains(name) && !declared.containsKey(name))
                .sorted()
                .forEach(name -> findings.add(new FlowFinding(
                        1,
                        1,
                        "the run gives a variable '" + name + "', which this flow neither declares nor uses"
                                + Spelling.hint(name, declared.keySet()))));
    }

    /** The variables that a text is made of, as they are written; empty where there are none. */
    static List<String> namesIn(ScalarNode node) {
        return REFERENCE
                .matcher(node.getValue())
                .results()
                .filter(reference -> reference.group(1) != null)
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    /** The text with all variables replaced, or empty where that does not work, for which there is a finding then. */
    Optional<String> replace(ScalarNode node, Findings findings) {
        int before = findings.count();
        StringBuilder text = new StringBuilder();
        Matcher matcher = REFERENCE.matcher(node.getValue());
        while (matcher.find() && text.length() <= MAXIMUM_TEXT) {
            matcher.appendReplacement(text, Matcher.quoteReplacement(value(matcher, node, findings)));
        }
        if (text.length() > MAXIMUM_TEXT) {
            findings.add(node, "the text has more than " + MAXIMUM_TEXT + " characters with its variables");
            return Optional.empty();
        }
        matcher.appendTail(text);
        return findings.count() == before ? Optional.of(text.toString()) : Optional.empty();
    }

    private String value(Matcher reference, Node node, Findings findings) {
        String name = reference.group(1);
        if (name == null) {
            return "${";
        }
        if (reference.group(2).isEmpty() || !NAME.matcher(name).matches()) {
            findings.add(node, Quoted.of(reference.group()) + " is no variable; write ${NAME}, or $${ for a plain ${");
            return "";
        }
        Optional<String> value = value(name);
        if (value.isEmpty()) {
            findings.add(
                    node,
                    "variable '" + name + "' has no value; a run has to give it one, or 'variables' a default"
                            + Spelling.hint(name, names()));
        }
        return value.orElse("");
    }
}

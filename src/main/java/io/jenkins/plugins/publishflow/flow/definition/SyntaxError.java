package io.jenkins.plugins.publishflow.flow.definition;

import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * What the YAML parser stopped at, in words that say what to do. What the parser says is kept for the rare cases that
 * are not among these.
 *
 * @param where the place that has to be changed, as far as the parser can tell
 * @param text one sentence
 */
record SyntaxError(Mark where, String text) {

    private static final Map<String, String> SENTENCES = Map.of(
            "(TAB)", "YAML does not allow a tab here; indent with spaces",
            "another document", "a second document begins here; one file holds one flow",
            "mapping values are not allowed",
                    "a ':' does not fit here; check the indentation, and put quotes around a text with ': ' in it",
            "sequence entries are not allowed", "a list cannot begin here; put '- ' on a line of its own",
            "but got {", "put quotes around a text with ${…} that stands between { } or [ ]",
            "<block end>", "this does not line up with what is above; check the indentation");

    private static final String CANNOT_START = "cannot start any token";
    private static final String NO_ANCHOR = "found undefined alias ";
    private static final String END = "unexpected end of stream";

    static SyntaxError of(MarkedYAMLException e) {
        String problem = e.getProblem();
        Mark mark = e.getProblemMark();
        for (Map.Entry<String, String> known : SENTENCES.entrySet()) {
            if (problem.contains(known.getKey())) {
                return new SyntaxError(mark, known.getValue());
            }
        }
        if (problem.contains(CANNOT_START)) {
            return new SyntaxError(
                    mark, "a text that begins with '" + problem.charAt(problem.indexOf('\'') + 1) + "' needs quotes");
        }
        if (problem.startsWith(NO_ANCHOR)) {
            String name = problem.substring(NO_ANCHOR.length());
            return new SyntaxError(
                    mark, "there is no '&" + name + "' before '*" + name + "'; quote a text that begins with '*'");
        }
        if (problem.contains(END) && e.getContextMark() != null) {
            return new SyntaxError(e.getContextMark(), "the quote that opens here is never closed");
        }
        String context = e.getContext() == null ? "" : e.getContext() + ", ";
        return new SyntaxError(mark, "this is not YAML: " + context + problem);
    }
}

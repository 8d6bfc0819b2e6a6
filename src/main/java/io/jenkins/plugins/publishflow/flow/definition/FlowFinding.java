package io.jenkins.plugins.publishflow.flow.definition;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Locale;

/**
 * One thing that is wrong in a flow file.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param text what is wrong and what would be right, for people: a sentence, made one where it comes as a mere clause
 */
public record FlowFinding(int line, int column, String text) implements Comparable<FlowFinding>, Serializable {

    private static final Comparator<FlowFinding> BY_PLACE =
            Comparator.comparingInt(FlowFinding::line).thenComparingInt(FlowFinding::column);

    public FlowFinding {
        String stop = text.matches("(?s).*[.?!]") ? "" : ".";
        text = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + stop;
    }

    /** A finding just behind the given beginning of a file. */
    static FlowFinding atEndOf(String beginning, String text) {
        int lastLine = beginning.lastIndexOf('\n') + 1;
        int line = 1 + (int) beginning.chars().filter(c -> c == '\n').count();
        return new FlowFinding(line, 1 + beginning.codePointCount(lastLine, beginning.length()), text);
    }

    /** By place in the file. */
    @Override
    public int compareTo(FlowFinding other) {
        return BY_PLACE.compare(this, other);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + text;
    }
}

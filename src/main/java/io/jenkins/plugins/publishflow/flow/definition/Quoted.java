package io.jenkins.plugins.publishflow.flow.definition;

/** What a file says, as it is repeated in findings: on one line, and not at any length. */
final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    static String of(String text) {
        String line = text.replaceAll("\\R", " ");
        return line.length() <= LONGEST ? "'" + line + "'" : "'" + line.substring(0, LONGEST) + "…'";
    }
}

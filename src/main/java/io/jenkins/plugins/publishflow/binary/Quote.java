package io.jenkins.plugins.publishflow.binary;

/** Text of a file as it may stand in a message: a file must not be able to write into a log what it likes. */
final class Quote {

    private static final int LONGEST = 120;

    private Quote() {}

    /** In quotes, cut short, and with a question mark for each character that would not show as itself. */
    static String of(String text) {
        String shown = text.codePoints()
                .limit(LONGEST)
                .map(c -> isShown(c) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "'" + shown + (text.codePointCount(0, text.length()) > LONGEST ? "…" : "") + "'";
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}

package io.jenkins.plugins.publishflow.flow.step.metadata;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * What Apple takes as a text of each kind. Characters are counted as Unicode code points, so that a letter of any
 * alphabet is one; that Apple counts a composed emoji likewise is an assumption.
 */
final class TextRule {

    private TextRule() {}

    /** What is wrong with the text, as a sentence; an empty text is never wrong, for it is not sent. */
    static Optional<String> of(LocalizedText kind, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int length = text.codePointCount(0, text.length());
        if (kind.limit() > 0 && length > kind.limit()) {
            return Optional.of("the text has " + length + " characters, " + (length - kind.limit()) + " more than the "
                    + kind.limit() + " that Apple takes");
        }
        return switch (kind.form()) {
            case TEXT -> Optional.empty();
            case LINE -> line(text);
            case URL -> url(text);
        };
    }

    static Optional<String> line(String text) {
        return text.contains("\n") ? Optional.of("the text has several lines; it has to be one") : Optional.empty();
    }

    static Optional<String> category(String text) {
        return text.matches("[A-Z][A-Z0-9_]*")
                ? Optional.empty()
                : Optional.of("'" + text + "' is no category id; Apple's ids look like FOOD_AND_DRINK");
    }

    private static Optional<String> url(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getRawAuthority() != null) {
                return Optional.empty();
            }
        } catch (URISyntaxException e) {
            // said below: where exactly the address breaks off is plain to see in a line of text
        }
        return Optional.of("this is no complete web address; write one like https://example.com/support");
    }
}

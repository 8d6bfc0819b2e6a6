package io.jenkins.plugins.publishflow.store;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;

/**
 * One error in the store's own words. Kept to the letter, so that people can search for it; never holds a secret,
 * because stores do not repeat keys or tokens in their errors and connectors redact what they quote.
 *
 * @param code the store's code, such as {@code STATE_ERROR.ENTITY_STATE_INVALID}
 * @param title the store's short text
 * @param detail the store's long text
 * @param about what the error is about: a resource path, a JSON pointer or a parameter
 */
public record StoreError(
        @CheckForNull String code,
        @CheckForNull String title,
        @CheckForNull String detail,
        @CheckForNull String about) implements Serializable {

    /** One line: code, the longer of the texts, and what it is about. */
    public String oneLine() {
        StringBuilder line = new StringBuilder();
        if (code != null) {
            line.append(code).append(": ");
        }
        line.append(detail != null ? detail : title != null ? title : "no text");
        if (about != null) {
            line.append(" (").append(about).append(')');
        }
        return line.toString();
    }
}

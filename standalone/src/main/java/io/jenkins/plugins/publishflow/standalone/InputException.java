package io.jenkins.plugins.publishflow.standalone;

/** What the person at the terminal gave cannot be used. The message says what is wrong and what would be right. */
public final class InputException extends RuntimeException {

    public InputException(String message) {
        super(message);
    }
}

package io.jenkins.plugins.publishflow.binary;

/**
 * A file that is no binary one could release, or cannot be read. Always something that a user can mend, so the message
 * and the remedy are for users.
 */
public class BinaryException extends Exception {

    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final String remedy;

    /**
     * @param message what is wrong, one sentence
     * @param remedy what to do, one or two sentences
     */
    public BinaryException(Kind kind, String message, String remedy) {
        super(message);
        this.kind = kind;
        this.remedy = remedy;
    }

    /** What sort of trouble it is. */
    public Kind kind() {
        return kind;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }

    /** What can be wrong with a file. */
    public enum Kind {
        NOT_FOUND,
        FOLDER,
        UNREADABLE
    }
}

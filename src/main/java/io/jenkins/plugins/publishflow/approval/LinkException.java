package io.jenkins.plugins.publishflow.approval;

/** Why the token of a link is not good. The message is one sentence for who opened it, and never has the token. */
public class LinkException extends Exception {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** What stands against a token. */
    public enum Reason {
        /** No token at all, cut off, or of a format that this version does not know. */
        MALFORMED("This link is incomplete; open it from the mail again, or copy the whole of it."),
        /** Changed, or signed with another secret. */
        WRONG_SIGNATURE("This link was not made here, or was changed."),
        /** Good, but for another gate: that of another run, or the same question asked anew. */
        OTHER_GATE("This link belongs to another question; use the link of the latest mail."),
        /** Its time is over. */
        EXPIRED("The time of this link is over.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    /** For a driver that finds by itself that a link is not good, too. */
    public LinkException(Reason reason) {
        super(reason.sentence);
        this.reason = reason;
    }

    /** What stands against the token. */
    public Reason reason() {
        return reason;
    }
}

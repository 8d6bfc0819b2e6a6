package io.jenkins.plugins.publishflow.approval;

/** Why an answer cannot count. The message is one sentence for the person who gave it. */
public class DecisionException extends Exception {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** What stands against an answer. */
    public enum Reason {
        /** The gate does not name this person, or the answer names nobody. */
        NOT_ASKED("%s is not among the people asked"),
        /** A decision is final: this person has one already. */
        ALREADY_ANSWERED("%s has already answered, and a decision is final"),
        /** The others' answers have decided the gate. */
        DECIDED("the question was decided before the answer of %s came in"),
        /** The gate had timed out. */
        TOO_LATE("the time for an answer was over when that of %s came in"),
        /** A refusal has to say why; the same person may answer again with a reason. */
        REASON_MISSING("%s has to give a reason for a refusal");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    DecisionException(Reason reason, Decision decision, Gate gate) {
        this(reason, gate.named(decision.person()).orElse(decision.person()));
    }

    DecisionException(Reason reason, String name) {
        super(String.format(reason.sentence, name.isBlank() ? "somebody without a name" : name.strip()));
        this.reason = reason;
    }

    /** For a driver that knows by rules of its own, such as those for user ids, that somebody is not asked. */
    public static DecisionException notAsked(String name) {
        return new DecisionException(Reason.NOT_ASKED, name);
    }

    /** What stands against the answer. */
    public Reason reason() {
        return reason;
    }
}

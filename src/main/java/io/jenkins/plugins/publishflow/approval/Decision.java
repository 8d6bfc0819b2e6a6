package io.jenkins.plugins.publishflow.approval;

import java.time.Instant;

/**
 * What one person answered at a gate. Final.
 *
 * @param person whose answer it is: a Jenkins user id, a mail address, or a group for which a member answers; in a
 *     {@link GateState} spelled as the gate does
 * @param by who gave it: the same as {@code person}, or the member who answered for a group
 * @param answer yes or no
 * @param reason why; never blank for a refusal that counts, may be empty for an approval
 * @param at when
 * @param way how the answer came in
 */
public record Decision(String person, String by, Answer answer, String reason, Instant at, Way way) {

    /** An answer that somebody gave for themselves. */
    public Decision(String person, Answer answer, String reason, Instant at, Way way) {
        this(person, person, answer, reason, at, way);
    }

    /** Who answered what and why, as a sentence for people. */
    public String sentence() {
        String who = by.equals(person) ? by : by + " (for " + person + ")";
        String what = answer == Answer.APPROVED ? " has approved" : " has refused";
        return who + what + (reason.isBlank() ? "." : ": " + reason);
    }

    /** Yes or no. */
    public enum Answer {
        APPROVED("Approved"),
        REFUSED("Refused");

        private final String displayName;

        Answer(String displayName) {
            this.displayName = displayName;
        }

        /** The same for people. */
        public String displayName() {
            return displayName;
        }
    }

    /** How an answer came in. */
    public enum Way {
        TERMINAL("Terminal"),
        JENKINS("Jenkins"),
        MAIL_LINK("Mail link");

        private final String displayName;

        Way(String displayName) {
            this.displayName = displayName;
        }

        /** The same for people. */
        public String displayName() {
            return displayName;
        }
    }
}

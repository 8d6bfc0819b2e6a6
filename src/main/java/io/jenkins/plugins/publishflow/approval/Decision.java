package io.jenkins.plugins.publishflow.approval;

import java.time.Instant;

/**
 * What one person answered at a gate. Final.
 *
 * @param person a Jenkins user id or a mail address; in a {@link GateState} spelled as the gate does
 * @param answer yes or no
 * @param reason why; never blank for a refusal that counts, may be empty for an approval
 * @param at when
 * @param way how the answer came in
 */
public record Decision(String person, Answer answer, String reason, Instant at, Way way) {

    /** Yes or no. */
    public enum Answer {
        APPROVED,
        REFUSED
    }

    /** How an answer came in. */
    public enum Way {
        TERMINAL,
        JENKINS,
        MAIL_LINK
    }
}

package io.jenkins.plugins.publishflow.approval;

import java.time.Instant;

/**
 * What one person answered at a gate. Final.
 *
 * @param person as the gate names them
 * @param answer yes or no
 * @param reason why; never blank for a refusal
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

package io.jenkins.plugins.publishflow.activity;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * One line of a journal as it was read.
 *
 * @param number counted from 1 in the file
 * @param sequence the number that the line gives itself, or 0 where it cannot be read
 * @param activity the entry, or null where it cannot be read
 * @param fault what is wrong with the line or its place in the chain, one sentence, or null where it is sound
 */
public record JournalLine(
        long number,
        long sequence,
        @CheckForNull Activity activity,
        @CheckForNull String fault) {

    /** Whether the line is as it was written, and follows the one that it was written after. */
    public boolean sound() {
        return fault == null;
    }

    JournalLine with(String otherFault) {
        return new JournalLine(number, sequence, activity, otherFault);
    }
}

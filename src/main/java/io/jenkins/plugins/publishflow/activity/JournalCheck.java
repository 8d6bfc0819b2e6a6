package io.jenkins.plugins.publishflow.activity;

import io.jenkins.plugins.publishflow.activity.JournalHead.Mark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Tells whether a journal is still what was written. */
public final class JournalCheck {

    private JournalCheck() {}

    /**
     * The first thing that is wrong with a journal; empty where every line is as it was written. Where lines are missing
     * at the end, it is the line that should come next. Reads the whole file, one line at a time, and may run beside the
     * writer.
     *
     * @throws IOException where the journal cannot be read
     */
    public static Optional<JournalLine> verify(Path journal) throws IOException {
        Optional<Mark> head = JournalHead.read(journal); // first, for the writer may go on meanwhile
        long number = 0;
        try (JournalReader lines = new JournalReader(journal)) {
            for (JournalLine line = lines.next(); line != null; line = lines.next()) {
                number = line.number();
                if (!line.sound()) {
                    return Optional.of(line);
                }
                boolean noted = head.isPresent() && head.get().sequence() == line.sequence();
                if (noted && !head.get().digest().equals(lines.digest())) {
                    return Optional.of(line.with("the line is not the one that was noted as the last"));
                }
            }
            return missingAtEnd(number, lines.sequence(), head);
        }
    }

    private static Optional<JournalLine> missingAtEnd(long number, long sequence, Optional<Mark> head) {
        String fault = null;
        if (head.isEmpty()) {
            fault = number == 0 ? null : "the file that notes the last line is missing or damaged: lines may be, too";
        } else if (head.get().sequence() > sequence) {
            fault = "lines " + (sequence + 1) + " to " + head.get().sequence() + " are missing";
        }
        return Optional.ofNullable(fault).map(text -> new JournalLine(number + 1, 0, null, text));
    }
}

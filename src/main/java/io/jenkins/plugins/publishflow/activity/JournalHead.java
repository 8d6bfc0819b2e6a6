package io.jenkins.plugins.publishflow.activity;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small file beside the journal that holds number and digest of the last line. The chain alone cannot tell that lines
 * are missing at its end; this can. It is written after the line is on disk and is not flushed itself, so it may lag
 * behind the journal but never runs ahead of it.
 */
final class JournalHead implements Closeable {

    /** Number and digest of a last line. */
    record Mark(long sequence, String digest) {
        static final Mark NONE = new Mark(0, LineCodec.NO_DIGEST);
    }

    private static final Pattern FORM = Pattern.compile("(\\d{19}) ([0-9a-f]{64})\n");

    private final RandomAccessFile file;

    private JournalHead(RandomAccessFile file) {
        this.file = file;
    }

    /** Opens the file beside that journal for writing; a new one is on disk, with nothing noted, when this returns. */
    static JournalHead open(Path journal) throws IOException {
        RandomAccessFile file = new RandomAccessFile(beside(journal).toFile(), "rw");
        try {
            JournalHead head = new JournalHead(file);
            if (file.length() == 0) {
                head.write(Mark.NONE);
                file.getFD().sync();
            }
            return head;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** What the file says; empty where there is none or it is unreadable. */
    static Optional<Mark> read(Path journal) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(beside(journal));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(new String(bytes, StandardCharsets.US_ASCII));
        return matcher.matches()
                ? Optional.of(new Mark(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    /** Always the same length, within one sector: it is replaced as a whole and needs no new room on a full disk. */
    void write(Mark mark) throws IOException {
        file.seek(0);
        String line = "%019d %s".formatted(mark.sequence(), mark.digest()) + '\n';
        file.write(line.getBytes(StandardCharsets.US_ASCII));
    }

    private static Path beside(Path journal) {
        return journal.resolveSibling(journal.getFileName() + ".head");
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

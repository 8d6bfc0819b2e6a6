package io.jenkins.plugins.publishflow.activity;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * Reads the lines of a journal one after the other and checks the chain on the way. Needs no lock and may run beside
 * the writer: a last line without end is one that is being written, and is left out. Holds one line at a time. Goes on
 * after a fault, so that a damaged line hides none of the others. Not thread-safe.
 */
public final class JournalReader implements Closeable {

    private final RandomAccessFile file;
    private final byte[] buffer = new byte[1 << 16];
    private int read;
    private int limit;
    private long number;
    private boolean adopt;
    private long sequence;
    private String digest = LineCodec.NO_DIGEST;

    /** Reads from the first line. */
    public JournalReader(Path journal) throws IOException {
        this(journal, 0);
    }

    /** Reads from the line that begins at that byte; what came before it is taken as sound. */
    JournalReader(Path journal, long offset) throws IOException {
        file = new RandomAccessFile(journal.toFile(), "r");
        file.seek(offset);
        adopt = offset > 0;
    }

    /** The next line, or null after the last. */
    @CheckForNull
    public JournalLine next() throws IOException {
        byte[] line = readLine();
        if (line == null) {
            return null;
        }
        number++;
        long expected = sequence + 1;
        String previous = digest;
        digest = LineCodec.digest(line);
        LineCodec.Content content;
        try {
            content = LineCodec.decode(line);
        } catch (IOException e) {
            sequence = expected;
            adopt = false;
            return new JournalLine(number, 0, null, "the line is no journal entry");
        }
        sequence = content.sequence();
        if (adopt) {
            adopt = false;
            expected = content.sequence();
            previous = content.previous();
        }
        return new JournalLine(number, sequence, content.entry(), fault(line, content, expected, previous));
    }

    @CheckForNull
    private static String fault(byte[] line, LineCodec.Content content, long expected, String previous) {
        if (!LineCodec.intact(line)) {
            return "the line was changed: its digest does not match";
        }
        if (content.sequence() != expected) {
            return "line " + expected + " should stand here, not " + content.sequence()
                    + ": lines were removed, added or reordered";
        }
        if (!content.previous().equals(previous)) {
            return "the line before is not the one that it was written after";
        }
        return null;
    }

    /** Number of the last line read, as the chain counts. */
    long sequence() {
        return sequence;
    }

    /** Digest of the last line read. */
    String digest() {
        return digest;
    }

    /** Of an overlong line only the beginning is kept, which makes it a fault. */
    @CheckForNull
    private byte[] readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        while (true) {
            if (read == limit) {
                read = 0;
                limit = Math.max(0, file.read(buffer));
                if (limit == 0) {
                    return null;
                }
            }
            int from = read;
            while (read < limit && buffer[read] != '\n') {
                read++;
            }
            boolean ended = read < limit;
            if (ended) {
                read++;
            }
            line.write(buffer, from, Math.min(read - from, LineCodec.MAX_LINE - line.size()));
            if (ended) {
                return line.toByteArray();
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

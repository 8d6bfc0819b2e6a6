package io.jenkins.plugins.publishflow.activity;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Looks at the end of a journal without reading all of it. */
final class JournalTail {

    private static final int BLOCK = 1 << 16;

    private JournalTail() {}

    /**
     * Where the given number of lines before the given byte begin; 0 where there are no more. Zero lines begin where the
     * last line ends.
     */
    static long startOfLines(Path journal, long end, long lines) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "r")) {
            byte[] block = new byte[BLOCK];
            long ends = 0;
            for (long to = end; to > 0; to -= BLOCK) {
                long from = Math.max(0, to - BLOCK);
                int length = (int) (to - from);
                file.seek(from);
                file.readFully(block, 0, length);
                for (int i = length - 1; i >= 0; i--) {
                    if (block[i] == '\n' && ++ends > lines) {
                        return from + i + 1;
                    }
                }
            }
            return 0;
        }
    }

    /** Copies the bytes between two places to the end of another file, and returns when they are on disk. */
    static void copy(Path journal, long from, long to, Path target) throws IOException {
        try (RandomAccessFile source = new RandomAccessFile(journal.toFile(), "r");
                OutputStream out = Files.newOutputStream(
                        target, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC)) {
            byte[] block = new byte[BLOCK];
            source.seek(from);
            for (long left = to - from; left > 0; ) {
                int length = (int) Math.min(left, BLOCK);
                source.readFully(block, 0, length);
                out.write(block, 0, length);
                left -= length;
            }
            out.write('\n');
        }
    }
}

package io.jenkins.plugins.publishflow.activity;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * The few operations on the disk that a journal needs. Not by a channel: interrupting a thread would close that for
 * everybody, and a build may be interrupted at any time.
 */
interface JournalFile extends Closeable {

    /** Length in bytes. */
    long length() throws IOException;

    /** Writes all bytes from that position on. May have written some of them when it throws. */
    void write(long position, byte[] bytes) throws IOException;

    /** Returns when all that was written is on disk. */
    void force() throws IOException;

    /** Cuts off all bytes from that length on. */
    void truncate(long length) throws IOException;

    /** A real file; made where there is none. */
    static JournalFile open(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        return new JournalFile() {
            @Override
            public long length() throws IOException {
                return file.length();
            }

            @Override
            public void write(long position, byte[] bytes) throws IOException {
                file.seek(position);
                file.write(bytes);
            }

            @Override
            public void force() throws IOException {
                file.getFD().sync();
            }

            @Override
            public void truncate(long length) throws IOException {
                file.setLength(length);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}

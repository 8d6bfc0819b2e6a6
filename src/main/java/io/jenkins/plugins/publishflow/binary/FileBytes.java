package io.jenkins.plugins.publishflow.binary;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** A file that is read here and there, with the size that it had when it was opened. Interruptible. */
final class FileBytes implements Closeable {

    private final FileChannel channel;
    private final long size;

    FileBytes(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        size = channel.size();
    }

    long size() {
        return size;
    }

    /** So many bytes from there on, little-endian as zip archives are. */
    ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException("The file ended while it was being read");
            }
        }
        return bytes.flip();
    }

    /** The bytes of a part of the file, one after the other. Unbuffered; closing it closes nothing. */
    InputStream stream(long position, long length) {
        return new InputStream() {
            private long at = position;
            private final long end = Math.min(size, position + length);

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int wanted) throws IOException {
                Objects.checkFromIndexSize(offset, wanted, target.length);
                int possible = (int) Math.min(wanted, end - at);
                if (possible <= 0) {
                    return wanted == 0 ? 0 : -1;
                }
                int read = channel.read(ByteBuffer.wrap(target, offset, possible), at);
                if (read < 0) {
                    throw new EOFException("The file ended while it was being read");
                }
                at += read;
                return read;
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

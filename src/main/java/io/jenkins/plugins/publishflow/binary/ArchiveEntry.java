package io.jenkins.plugins.publishflow.binary;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * One line of an archive's table of contents.
 *
 * @param rawName the name as it stands in the archive
 * @param flags general purpose bits
 * @param method how it is compressed
 * @param crc checksum of the uncompressed bytes
 * @param packedSize bytes in the archive
 * @param size bytes when unpacked, as the archive says
 * @param position where its local header is
 */
record ArchiveEntry(byte[] rawName, int flags, int method, long crc, long packedSize, long size, long position) {

    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int AES = 99;
    private static final int FLAG_ENCRYPTED = 1;
    private static final int FLAG_STRONGLY_ENCRYPTED = 1 << 6;
    private static final int FLAG_MASKED = 1 << 13;

    /** Whether it needs a password, or its very table of contents did. */
    boolean encrypted() {
        return (flags & (FLAG_ENCRYPTED | FLAG_STRONGLY_ENCRYPTED | FLAG_MASKED)) != 0 || method == AES;
    }

    /**
     * The name as text. Most tools write UTF-8 whether they say so or not; where the bytes are none, each stands for
     * one character, so that different names stay different.
     */
    String name() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(rawName))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(rawName, StandardCharsets.ISO_8859_1);
        }
    }
}

package io.jenkins.plugins.publishflow.binary;

import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.DAMAGED;
import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.ENCRYPTED;
import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.TRUNCATED;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Where the end of a zip archive says that its table of contents is. Field names and layout are those of the ZIP file
 * format specification (APPNOTE), sections 4.3.14 to 4.3.16.
 *
 * @param start first byte of the table
 * @param length bytes of the table
 * @param entries lines of the table; for archives without 64 bit fields only the lower 16 bits count
 * @param exact whether the number of entries is exact
 */
record ArchiveEnd(long start, long length, long entries, boolean exact) {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int END64_SIGNATURE = 0x06064b50;
    private static final int END64_LENGTH = 56;
    private static final int FIRST_VERSION_WITH_ENCRYPTED_TABLE = 62;

    static ArchiveEnd find(FileBytes file) throws IOException, BinaryException {
        int tail = (int) Math.min(file.size(), END_LENGTH + MAX_COMMENT);
        ByteBuffer bytes = file.read(file.size() - tail, tail);
        for (int at = tail - END_LENGTH; at >= 0; at--) {
            if (bytes.getInt(at) == END_SIGNATURE && at + END_LENGTH + unsigned(bytes.getShort(at + 20)) == tail) {
                return read(file, bytes, at, file.size() - tail + at);
            }
        }
        throw new BinaryException(
                TRUNCATED,
                "The file begins as a zip archive, but does not end as one: it is truncated, or something was added to it.",
                "Copy, download or build the file again, and compare its size with the original.");
    }

    private static ArchiveEnd read(FileBytes file, ByteBuffer bytes, int at, long position)
            throws IOException, BinaryException {
        int disks = unsigned(bytes.getShort(at + 4)) + unsigned(bytes.getShort(at + 6));
        int entries = unsigned(bytes.getShort(at + 10));
        long length = unsigned(bytes.getInt(at + 12));
        long start = unsigned(bytes.getInt(at + 16));
        if (entries == 0xFFFF || length == 0xFFFFFFFFL || start == 0xFFFFFFFFL) {
            long locator = position - LOCATOR_LENGTH;
            if (locator >= 0 && file.read(locator, 4).getInt() == LOCATOR_SIGNATURE) {
                return read64(file, locator);
            }
        }
        if (disks != 0) {
            throw damaged("The file is one of several parts of a split archive.");
        }
        return new ArchiveEnd(start, length, entries, false).within(position);
    }

    private static ArchiveEnd read64(FileBytes file, long locator) throws IOException, BinaryException {
        long position = file.read(locator, LOCATOR_LENGTH).getLong(8);
        if (position < 0 || position > locator - END64_LENGTH) {
            throw damaged("The archive's end points to a place that is not in the file.");
        }
        ByteBuffer end = file.read(position, END64_LENGTH);
        if (end.getInt(0) != END64_SIGNATURE) {
            throw damaged("The archive's end points to something that is not its table of contents.");
        }
        if (unsigned(end.getShort(14)) >= FIRST_VERSION_WITH_ENCRYPTED_TABLE) {
            throw new BinaryException(
                    ENCRYPTED,
                    "The archive's table of contents is encrypted.",
                    "Export the app again without a password; the stores take none.");
        }
        return new ArchiveEnd(end.getLong(48), end.getLong(40), end.getLong(32), true).within(position);
    }

    private ArchiveEnd within(long position) throws BinaryException {
        if (start < 0 || length < 0 || start > position || length > position - start) {
            throw damaged("Bytes are missing in the middle of the archive.");
        }
        return this;
    }

    private static BinaryException damaged(String what) {
        return new BinaryException(DAMAGED, what, "Copy, download or build the file again.");
    }

    private static int unsigned(short value) {
        return Short.toUnsignedInt(value);
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }
}

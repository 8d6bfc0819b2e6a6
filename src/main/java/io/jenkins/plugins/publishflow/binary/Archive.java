package io.jenkins.plugins.publishflow.binary;

import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.DAMAGED;
import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.ENCRYPTED;
import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.TOO_LARGE;
import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.WRONG_COMPRESSION;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A zip archive, read by its table of contents. Does not use {@code java.util.zip.ZipFile}, which holds the whole table
 * in memory however long it is, hides entries of the same name, and says of a password or an odd name only that the
 * header is invalid. Layout after the ZIP file format specification (APPNOTE), sections 4.3.7, 4.3.12 and 4.5.3.
 */
final class Archive {

    /** Far more than any app has. */
    static final int MAX_ENTRIES = 250_000;

    private static final int MAX_TABLE = 256 << 20;
    private static final int LINE_SIGNATURE = 0x02014b50;
    private static final int LINE_LENGTH = 46;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int EXTRA_64 = 1;

    private final FileBytes file;
    private final ArchiveEnd end;

    Archive(FileBytes file) throws IOException, BinaryException {
        this.file = file;
        this.end = ArchiveEnd.find(file);
        if (end.length() > MAX_TABLE || end.exact() && end.entries() > MAX_ENTRIES) {
            throw tooManyEntries();
        }
    }

    /** Where its table of contents begins. */
    long tableStart() {
        return end.start();
    }

    /** What looks at the entries. */
    @FunctionalInterface
    interface Visitor {
        void visit(ArchiveEntry entry) throws BinaryException;
    }

    /** Shows every entry, in the order of the table, holding one at a time. */
    void forEach(Visitor visitor) throws IOException, BinaryException {
        long count = 0;
        try (InputStream table = new BufferedInputStream(file.stream(end.start(), end.length()), 1 << 16)) {
            for (long left = end.length(); left > 0; count++) {
                if (count == MAX_ENTRIES) {
                    throw tooManyEntries();
                }
                ByteBuffer line = next(table, LINE_LENGTH);
                if (line.getInt(0) != LINE_SIGNATURE) {
                    throw damaged("Line " + (count + 1) + " of its table of contents is none.");
                }
                byte[] name = next(table, unsigned(line.getShort(28))).array();
                ByteBuffer extra = next(table, unsigned(line.getShort(30)));
                int comment = unsigned(line.getShort(32));
                table.skipNBytes(comment);
                left -= LINE_LENGTH + name.length + extra.limit() + comment;
                visitor.visit(entry(line, name, extra));
            }
        } catch (EOFException e) {
            throw damaged("Its table of contents ends in the middle of a line.");
        }
        if (end.exact() ? count != end.entries() : (count & 0xFFFF) != end.entries()) {
            throw damaged("It should have " + end.entries() + " entries, but has " + count + ".");
        }
    }

    private static ByteBuffer next(InputStream table, int length) throws IOException {
        byte[] bytes = table.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ArchiveEntry entry(ByteBuffer line, byte[] name, ByteBuffer extra) throws BinaryException {
        long size = unsigned(line.getInt(24));
        long packedSize = unsigned(line.getInt(20));
        long position = unsigned(line.getInt(42));
        ByteBuffer wide = wideFields(extra);
        if (size == 0xFFFFFFFFL) {
            size = wide(wide, size);
        }
        if (packedSize == 0xFFFFFFFFL) {
            packedSize = wide(wide, packedSize);
        }
        if (position == 0xFFFFFFFFL) {
            position = wide(wide, position);
        }
        if (size < 0 || packedSize < 0 || position < 0) {
            throw damaged("The size or place of " + Quote.of(new String(name, StandardCharsets.UTF_8))
                    + " is beyond all bounds.");
        }
        return new ArchiveEntry(
                name,
                unsigned(line.getShort(8)),
                unsigned(line.getShort(10)),
                unsigned(line.getInt(16)),
                packedSize,
                size,
                position);
    }

    /** The 64 bit fields that a line has for those that do not fit; empty where it has none. */
    private static ByteBuffer wideFields(ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            int id = unsigned(extra.getShort());
            int length = Math.min(unsigned(extra.getShort()), extra.remaining());
            if (id == EXTRA_64) {
                return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            }
            extra.position(extra.position() + length);
        }
        return ByteBuffer.allocate(0);
    }

    private static long wide(ByteBuffer fields, long otherwise) {
        return fields.remaining() >= 8 ? fields.getLong() : otherwise;
    }

    /**
     * The unpacked bytes of an entry.
     *
     * @param limit how many bytes it may have
     */
    byte[] read(ArchiveEntry entry, int limit) throws IOException, BinaryException {
        String name = Quote.of(entry.name());
        if (entry.encrypted()) {
            throw encrypted(entry);
        }
        if (entry.size() > limit) {
            throw new BinaryException(
                    TOO_LARGE,
                    name + " in the archive has " + entry.size() + " bytes; more than " + limit + " make no sense.",
                    "Build the app again, and look at what writes that file.");
        }
        if (entry.method() != ArchiveEntry.STORED && entry.method() != ArchiveEntry.DEFLATED) {
            throw new BinaryException(
                    WRONG_COMPRESSION,
                    name + " in the archive is compressed by method " + entry.method() + ", which no app archive uses.",
                    "Pack it anew with Deflate, the method that every zip tool has.");
        }
        try (InputStream packed = new BufferedInputStream(file.stream(start(entry), entry.packedSize()))) {
            byte[] bytes = entry.method() == ArchiveEntry.STORED
                    ? packed.readNBytes(limit + 1)
                    : inflate(packed, (int) entry.size() + 1);
            CRC32 crc = new CRC32();
            crc.update(bytes);
            if (bytes.length != entry.size() || crc.getValue() != entry.crc()) {
                throw damaged(name + " is not what its checksum says.");
            }
            return bytes;
        } catch (EOFException | java.util.zip.ZipException e) {
            throw damaged(name + " cannot be unpacked.");
        }
    }

    private static byte[] inflate(InputStream packed, int limit) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            return new InflaterInputStream(packed, inflater).readNBytes(limit);
        } finally {
            inflater.end();
        }
    }

    /** Where the bytes of an entry begin. Its local header must name it as the table does. */
    private long start(ArchiveEntry entry) throws IOException, BinaryException {
        long room = end.start() - entry.position() - LOCAL_LENGTH;
        if (room >= entry.rawName().length) {
            ByteBuffer local = file.read(entry.position(), LOCAL_LENGTH + entry.rawName().length);
            int nameLength = unsigned(local.getShort(26));
            int before = LOCAL_LENGTH + nameLength + unsigned(local.getShort(28));
            byte[] name = Arrays.copyOfRange(local.array(), LOCAL_LENGTH, local.limit());
            if (local.getInt(0) == LOCAL_SIGNATURE
                    && nameLength == name.length
                    && Arrays.equals(name, entry.rawName())
                    && entry.packedSize() <= end.start() - entry.position() - before) {
                return entry.position() + before;
            }
        }
        throw damaged(Quote.of(entry.name()) + " is not where the table of contents says.");
    }

    static BinaryException encrypted(ArchiveEntry entry) {
        return new BinaryException(
                ENCRYPTED,
                "The archive is protected by a password: " + Quote.of(entry.name()) + " is encrypted.",
                "Export the app again without a password; the stores take none.");
    }

    private static BinaryException tooManyEntries() {
        return new BinaryException(
                TOO_LARGE,
                "The archive has more than " + MAX_ENTRIES + " entries.",
                "Name the file that the build has exported.");
    }

    private static BinaryException damaged(String what) {
        return new BinaryException(DAMAGED, "The archive is damaged. " + what, "Copy, download or build it again.");
    }

    private static int unsigned(short value) {
        return Short.toUnsignedInt(value);
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }
}
